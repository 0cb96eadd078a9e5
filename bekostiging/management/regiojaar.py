"""What the commands on a region and year share: arguments, and refusals without a traceback."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bekostiging.models import Afrekening
from bekostiging.selectors import get_laatste_afrekening
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.toestanden.services import OvergangGeweigerdError
from segmenten.models import Regio

# Exit code of a command that was asked something it cannot do.
VERKEERD_GEVRAAGD = 2


class Regiojaarcommand(BaseCommand):
    """A command with --regio and --jaar."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the region and the year."""
        parser.add_argument("--regio", required=True, metavar="CODE", help="code van de regio")
        parser.add_argument("--jaar", required=True, type=read_jaar, metavar="JAAR", help="kalenderjaar")


def read_jaar(tekst: str) -> int:
    """Read a calendar year from the command line."""
    if not (tekst.isascii() and tekst.isdigit() and len(tekst) == 4 and 2000 <= int(tekst) <= 2100):
        raise argparse.ArgumentTypeError(f"«{tekst}» is geen jaartal tussen 2000 en 2100.")
    return int(tekst)


def get_regio(code: str) -> Regio:
    """Give the region, or refuse with exit code 2."""
    regio = Regio.objects.filter(code=code).first()
    if regio is None:
        bekend = ", ".join(Regio.objects.order_by("code").values_list("code", flat=True))
        zin = f"Regio «{code}» bestaat niet. Bekend: {bekend or 'nog geen regio'}."
        raise CommandError(zin, returncode=VERKEERD_GEVRAAGD)
    return regio


def get_gebruiker(naam: str) -> Gebruiker:
    """Give the account, or refuse with exit code 2."""
    gebruiker = Gebruiker.objects.filter(gebruikersnaam__iexact=naam, is_active=True).first()
    if gebruiker is None:
        raise CommandError(
            f"Gebruiker «{naam}» bestaat niet of is niet actief.", returncode=VERKEERD_GEVRAAGD
        )
    return gebruiker


def require_afrekening(regio: Regio, jaar: int) -> Afrekening:
    """Give the latest settlement, or refuse with exit code 2."""
    afrekening = get_laatste_afrekening(regio, jaar)
    if afrekening is None:
        zin = f"Er is nog geen afrekening van {regio.code} over {jaar}. Draai eerst reken_af."
        raise CommandError(zin, returncode=VERKEERD_GEVRAAGD)
    return afrekening


@contextmanager
def refuse_in_words() -> Iterator[None]:
    """Tell why a settlement does not move, with exit code 2."""
    try:
        yield
    except OvergangGeweigerdError as fout:
        raise CommandError(fout.reden, returncode=VERKEERD_GEVRAAGD) from fout

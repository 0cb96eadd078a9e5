"""`python manage.py stel_vast --regio CODE --jaar JAAR --gebruiker NAAM [--met-geparkeerd]`."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from bekostiging.management.regiojaar import (
    VERKEERD_GEVRAAGD,
    Regiojaarcommand,
    get_gebruiker,
    get_regio,
)
from bekostiging.selectors import get_laatste_afrekening
from bekostiging.services import stel_vast
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.toestanden.services import OvergangGeweigerdError


class Command(Regiojaarcommand):
    """Establish the latest version of a region and year."""

    help = "Stelt de laatste afrekening van een regio en een jaar vast. Daarna verandert zij niet meer."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add who establishes, and whether parked contracts may stay out."""
        super().add_arguments(parser)
        parser.add_argument(
            "--gebruiker", required=True, metavar="NAAM", help="de contractmanager die vaststelt"
        )
        parser.add_argument(
            "--met-geparkeerd", action="store_true", help="ook als er geparkeerde contracten zijn"
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Establish, or say why not."""
        regio, gebruiker = get_regio(opties["regio"]), get_gebruiker(opties["gebruiker"])
        with met_systeemzicht():
            afrekening = get_laatste_afrekening(regio, opties["jaar"])
            if afrekening is None:
                zin = (
                    f"Er is nog geen afrekening van {regio.code} over {opties['jaar']}. Draai eerst reken_af."
                )
                raise CommandError(zin, returncode=VERKEERD_GEVRAAGD)
            try:
                vast = stel_vast(afrekening, gebruiker, met_geparkeerd=opties["met_geparkeerd"])
            except OvergangGeweigerdError as fout:
                raise CommandError(fout.reden, returncode=VERKEERD_GEVRAAGD) from fout
        self.stdout.write(f"Vastgesteld: {regio.naam}, {vast.jaar}, versie {vast.versie}.")

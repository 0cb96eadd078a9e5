"""Sets up the demonstration."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from bekostiging.models import Afrekening
from inkoop.demo.accounts import get_demowachtwoord
from inkoop.demo.fouten import DemoFoutError
from inkoop.demo.opdracht import Jaaropdracht
from inkoop.demo.opzet import Demo, setup_demo
from inkoop.kern.opmaak import format_bedrag, format_getal
from inkoop.platform.bestanden.fouten import BestandFoutenError

_WEIGER = (
    "Dit is geen demo-omgeving. Zet INKOOP_DEMO=1 of geef --demo mee als hier verzonnen gegevens en "
    "demo-accounts mogen komen."
)
_WEIGER_HTTPS = "Deze installatie staat achter HTTPS (ACHTER_HTTPS); daar maken we nooit een demo."


class Command(BaseCommand):
    """`manage.py demo`: regions, a demo year, its settlement, reports and accounts."""

    help = "Zet de demo klaar: regio's, demojaar, afrekening, rapporten en accounts. Nogmaals is veilig."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what decides the demo year."""
        parser.add_argument("--demo", action="store_true", help="Bevestig dat dit een demo-omgeving is.")
        parser.add_argument("--regio", default="noord-limburg", metavar="CODE", help="Regio (noord-limburg).")
        parser.add_argument("--jaar", type=int, default=2022, help="Kalenderjaar (2022).")
        parser.add_argument("--clienten", type=int, default=1500, metavar="N", help="Aantal cliënten (1500).")
        parser.add_argument("--zaad", type=int, default=1, metavar="S", help="Ander zaad, ander jaar (1).")
        parser.add_argument("--uitvoer", type=Path, metavar="MAP", help="Map voor de rapporten.")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Set up, and show what there is and how to sign in."""
        if settings.ACHTER_HTTPS:
            raise CommandError(_WEIGER_HTTPS)
        if not (opties["demo"] or settings.INKOOP_DEMO):
            raise CommandError(_WEIGER)
        uitvoer = opties["uitvoer"] or settings.UITVOER_MAP
        try:
            opdracht = Jaaropdracht(opties["regio"], opties["jaar"], opties["clienten"], opties["zaad"])
            demo = setup_demo(opdracht, uitvoer, timezone.now(), self._meld)
        except (DemoFoutError, BestandFoutenError) as fout:
            raise CommandError(str(fout)) from fout
        for regel in _describe(demo):
            self.stdout.write(regel)

    def _meld(self, melding: str) -> None:
        self.stdout.write(f"{melding} ...")
        self.stdout.flush()


def _describe(demo: Demo) -> Iterator[str]:
    bundel, afrekening = demo.jaar.bundel, demo.afrekening
    hoe = "nieuw gemaakt" if demo.is_nieuw else "ongewijzigd"
    yield ""
    yield from make_tabel(
        [
            ("Contracten", format_getal(bundel.contracten)),
            ("Cliënten", format_getal(bundel.clienten)),
            ("Toewijzingen", format_getal(bundel.aantallen["toewijzingen"])),
            ("Prestaties", format_getal(bundel.aantallen["prestaties"])),
            ("Vergoeding", format_bedrag(afrekening.vergoeding)),
            ("Saldo", format_bedrag(afrekening.saldo)),
            ("Afrekening", f"versie {afrekening.versie}, {hoe}"),
            ("Het jaar ervoor", _describe_vroeger(demo.vroeger)),
            *_describe_rapporten(demo),
        ]
    )
    yield ""
    yield f"Aanmelden kan met deze accounts. Wachtwoord van elk: {get_demowachtwoord()}"
    yield f"Mail van de demo wordt niet verstuurd, maar ligt in {settings.MAIL_MAP}"
    yield ""
    koppen = ("Account", "Rol", "Ziet")
    yield from make_tabel([koppen, *((a.gebruikersnaam, a.rol, a.bereik) for a in demo.accounts)])


def _describe_vroeger(afrekening: Afrekening) -> str:
    """Say that an earlier year was established and corrected since."""
    stand = afrekening.get_status_display().lower()
    if afrekening.corrigeert is None:
        return f"{afrekening.jaar}: {stand}, versie {afrekening.versie}"
    eerder = afrekening.corrigeert.versie
    return f"{afrekening.jaar}: versie {eerder} vastgesteld, met versie {afrekening.versie} gecorrigeerd"


def _describe_rapporten(demo: Demo) -> Iterator[tuple[str, str]]:
    """Name what a reader opens first; the rest lies beside it."""
    yield "Rapporten in", str(demo.bestanden[0].parent)
    for pad in demo.bestanden:
        if pad.suffix == ".json" or (pad.suffix == ".pdf" and "gemeente" in pad.name):
            yield "Rapport", pad.name
    yield "Verder", f"rekenbladen, CSV en de rapporten per aanbieder ({len(demo.bestanden)} bestanden)"


def make_tabel(rijen: Sequence[Sequence[str]]) -> Iterator[str]:
    """Line up columns; the last one is not filled out with spaces."""
    breedten = [max(len(rij[kolom]) for rij in rijen) for kolom in range(len(rijen[0]))]
    for rij in rijen:
        yield (
            "  " + "  ".join(cel.ljust(breedte) for cel, breedte in zip(rij, breedten, strict=True)).rstrip()
        )

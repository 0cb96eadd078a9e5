"""`python manage.py reken_af --regio CODE --jaar JAAR [--json] [--droog]`."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from bekostiging.berekening.uitvoer import write_json
from bekostiging.management.overzicht import write_uitkomst, write_versie
from bekostiging.management.regiojaar import (
    VERKEERD_GEVRAAGD,
    Regiojaarcommand,
    get_gebruiker,
    get_regio,
)
from bekostiging.models import Afrekening
from bekostiging.selectors import verschil_met_vorige
from bekostiging.services import AfrekenenGeweigerdError, calculate_regiojaar, reken_af
from inkoop.platform.gebruikers.zicht import met_systeemzicht


class Command(Regiojaarcommand):
    """Settle a region and year; with --json the settlement output and nothing else."""

    help = "Rekent een regio en een jaar af en bewaart de uitkomst als nieuwe versie."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add what can be chosen."""
        super().add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="schrijf de afrekening als JSON")
        parser.add_argument("--droog", action="store_true", help="reken alleen, bewaar niets")
        parser.add_argument("--gebruiker", metavar="NAAM", help="namens wie; anders het systeem")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Compute, store unless it is dry, and write."""
        regio = get_regio(opties["regio"])
        gebruiker = get_gebruiker(opties["gebruiker"]) if opties["gebruiker"] else None
        afrekening = None
        if opties["droog"]:
            uitkomst = calculate_regiojaar(regio, opties["jaar"])
        else:
            try:
                afrekening, uitkomst = reken_af(regio, opties["jaar"], gebruiker)
            except AfrekenenGeweigerdError as fout:
                raise CommandError(fout.reden, returncode=VERKEERD_GEVRAAGD) from fout
        if opties["json"]:
            self.stdout.write(write_json(uitkomst), ending="")
            return
        self.stdout.write("\n".join(write_uitkomst(uitkomst)))
        if afrekening is not None:
            self._write_versie(afrekening)

    def _write_versie(self, afrekening: Afrekening) -> None:
        with met_systeemzicht():
            verschil = verschil_met_vorige(afrekening)
        self.stdout.write("\n".join(write_versie(afrekening, verschil)))

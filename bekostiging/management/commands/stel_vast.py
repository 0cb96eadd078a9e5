"""`python manage.py stel_vast --regio CODE --jaar JAAR --gebruiker NAAM [--met-geparkeerd]`."""

from typing import Any

from django.core.management.base import CommandParser

from bekostiging.management.regiojaar import (
    Regiojaarcommand,
    get_gebruiker,
    get_regio,
    refuse_in_words,
    require_afrekening,
)
from bekostiging.services import stel_vast
from inkoop.platform.gebruikers.zicht import met_systeemzicht


class Command(Regiojaarcommand):
    """Establish the latest version of a region and year, which somebody else shared."""

    help = (
        "Stelt de laatste afrekening van een regio en een jaar vast, nadat iemand anders haar deelde. "
        "Daarna verandert zij niet meer."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add who establishes, and whether parked contracts may stay out."""
        super().add_arguments(parser)
        parser.add_argument(
            "--gebruiker", required=True, metavar="NAAM", help="wie vaststelt; niet wie haar maakte of deelde"
        )
        parser.add_argument(
            "--met-geparkeerd", action="store_true", help="ook als er geparkeerde contracten zijn"
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Establish, or say why not."""
        regio, gebruiker = get_regio(opties["regio"]), get_gebruiker(opties["gebruiker"])
        with met_systeemzicht(), refuse_in_words():
            afrekening = require_afrekening(regio, opties["jaar"])
            vast = stel_vast(afrekening, gebruiker, met_geparkeerd=opties["met_geparkeerd"])
        self.stdout.write(f"Vastgesteld: {regio.naam}, {vast.jaar}, versie {vast.versie}.")

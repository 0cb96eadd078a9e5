"""`python manage.py deel_afrekening --regio CODE --jaar JAAR --gebruiker NAAM`."""

from typing import Any

from django.core.management.base import CommandParser

from bekostiging.management.regiojaar import (
    Regiojaarcommand,
    get_gebruiker,
    get_regio,
    refuse_in_words,
    require_afrekening,
)
from bekostiging.services import deel
from inkoop.platform.gebruikers.zicht import met_systeemzicht


class Command(Regiojaarcommand):
    """Share the latest version of a region and year."""

    help = "Deelt de laatste afrekening van een regio en een jaar met de gemeenten en de aanbieders."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add who shares."""
        super().add_arguments(parser)
        parser.add_argument("--gebruiker", required=True, metavar="NAAM", help="de contractmanager die deelt")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Share, or say why not."""
        regio, gebruiker = get_regio(opties["regio"]), get_gebruiker(opties["gebruiker"])
        with met_systeemzicht(), refuse_in_words():
            gedeeld = deel(require_afrekening(regio, opties["jaar"]), gebruiker)
        self.stdout.write(f"Gedeeld: {regio.naam}, {gedeeld.jaar}, versie {gedeeld.versie}.")

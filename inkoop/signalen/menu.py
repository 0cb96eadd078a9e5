"""Menu entry of the signals."""

from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import Menupunt, register_menu


def register() -> None:
    """Register everything of this package that other pages show."""
    register_menu(Menupunt("Signalen", "signalen", Recht.SIGNALEN, groep="Aanleveren", volgorde=42))

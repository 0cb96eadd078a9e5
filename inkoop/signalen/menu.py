"""Menu entry and start page of the signals."""

from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import Menupunt, Vulling, register_menu, register_vak
from inkoop.signalen.views.start import render_signalen


def register() -> None:
    """Register everything of this package that other pages show."""
    # Not with what is delivered: most who read signals deliver nothing.
    register_menu(Menupunt("Signalen", "signalen", Recht.SIGNALEN, groep="Controle", volgorde=42))
    register_vak("start", Vulling("signalen", render_signalen, Recht.SIGNALEN_VOLGEN, 35))

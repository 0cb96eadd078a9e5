"""Menu entry of exports for Woo and archive, and what the log calls what is done with them."""

from inkoop.kern.archiefstuk import Exportdoel
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.logboek.services import register_detail, register_handeling
from inkoop.platform.schermen.services import Menupunt, register_menu

_DOELEN = {doel.value: doel.label for doel in Exportdoel}


def register() -> None:
    """Register everything of this package that other pages show."""
    register_menu(
        Menupunt(
            "Export voor Woo en archief",
            "archiefexporten",
            Recht.ARCHIEFEXPORT,
            groep="Beheer",
            volgorde=818,
        )
    )
    register_handeling("archiefexport_gevraagd", "Export voor Woo of archief gevraagd")
    register_handeling("archiefexport_geexporteerd", "Export voor Woo of archief gemaakt")
    register_detail("doel", describe=lambda doel: _DOELEN.get(doel, doel))

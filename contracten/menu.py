"""Menu entries and fillings of the pages about contracts."""

from contracten.views.start import (
    render_contracten,
    render_contracten_van_perceel,
)
from inkoop.platform.gebruikers.rechten import Bereik, Recht
from inkoop.platform.schermen.services import Menupunt, Vulling, register_menu, register_vak

GROEP = "Contracten"


def register() -> None:
    """Register everything of this app that other pages show."""
    register_menu(
        Menupunt("Aanbieders", "aanbieders", Recht.AANBIEDERS, groep=GROEP, volgorde=20),
        Menupunt("Contracten", "contracten", Recht.CONTRACTEN, groep=GROEP, volgorde=21),
    )
    eigen = Vulling("contracten", render_contracten, Recht.CONTRACTEN, 10, bereiken={Bereik.AANBIEDER})
    register_vak("start", eigen)
    register_vak("perceel.contracten", Vulling("contracten", render_contracten_van_perceel, Recht.AANBIEDERS))

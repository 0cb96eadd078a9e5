"""Menu entries and fillings of the pages about contracts."""

from contracten.views.start import (
    toon_contracten,
    toon_contracten_van_perceel,
)
from inkoop.platform.gebruikers.rechten import Bereik, Recht
from inkoop.platform.schermen.services import Menupunt, Vulling, registreer_menu, registreer_vak

GROEP = "Contracten"


def registreer() -> None:
    """Register everything of this app that other pages show."""
    registreer_menu(
        Menupunt("Aanbieders", "aanbieders", Recht.AANBIEDERS, groep=GROEP, volgorde=20),
        Menupunt("Contracten", "contracten", Recht.CONTRACTEN, groep=GROEP, volgorde=21),
    )
    eigen = Vulling("contracten", toon_contracten, Recht.CONTRACTEN, 10, bereiken={Bereik.AANBIEDER})
    registreer_vak("start", eigen)
    registreer_vak("perceel.contracten", Vulling("contracten", toon_contracten_van_perceel, Recht.AANBIEDERS))

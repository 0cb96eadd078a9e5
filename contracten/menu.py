"""Menu entries and fillings of the pages about contracts."""

from contracten.selectors import AANBIEDERS, CONTRACTEN
from contracten.views.start import (
    toon_aanbieders_van_perceel,
    toon_contracten,
    toon_contracten_van_perceel,
)
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.schermen.services import Menupunt, Vulling, registreer_menu, registreer_vak

GROEP = "Contracten"


def registreer() -> None:
    """Register everything of this app that other pages show."""
    registreer_menu(
        Menupunt("Aanbieders", "aanbieders", AANBIEDERS, groep=GROEP, volgorde=20),
        Menupunt("Contracten", "contracten", CONTRACTEN, groep=GROEP, volgorde=21),
    )
    registreer_vak("start", Vulling("contracten", toon_contracten, frozenset({Rol.AANBIEDER.value}), 10))
    zonder_aanbieder = CONTRACTEN - {Rol.AANBIEDER}
    vulling = Vulling("contracten", toon_contracten_van_perceel, frozenset(zonder_aanbieder))
    registreer_vak("perceel.contracten", vulling)
    consulent = frozenset({Rol.CONSULENT.value})
    registreer_vak("perceel.contracten", Vulling("aanbieders", toon_aanbieders_van_perceel, consulent))

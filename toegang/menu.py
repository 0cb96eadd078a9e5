"""Menu entries and fillings of the pages about care."""

from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.schermen.services import Menupunt, Vulling, registreer_menu, registreer_vak
from toegang.views.rollen import CLIENTEN, LEVERINGEN, PRODUCTIE
from toegang.views.start import toon_leveringen, toon_toewijzingen, toon_zorg_van_contract

GROEP = "Toegang"


def registreer() -> None:
    """Register everything of this app that other pages show."""
    registreer_menu(
        Menupunt("Toewijzingen", "toewijzingen", CLIENTEN, groep=GROEP, volgorde=30),
        Menupunt("Afgekeurde prestaties", "afgekeurd", CLIENTEN, groep=GROEP, volgorde=31),
        Menupunt("Leveringen", "leveringen", LEVERINGEN, groep=GROEP, volgorde=32),
    )
    registreer_vak("start", Vulling("toewijzingen", toon_toewijzingen, frozenset({Rol.CONSULENT.value}), 10))
    registreer_vak(
        "start", Vulling("leveringen", toon_leveringen, frozenset({Rol.CONTRACTMANAGER.value}), 50)
    )
    registreer_vak("contract.boven", Vulling("zorg", toon_zorg_van_contract, CLIENTEN | PRODUCTIE, 10))

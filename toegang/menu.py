"""Menu entries and fillings of the pages about care."""

from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    Menupunt,
    Vulling,
    registreer_bestemming,
    registreer_menu,
    registreer_vak,
)
from toegang.views.start import toon_leveringen, toon_toewijzingen, toon_zorg_van_contract

GROEP = "Toegang"


def registreer() -> None:
    """Register everything of this app that other pages show."""
    registreer_menu(
        Menupunt("Toewijzingen", "toewijzingen", Recht.CLIENTEN, groep=GROEP, volgorde=30),
        Menupunt("Afgekeurde prestaties", "afgekeurd", Recht.CLIENTEN, groep=GROEP, volgorde=31),
        Menupunt("Leveringen", "leveringen", Recht.LEVERINGEN, groep=GROEP, volgorde=32),
    )
    registreer_bestemming("zoeken", "zoeken")
    registreer_vak("start", Vulling("toewijzingen", toon_toewijzingen, Recht.ZORG_TOEWIJZEN, 10))
    # What was rejected does not count: who has a settlement made looks at it first.
    registreer_vak("start", Vulling("leveringen", toon_leveringen, Recht.AFREKENING_MAKEN, 50))
    registreer_vak("contract.boven", Vulling("zorg", toon_zorg_van_contract, Recht.CONTRACTEN, 10))

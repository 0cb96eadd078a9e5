"""Menu entries and fillings of the pages about care."""

from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    Menupunt,
    Vulling,
    register_bestemming,
    register_menu,
    register_vak,
)
from toegang.views.start import render_leveringen, render_toewijzingen, render_zorg_van_contract

GROEP = "Toegang"


def register() -> None:
    """Register everything of this app that other pages show."""
    register_menu(
        Menupunt("Toewijzingen", "toewijzingen", Recht.CLIENTEN, groep=GROEP, volgorde=30),
        Menupunt("Afgekeurde prestaties", "afgekeurd", Recht.CLIENTEN, groep=GROEP, volgorde=31),
        Menupunt("Leveringen", "leveringen", Recht.LEVERINGEN, groep=GROEP, volgorde=32),
    )
    register_bestemming("zoeken", "zoeken")
    register_vak("start", Vulling("toewijzingen", render_toewijzingen, Recht.ZORG_TOEWIJZEN, 10))
    # What was rejected does not count: who has a settlement made looks at it first.
    register_vak("start", Vulling("leveringen", render_leveringen, Recht.AFREKENING_MAKEN, 50))
    register_vak("contract.boven", Vulling("zorg", render_zorg_van_contract, Recht.CONTRACTEN, 10))

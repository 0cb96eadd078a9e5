"""Menu entries and start page of the pages of this package."""

from inkoop.paginas.views.start import toon_beheer, toon_taken
from inkoop.paginas.views.taak import TAKEN
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.schermen.services import Menupunt, Vulling, registreer_menu, registreer_vak

GROEP = "Beheer"


def registreer() -> None:
    """Register everything of this package that other pages show."""
    beheer = frozenset({Rol.BEHEERDER.value})
    registreer_menu(
        Menupunt("Taken", "taken", TAKEN, groep=GROEP, volgorde=800),
        Menupunt("Beheeromgeving", "admin:index", beheer, groep=GROEP, volgorde=850),
    )
    # A provider reads its own contracts and settlements with a program too.
    registreer_menu(
        Menupunt(
            "Beschrijving van de API",
            "api-documentatie",
            frozenset({Rol.AANBIEDER.value}),
            groep="Koppeling",
            volgorde=900,
        )
    )
    registreer_vak("start", Vulling("taken", toon_taken, TAKEN, 40))
    registreer_vak("start", Vulling("beheer", toon_beheer, beheer, 10))

"""Menu entries and start page of the pages of this package."""

from inkoop.paginas.views.start import toon_beheer, toon_taken
from inkoop.platform.gebruikers.rechten import Bereik, Recht
from inkoop.platform.logboek.services import registreer_handeling
from inkoop.platform.schermen.services import (
    Menupunt,
    Vulling,
    registreer_bestemming,
    registreer_menu,
    registreer_vak,
)

GROEP = "Beheer"


def registreer() -> None:
    """Register everything of this package that other pages show."""
    registreer_menu(
        Menupunt("Taken", "taken", Recht.TAKEN, groep=GROEP, volgorde=800),
        Menupunt("Beheeromgeving", "admin:index", Recht.BEHEER, groep=GROEP, volgorde=850),
    )
    # A provider reads its own contracts and settlements with a program too.
    registreer_menu(
        Menupunt(
            "Beschrijving van de API",
            "api-documentatie",
            Recht.CONTRACTEN_API,
            groep="Koppeling",
            volgorde=900,
            bereiken={Bereik.AANBIEDER},
        )
    )
    registreer_handeling("regio_geladen", "Regiobundel geladen")
    registreer_bestemming("taak", "taak")
    registreer_vak("start", Vulling("taken", toon_taken, Recht.TAKEN, 40))
    registreer_vak("start", Vulling("beheer", toon_beheer, Recht.BEHEER, 10))

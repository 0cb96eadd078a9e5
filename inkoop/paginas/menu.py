"""Menu entries and start page of the pages of this package."""

from inkoop.paginas.views.download import render_downloadlink, render_downloads
from inkoop.paginas.views.regiokeuze import render_regiokeuze
from inkoop.paginas.views.start import render_beheer, render_taken
from inkoop.platform.gebruikers.rechten import Bereik, Recht
from inkoop.platform.logboek.services import register_handeling
from inkoop.platform.schermen.services import (
    DOWNLOAD,
    Menupunt,
    Vulling,
    register_bestemming,
    register_menu,
    register_vak,
)

GROEP = "Beheer"


def register() -> None:
    """Register everything of this package that other pages show."""
    register_menu(
        Menupunt("Taken", "taken", Recht.TAKEN, groep=GROEP, volgorde=800),
        Menupunt("Logboek", "logboek", Recht.LOGBOEK, groep=GROEP, volgorde=810),
        Menupunt("Beheeromgeving", "admin:index", Recht.BEHEER, groep=GROEP, volgorde=850),
    )
    # A provider reads its own contracts and settlements with a program too.
    register_menu(
        Menupunt(
            "Beschrijving van de API",
            "api-documentatie",
            Recht.CONTRACTEN_API,
            groep="Koppeling",
            volgorde=900,
            bereiken={Bereik.AANBIEDER},
        )
    )
    register_handeling("regio_geladen", "Regiobundel geladen")
    register_bestemming("taak", "taak")
    register_bestemming(DOWNLOAD, "download")
    register_bestemming("logboek", "logboek")
    register_vak("start", Vulling("mijn-downloads", render_downloads, Recht.START, 5))
    register_vak("gebruikersmenu", Vulling("regiokeuze", render_regiokeuze, Recht.START))
    register_vak("gebruikersmenu", Vulling("downloads", render_downloadlink, Recht.START))
    register_vak("start", Vulling("taken", render_taken, Recht.TAKEN, 40))
    register_vak("start", Vulling("beheer", render_beheer, Recht.BEHEER, 10))

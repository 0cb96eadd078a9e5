"""Menu entries and start page of the purchase structure."""

from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.logboek.services import register_handeling
from inkoop.platform.schermen.services import Menupunt, Vulling, register_menu, register_vak
from segmenten.views.start import render_nog_te_kiezen, render_segmenten

GROEP = "Inkoop"


def register() -> None:
    """Register everything of this app that other pages show."""
    register_menu(
        Menupunt("Regio's", "regios", Recht.STRUCTUUR, groep=GROEP, volgorde=10),
        Menupunt("Segmenten", "segmenten", Recht.STRUCTUUR, groep=GROEP, volgorde=11),
        Menupunt("Percelen", "percelen", Recht.STRUCTUUR, groep=GROEP, volgorde=12),
        Menupunt("Producten", "producten", Recht.STRUCTUUR, groep=GROEP, volgorde=13),
        Menupunt("Trajecten", "trajecten", Recht.STRUCTUUR, groep=GROEP, volgorde=14),
    )
    register_handeling("structuur_gewijzigd", "Inkoopstructuur gewijzigd")
    te_doen = Recht.INKOOP_VOORBEREIDEN
    register_vak("start", Vulling("nog-te-kiezen", render_nog_te_kiezen, te_doen, 10))
    register_vak("start", Vulling("segmenten", render_segmenten, te_doen, 20))

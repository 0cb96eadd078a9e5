"""Menu entries and start page of the purchase structure."""

from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import Menupunt, Vulling, registreer_menu, registreer_vak
from segmenten.views.start import toon_nog_te_kiezen, toon_segmenten

GROEP = "Inkoop"


def registreer() -> None:
    """Register everything of this app that other pages show."""
    registreer_menu(
        Menupunt("Regio's", "regios", Recht.STRUCTUUR, groep=GROEP, volgorde=10),
        Menupunt("Segmenten", "segmenten", Recht.STRUCTUUR, groep=GROEP, volgorde=11),
        Menupunt("Percelen", "percelen", Recht.STRUCTUUR, groep=GROEP, volgorde=12),
        Menupunt("Producten", "producten", Recht.STRUCTUUR, groep=GROEP, volgorde=13),
        Menupunt("Trajecten", "trajecten", Recht.STRUCTUUR, groep=GROEP, volgorde=14),
    )
    te_doen = Recht.INKOOP_VOORBEREIDEN
    registreer_vak("start", Vulling("nog-te-kiezen", toon_nog_te_kiezen, te_doen, 10))
    registreer_vak("start", Vulling("segmenten", toon_segmenten, te_doen, 20))

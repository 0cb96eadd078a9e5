"""Menu entries and start page of the purchase structure."""

from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.schermen.services import Menupunt, Vulling, registreer_menu, registreer_vak
from segmenten.views.rollen import STRUCTUUR
from segmenten.views.start import toon_nog_te_kiezen, toon_segmenten

GROEP = "Inkoop"


def registreer() -> None:
    """Register everything of this app that other pages show."""
    registreer_menu(
        Menupunt("Regio's", "regios", STRUCTUUR, groep=GROEP, volgorde=10),
        Menupunt("Segmenten", "segmenten", STRUCTUUR, groep=GROEP, volgorde=11),
        Menupunt("Percelen", "percelen", STRUCTUUR, groep=GROEP, volgorde=12),
        Menupunt("Producten", "producten", STRUCTUUR, groep=GROEP, volgorde=13),
        Menupunt("Trajecten", "trajecten", STRUCTUUR, groep=GROEP, volgorde=14),
    )
    inkoper = frozenset({Rol.INKOPER.value})
    registreer_vak("start", Vulling("nog-te-kiezen", toon_nog_te_kiezen, inkoper, 10))
    registreer_vak("start", Vulling("segmenten", toon_segmenten, inkoper, 20))

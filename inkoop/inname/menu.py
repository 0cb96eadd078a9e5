"""Menu entries of what is delivered."""

from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.logboek.services import register_handeling
from inkoop.platform.schermen.services import Menupunt, register_bestemming, register_menu

GROEP = "Aanleveren"


def register() -> None:
    """Register everything of this package that other pages show."""
    register_menu(
        Menupunt("Bestanden aanleveren", "uploads", Recht.AANLEVEREN, groep=GROEP, volgorde=40),
        Menupunt("Laadverslagen", "laadverslagen", Recht.LAADVERSLAGEN, groep=GROEP, volgorde=41),
    )
    register_bestemming("uploads", "uploads")
    register_handeling("upload_ingelezen", "Upload ingelezen")
    register_handeling("upload_ingetrokken", "Upload ingetrokken")
    register_handeling("upload_vervallen", "Upload niet ingelezen")

"""Menu entries and fillings of the pages about settlements."""

from bekostiging.views.rollen import CONTRACTUITKOMST, OVERZICHT
from bekostiging.views.start import (
    toon_afrekeningen,
    toon_afrekeningen_van_contract,
    toon_downloads,
    toon_eigen_afrekeningen,
    toon_geparkeerd,
)
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.schermen.services import Menupunt, Vulling, registreer_menu, registreer_vak

GROEP = "Afrekening"


def registreer() -> None:
    """Register everything of this app that other pages show."""
    registreer_menu(
        Menupunt("Afrekeningen", "afrekeningen", OVERZICHT, groep=GROEP, volgorde=40),
        Menupunt("Per contract", "contractafrekeningen", CONTRACTUITKOMST, groep=GROEP, volgorde=41),
    )
    overzicht = frozenset({Rol.CONTRACTMANAGER.value, Rol.FINANCIEN.value})
    beslisser, aanbieder = frozenset({Rol.CONTRACTMANAGER.value}), frozenset({Rol.AANBIEDER.value})
    registreer_vak("start", Vulling("afrekeningen", toon_afrekeningen, overzicht, 20))
    registreer_vak("start", Vulling("downloads", toon_downloads, frozenset({Rol.FINANCIEN.value}), 25))
    registreer_vak("start", Vulling("geparkeerd", toon_geparkeerd, beslisser, 30))
    registreer_vak("start", Vulling("eigen-afrekeningen", toon_eigen_afrekeningen, aanbieder, 20))
    registreer_vak(
        "contract.onder", Vulling("afrekeningen", toon_afrekeningen_van_contract, CONTRACTUITKOMST, 10)
    )

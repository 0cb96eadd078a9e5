"""Menu entries and fillings of the pages about settlements."""

from bekostiging.views.start import (
    toon_afrekeningen,
    toon_afrekeningen_van_contract,
    toon_downloads,
    toon_eigen_afrekeningen,
    toon_geparkeerd,
)
from inkoop.platform.gebruikers.rechten import Bereik, Recht
from inkoop.platform.schermen.services import Menupunt, Vulling, registreer_menu, registreer_vak

GROEP = "Afrekening"


def registreer() -> None:
    """Register everything of this app that other pages show."""
    registreer_menu(
        Menupunt("Afrekeningen", "afrekeningen", Recht.AFREKENINGEN, groep=GROEP, volgorde=40),
        Menupunt("Per contract", "contractafrekeningen", Recht.CONTRACTUITKOMSTEN, groep=GROEP, volgorde=41),
    )
    regels, uitkomsten, aanbieder = Recht.AFREKENINGREGELS, Recht.CONTRACTUITKOMSTEN, {Bereik.AANBIEDER}
    for vulling in (
        Vulling("afrekeningen", toon_afrekeningen, regels, 20, bereiken={Bereik.REGIO, Bereik.GEMEENTE}),
        Vulling("downloads", toon_downloads, Recht.RAPPORTEN, 25, bereiken={Bereik.GEMEENTE}),
        Vulling("geparkeerd", toon_geparkeerd, Recht.AFREKENING_VASTSTELLEN, 30),
        Vulling("eigen-afrekeningen", toon_eigen_afrekeningen, uitkomsten, 20, bereiken=aanbieder),
    ):
        registreer_vak("start", vulling)
    registreer_vak("contract.onder", Vulling("afrekeningen", toon_afrekeningen_van_contract, uitkomsten, 10))

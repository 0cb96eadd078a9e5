"""Menu entries and fillings of the pages about settlements."""

from decimal import Decimal, InvalidOperation

from bekostiging.views.stand import render_stand
from bekostiging.views.start import (
    render_afrekeningen,
    render_afrekeningen_van_contract,
    render_downloads,
    render_eigen_afrekeningen,
    render_geparkeerd,
    render_verrekening,
)
from inkoop.kern.opmaak import format_bedrag
from inkoop.platform.gebruikers.rechten import Bereik, Recht
from inkoop.platform.logboek.services import register_detail, register_handeling
from inkoop.platform.schermen.services import Menupunt, Vulling, register_menu, register_vak

GROEP = "Afrekening"


def register() -> None:
    """Register everything of this app that other pages show."""
    register_menu(
        Menupunt("Afrekeningen", "afrekeningen", Recht.AFREKENINGEN, groep=GROEP, volgorde=40),
        Menupunt("Per contract", "contractafrekeningen", Recht.CONTRACTUITKOMSTEN, groep=GROEP, volgorde=41),
    )
    register_handeling("afrekening_vastgesteld", anker=True)
    register_handeling("steekproef_getrokken", "Steekproef getrokken")
    # The log keeps an amount as a text, so that no cent is lost.
    register_detail("saldo", "vergoeding", describe=_describe_bedrag)
    volgen, uitkomsten, aanbieder = Recht.AFREKENINGEN_VOLGEN, Recht.CONTRACTUITKOMSTEN, {Bereik.AANBIEDER}
    for vulling in (
        Vulling("afrekeningen", render_afrekeningen, volgen, 20),
        Vulling("verrekening", render_verrekening, volgen, 5, bereiken={Bereik.GEMEENTE}),
        Vulling("downloads", render_downloads, Recht.RAPPORTEN, 25, bereiken={Bereik.GEMEENTE}),
        Vulling("geparkeerd", render_geparkeerd, Recht.AFREKENING_VASTSTELLEN, 30),
        Vulling("eigen-afrekeningen", render_eigen_afrekeningen, uitkomsten, 20, bereiken=aanbieder),
    ):
        register_vak("start", vulling)
    register_vak("productie", Vulling("stand", render_stand, Recht.PRODUCTIE, 10))
    register_vak("contract.onder", Vulling("afrekeningen", render_afrekeningen_van_contract, uitkomsten, 10))


def _describe_bedrag(tekst: str) -> str:
    """Return an amount of a line in euros; the log never changes, so what is no amount stays as it is."""
    try:
        return format_bedrag(Decimal(tekst))
    except InvalidOperation:
        return tekst

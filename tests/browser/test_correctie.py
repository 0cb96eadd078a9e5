"""The pages of a correction in a real browser, in each state: as a concept, shared, and established."""

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from bekostiging.models import Afrekening, Contractafrekening
from bekostiging.services import make_afrekening, stel_vast
from contracten.models import AanbiederToegang
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, GemeenteToegang, Regio
from tests.bekostiging.hulp import establish, make_contractmanager, share, store_voorbeeld
from tests.bekostiging.wijzigingen import raise_budget
from tests.browser.controle import check_pagina, meld_aan
from tests.fabrieken import make_gebruiker

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGINAS = ("afrekening", "afrekening_verschil", "afrekening_verrekening", "afrekening_jaarrekening")
# What is still to be decided in a state.
BESLISSING = {"concept": "afrekening_delen", "gedeeld": "afrekening_vaststellen"}


def make_correctie(regio: Regio, stand: str) -> Afrekening:
    """Establish a year, change an agreement, and bring its correction to a state."""
    vaststeller = make_contractmanager(regio, "vaststeller")
    establish(regio, vaststeller)
    with met_systeemzicht():
        raise_budget()
    correctie = make_afrekening(regio, 2022, None)
    if stand == "concept":
        return correctie
    share(correctie)
    if stand == "vastgesteld":
        with met_systeemzicht():
            return stel_vast(correctie, vaststeller, met_geparkeerd=True)
    return correctie


def make_kijkers(regio: Regio, uitkomst: Contractafrekening) -> dict[str, Gebruiker]:
    """Make who look at a correction, by role."""
    kijkers: dict[str, Gebruiker] = {
        rol: make_gebruiker(f"kijker-{rol}", rol) for rol in (Rol.FINANCIEN, Rol.AANBIEDER)
    }
    with met_systeemzicht():
        gemeente = Gemeente.objects.filter(regio=regio).order_by("volgorde")[0]
        GemeenteToegang.objects.create(gebruiker=kijkers[Rol.FINANCIEN], gemeente=gemeente)
        aanbieder = uitkomst.contract.aanbieder
        AanbiederToegang.objects.create(gebruiker=kijkers[Rol.AANBIEDER], aanbieder=aanbieder)
    return {**kijkers, Rol.CONTRACTMANAGER: make_contractmanager(regio, "kijker")}


def find_urls(rol: str, stand: str, correctie: Afrekening, uitkomst: Contractafrekening) -> dict[str, str]:
    """Give the pages of a correction that a role looks at in a state, by name."""
    contract = {"contractafrekening": reverse("contractafrekening", args=[uitkomst.pk]), "start": "/"}
    if rol == Rol.AANBIEDER:
        return contract
    namen = [*PAGINAS, *([BESLISSING[stand]] if rol == Rol.CONTRACTMANAGER and stand in BESLISSING else [])]
    return {naam: reverse(naam, args=[correctie.pk]) for naam in namen} | contract


@pytest.mark.parametrize("stand", ["concept", "gedeeld", "vastgesteld"])
def test_a_correction_is_accessible_in_every_state_for_who_sees_it(pagina: "Page", stand: str) -> None:
    pagina.goto("/aanmelden")
    regio = store_voorbeeld("03")
    correctie = make_correctie(regio, stand)
    with met_systeemzicht():
        uitkomsten = Contractafrekening.objects.select_related("contract__aanbieder")
        uitkomst = uitkomsten.get(afrekening=correctie, contract__nummer="C3")
    fouten = []
    for rol, gebruiker in make_kijkers(regio, uitkomst).items():
        if stand == "concept" and rol != Rol.CONTRACTMANAGER:
            continue
        meld_aan(pagina, gebruiker, pagina.evaluate("() => location.origin"))
        for naam, url in find_urls(rol, stand, correctie, uitkomst).items():
            try:
                check_pagina(pagina, url, f"correctie-{naam}-{rol}-{stand}")
            except AssertionError as fout:
                fouten.append(str(fout))
    assert fouten == [], "\n\n".join(fouten)

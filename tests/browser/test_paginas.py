"""Every page of the rights matrix in a real browser, with no, one and many rows."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests import fabrieken
from tests.browser.controle import check_pagina, meld_aan
from tests.paginas.vullen import add_rows
from tests.rechten.matrix import PAGINAS, Cel
from tests.rechten.wereld import make_wereld

if TYPE_CHECKING:
    from playwright.sync_api import Page

VEEL = 60
# Who looks at a page that several roles may open: the one that sees the most of it.
VOORKEUR = (
    Rol.CONTRACTMANAGER,
    Rol.INKOPER,
    Rol.BEHEERDER,
    Rol.AANBIEDER,
    Rol.FINANCIEN,
    Rol.CONSULENT,
    Rol.ACCOUNTANT,
)
# Pages that other roles see differently.
OOK_VOOR = {
    "start": tuple(Rol),
    "afrekeningen": (Rol.FINANCIEN,),
    "afrekening": (Rol.FINANCIEN,),
    "afrekening_verrekening": (Rol.FINANCIEN,),
    "afrekening_jaarrekening": (Rol.FINANCIEN,),
    "contractafrekening": (Rol.FINANCIEN, Rol.AANBIEDER),
    "contract": (Rol.AANBIEDER,),
    "aanbieder": (Rol.CONSULENT,),
}
# Parts of a page, and pages that tests/browser/test_schermen.py looks at.
GEEN_PAGINA = {"stijlgids", "stijlgids_voortgang", "taak_voortgang", "wachtwoord"}
GEEN_PAGINA |= {"upload_fouten", "upload_voorbeeld", "upload_voortgang", "afrekening_rapportbundel"}
GEEN_PAGINA |= {"inzageoverzicht"}


def is_pagina(naam: str, cel: Cel) -> bool:
    """Say whether a route shows a page to somebody who is signed in."""
    is_scherm = cel.status == 200 and bool(cel.rollen) and not cel.openbaar
    return is_scherm and naam not in GEEN_PAGINA and not naam.startswith("api-")


SCHERMEN = {naam: cel for naam, cel in PAGINAS.items() if is_pagina(naam, cel)}


def find_urls(rol: str, objecten: Mapping[str, Any] | None) -> dict[str, str]:
    """Give the address of each page that is looked at by this role; without objects only the lists."""
    urls = {}
    for naam, cel in SCHERMEN.items():
        eerste = next(keuze for keuze in VOORKEUR if keuze in cel.rollen)
        if rol != eerste and rol not in OOK_VOOR.get(naam, ()):
            continue
        if cel.sleutels is None:
            urls[naam] = reverse(naam, kwargs=dict(cel.vast))
        elif objecten is not None:
            urls[naam] = reverse(naam, kwargs=dict(cel.sleutels(objecten)))
    return urls


def check_alles(
    pagina: "Page", gebruiker: Gebruiker, urls: Mapping[str, str], naam: str, *, ook_smal: bool = True
) -> None:
    """Check every page as this account and report all that is wrong at once."""
    meld_aan(pagina, gebruiker, pagina.evaluate("() => location.origin"))
    fouten = []
    for route, url in urls.items():
        try:
            check_pagina(pagina, url, f"{route}-{gebruiker.rollen[0]}-{naam}", ook_smal=ook_smal)
        except AssertionError as fout:
            fouten.append(str(fout))
    assert fouten == [], "\n\n".join(fouten)


@pytest.fixture
def voordeur(pagina: "Page") -> "Page":
    """A browser that is at the site, so that it knows its address."""
    pagina.goto("/aanmelden")
    return pagina


@pytest.mark.parametrize("rol", Rol.values)
def test_lists_without_rows_are_accessible(voordeur: "Page", rol: str) -> None:
    gebruiker = fabrieken.make_gebruiker("Nieuw account", rol)
    check_alles(voordeur, gebruiker, find_urls(rol, None), "0")


@pytest.mark.lang
@pytest.mark.parametrize("rol", Rol.values)
@pytest.mark.parametrize("aantal", [1, VEEL])
def test_pages_with_rows_are_accessible(voordeur: "Page", rol: str, aantal: int) -> None:
    with met_systeemzicht():
        wereld = make_wereld()
        add_rows(wereld, 0, aantal)
    urls = find_urls(rol, wereld.eigen)
    # On a phone a page with one row has nothing that it has not with none or with many.
    check_alles(voordeur, wereld.accounts[rol], urls, str(aantal), ook_smal=aantal > 1)


@pytest.mark.parametrize("vraag", ["", "x", "C-eigen", "bestaatniet"])
def test_the_search_page_is_accessible(voordeur: "Page", vraag: str) -> None:
    with met_systeemzicht():
        wereld = make_wereld()
    url = f"{reverse('zoeken')}?vraag={vraag}"
    check_alles(voordeur, wereld.accounts[Rol.CONTRACTMANAGER], {"zoeken": url}, vraag or "leeg")

"""A name of 150 signs without a space stays within the page and makes no column as wide as itself."""

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import RegioToegang
from tests.browser.controle import REFLOW, meld_aan
from tests.fabrieken import RegioFactory, make_gebruiker

if TYPE_CHECKING:
    from playwright.sync_api import Page

LANG = "abcdefghij" * 15
# By itself the word makes a column of more than twice this.
BREEDSTE_KOLOM = 640
# What stands in a cell does not run into the next one.
CELLEN = """() => [...document.querySelectorAll('.tabel tbody tr > *')].map(cel => {
  const inhoud = document.createRange();
  inhoud.selectNodeContents(cel);
  const cel_ = cel.getBoundingClientRect(), wat = inhoud.getBoundingClientRect();
  return {breed: cel_.width, uit: Math.round(wat.right - cel_.right)};
})"""


@pytest.fixture
def account() -> Gebruiker:
    """An account with long names, and an operator of its region with long names too, who asked its rights."""
    with met_systeemzicht():
        regio = RegioFactory.create()
        beheerder = make_gebruiker("b" * 150, Rol.BEHEERDER)
        account = make_gebruiker(LANG, Rol.INKOPER)
        for wie in (beheerder, account):
            Gebruiker.objects.filter(pk=wie.pk).update(naam=wie.gebruikersnaam)
            RegioToegang.objects.create(gebruiker=wie, regio=regio)
        set_adres(account, f"{'x' * 60}@{'y' * 60}.example.org")
        vast = {"is_gevoelig": True, "rollen": [Rol.DIRECTIE], "reden": "r" * 250}
        Rechtenverzoek.objects.create(account=account, gevraagd_door=beheerder, **vast)
    return account


@pytest.mark.parametrize("breedte", [REFLOW, 1280])
def test_a_long_name_breaks_before_it_widens_the_page(
    pagina: "Page", live_server: Any, account: Gebruiker, breedte: int
) -> None:
    meld_aan(pagina, Gebruiker.objects.get(gebruikersnaam="b" * 150), live_server.url)
    pagina.set_viewport_size({"width": breedte, "height": 800})
    adressen = [
        "/",
        *(reverse(naam) for naam in ("accounts", "rechtenverzoeken", "logboek")),
        *(reverse(naam, args=[account.pk]) for naam in ("account", "account_persoon", "account_uitzetten")),
        reverse("rechtenverzoek", args=[Rechtenverzoek.objects.get().pk]),
    ]
    for adres in adressen:
        pagina.goto(adres)
        breed = pagina.evaluate("document.documentElement.scrollWidth")
        assert breed <= breedte, f"{adres}: {breed} op {breedte}"
        for cel in pagina.evaluate(CELLEN):
            assert cel["breed"] <= BREEDSTE_KOLOM, adres
            assert cel["uit"] <= 1, adres

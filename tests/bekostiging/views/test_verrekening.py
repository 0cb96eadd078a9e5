"""Who pays whom: one amount on every place, named for the one that settles, that opens into its parts."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from bekostiging.models import Afrekening, Contractafrekening
from bekostiging.selectors.posten import add_posten, find_posten, find_verrekenstaten
from contracten.models import Betaling, Contract
from inkoop.kern.codes import Domein
from inkoop.kern.geld import som
from inkoop.kern.opmaak import format_bedrag
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, GemeenteToegang, Perceel, Productvoorkomen
from tests.bekostiging.hulp import make_contractmanager, make_gedeeld, store_voorbeeld
from tests.fabrieken import make_gebruiker

pytestmark = pytest.mark.django_db
MGR = "MGR Sociaal Domein"


@pytest.fixture
def afrekening() -> Afrekening:
    """Example 10 with a joint body that settles, but in the perceel of C1, where Venlo does."""
    regio = store_voorbeeld("10")
    with met_systeemzicht():
        regio.opdrachtgever = MGR
        regio.save()
        perceel = Contract.objects.get(nummer="C1").perceel
        Perceel.objects.get(pk=perceel.pk).voorkomens.update(opdrachtgever="Gemeente Venlo")
    return make_gedeeld(regio)


@pytest.fixture
def manager(afrekening: Afrekening) -> Gebruiker:
    with met_systeemzicht():
        return make_contractmanager(afrekening.regio, "manager")


@pytest.fixture
def venray(afrekening: Afrekening) -> Gebruiker:
    with met_systeemzicht():
        gebruiker = make_gebruiker("venray", Rol.FINANCIEN)
        GemeenteToegang.objects.create(gebruiker=gebruiker, gemeente=Gemeente.objects.get(code="0984"))
    return gebruiker


@pytest.fixture
def read(client: Client) -> Callable[[Gebruiker, str], str]:
    def _read(gebruiker: Gebruiker, adres: str) -> str:
        client.force_login(gebruiker)
        antwoord = client.get(adres)
        assert antwoord.status_code == 200
        return antwoord.content.decode().replace("&amp;", "&")

    return _read


def test_parts_add_up_to_the_settlement_and_statements_to_nothing(
    afrekening: Afrekening, manager: Gebruiker
) -> None:
    with met_systeemzicht():
        posten = find_posten(manager, afrekening)
    assert som(post.saldo for post in posten) == afrekening.saldo
    for velden in (("wetnaam",), ("wetnaam", "segment", "aanbieder"), ("taakveldcode",), ("gemeente",)):
        assert som(regel.saldo for regel in add_posten(posten, *velden)) == afrekening.saldo
    staten = find_verrekenstaten(posten)
    assert [staat.betaler.naam for staat in staten] == ["Gemeente Venlo", MGR]
    assert all(staat.totaal == 0 for staat in staten)
    assert som(staat.met_aanbieders for staat in staten) == afrekening.saldo


@pytest.mark.parametrize("pagina", ["afrekening_verrekening", "afrekening_jaarrekening"])
def test_a_table_does_not_repeat_the_heading_above_it(
    afrekening: Afrekening, manager: Gebruiker, read: Callable[[Gebruiker, str], str], pagina: str
) -> None:
    tekst = read(manager, reverse(pagina, args=[afrekening.pk]))
    koppen = {kop.strip() for kop in re.findall(r"<h2[^>]*>(.*?)</h2>", tekst, re.DOTALL)}
    bijschriften = {deel.strip() for deel in re.findall(r"<caption[^>]*>\s*(?:<[^>]*>)?([^<]*)", tekst)}
    assert len(koppen) >= 3
    assert len(bijschriften) >= 3
    assert koppen.isdisjoint(bijschriften)


def test_a_municipality_reads_what_it_owes_to_who_buys_for_it(
    afrekening: Afrekening, venray: Gebruiker, read: Callable[[Gebruiker, str], str]
) -> None:
    pagina = read(venray, reverse("afrekening_verrekening", args=[afrekening.pk]))
    with met_systeemzicht():
        posten = find_posten(venray, afrekening)
    assert {post.gemeente for post in posten} == {"Venray"}
    assert {post.tegenpartij for post in posten} == {MGR, "Gemeente Venlo"}
    for post in posten:
        assert format_bedrag(post.saldo) in pagina
        assert post.richting in pagina
    assert "Bijbetaling" not in pagina


def test_the_sentence_on_the_start_page_opens_by_law_into_the_parts(
    afrekening: Afrekening, venray: Gebruiker, read: Callable[[Gebruiker, str], str]
) -> None:
    start = read(venray, reverse("start"))
    with met_systeemzicht():
        posten = find_posten(venray, afrekening)
    saldo = som(post.saldo for post in posten)
    assert format_bedrag(abs(saldo)) in start
    adres = reverse("afrekening_verrekening", args=[afrekening.pk])
    for wet in {post.wet for post in posten}:
        deel = [post for post in posten if post.wet == wet]
        assert f"{adres}?posten-wet={wet}#tabel-posten" in start
        pagina = read(venray, f"{adres}?posten-wet={wet}")
        assert format_bedrag(som(post.saldo for post in deel)) in pagina
        for post in deel:
            assert reverse("contractafrekening", args=[post.sleutel]) in pagina


def test_the_year_accounts_hold_the_settlement_beside_payments_of_since(
    afrekening: Afrekening, venray: Gebruiker, read: Callable[[Gebruiker, str], str]
) -> None:
    with met_systeemzicht():
        eerder = find_posten(venray, afrekening)[0]
        Betaling.objects.create(
            contract=Contract.objects.get(nummer=eerder.contract),
            gemeente=Gemeente.objects.get(code="0984"),
            jaar=2022,
            datum=date(2023, 2, 1),
            bedrag=Decimal("41.17"),
        )
        nu = find_posten(venray, afrekening)[0]
    assert nu.saldo == eerder.saldo
    assert nu.aansluiting.verschil == Decimal("41.17")
    assert nu.stand.gedeclareerd == Decimal("-41.17")
    pagina = read(venray, reverse("afrekening_jaarrekening", args=[afrekening.pk]))
    assert format_bedrag(Decimal("41.17")) in pagina
    assert format_bedrag(nu.aansluiting.open_saldo) in pagina


def test_re_integration_has_its_taakveld_and_the_page_says_whose_reading_that_is(
    afrekening: Afrekening, venray: Gebruiker, read: Callable[[Gebruiker, str], str]
) -> None:
    adres = reverse("afrekening_jaarrekening", args=[afrekening.pk])
    assert "Arbeidsparticipatie" not in read(venray, adres)
    with met_systeemzicht():
        Productvoorkomen.objects.update(wet=Domein.PARTICIPATIE, categorie="Re-integratie")
    pagina = read(venray, adres)
    assert "Arbeidsparticipatie" in pagina
    assert "Dat re-integratie bij 6.5 hoort en beschut werk bij 6.4" in pagina
    assert "Nog te bepalen" not in pagina
    with met_systeemzicht():
        Productvoorkomen.objects.update(categorie="werk")
    pagina = read(venray, adres)
    assert "Nog te bepalen" in pagina
    assert "Waar het taakveld nog te bepalen is" in pagina
    assert "Dat re-integratie bij 6.5" not in pagina


def test_the_balance_keeps_what_is_received_and_paid_apart_and_opens_into_its_parts(
    afrekening: Afrekening, manager: Gebruiker, read: Callable[[Gebruiker, str], str]
) -> None:
    adres = reverse("afrekening_jaarrekening", args=[afrekening.pk])
    pagina = read(manager, adres)
    with met_systeemzicht():
        posten = find_posten(manager, afrekening)
    regels = add_posten(posten, "wetnaam", "segment")
    assert any(regel.te_ontvangen and regel.te_betalen for regel in regels)
    for regel in regels:
        assert regel.te_ontvangen - regel.te_betalen == regel.stand.totaal
        assert format_bedrag(regel.te_ontvangen) in pagina
        assert format_bedrag(regel.te_betalen) in pagina
    deel = unescape(re.findall(r'href="(\?standposten-wet=[^"]+)"', pagina)[0])
    open_ = read(manager, adres + deel)
    for post in regels[0].delen:
        assert reverse("contractafrekening", args=[post.sleutel]) in open_
    taakveld = re.findall(r'href="([^"]+posten-taakveld=[^"]+)"', pagina)[0]
    assert reverse("afrekening_verrekening", args=[afrekening.pk]) in taakveld
    assert "Er is niets" not in read(manager, unescape(taakveld))


def test_what_was_paid_opens_into_its_payments(
    afrekening: Afrekening, manager: Gebruiker, read: Callable[[Gebruiker, str], str]
) -> None:
    with met_systeemzicht():
        post = find_posten(manager, afrekening)[0]
    for adres in (
        reverse("afrekening_verrekening", args=[afrekening.pk]),
        reverse("contractafrekening", args=[post.sleutel]),
    ):
        pagina = read(manager, adres)
        for route in ("voorschotten", "betalingen"):
            assert f'href="{reverse(route, args=[post.contractsleutel])}?jaar=2022"' in pagina


def test_an_export_is_named_for_its_year_version_and_municipality(
    afrekening: Afrekening, venray: Gebruiker, client: Client
) -> None:
    client.force_login(venray)
    antwoord = client.get(
        reverse("afrekening_jaarrekening", args=[afrekening.pk]), {"taakvelden-export": "csv"}
    )
    antwoord.close()
    assert 'filename="taakvelden-2022-versie-1-gedeeld-venray.csv"' in antwoord["Content-Disposition"]


def test_a_net_balance_says_what_it_nets(
    afrekening: Afrekening, manager: Gebruiker, read: Callable[[Gebruiker, str], str]
) -> None:
    with met_systeemzicht():
        saldi = [een.saldo for een in Contractafrekening.objects.filter(afrekening=afrekening)]
    terug, bij = (som(saldo for saldo in saldi if teken * saldo > 0) for teken in (1, -1))
    assert terug
    assert bij
    zin = f"{format_bedrag(terug)} terug en {format_bedrag(-bij)} bij"
    assert zin in read(manager, reverse("afrekening", args=[afrekening.pk]))

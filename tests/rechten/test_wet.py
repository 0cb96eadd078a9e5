"""Whose sight is limited to one law sees nothing of another, on no page and in no table."""

from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from bekostiging.models import Afrekening
from bekostiging.selectors import get_totalen
from contracten.models import Contract
from inkoop.kern.codes import Domein
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.rechten import VAN_ALLE_WETTEN, has_recht
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from segmenten.models import Regio, RegioToegang
from tests import fabrieken
from tests.fabrieken import make_gebruiker

pytestmark = pytest.mark.django_db


@pytest.fixture
def contracten() -> dict[str, Contract]:
    """A contract with care, an outcome and a settlement in a segment of each law, in one region."""
    regio = fabrieken.RegioFactory.create(code="noord")
    gevonden = {}
    for wet in (Domein.JEUGD, Domein.WMO):
        segment = fabrieken.SegmentFactory.create(regio=regio, code=f"S-{wet}", domeinen=[wet])
        product = fabrieken.ProductFactory.create(segment=segment, code=f"P-{wet}")
        perceel = fabrieken.PerceelFactory.create(segment=segment, code=f"L-{wet}")
        contract = fabrieken.ContractFactory.create(perceel=perceel, nummer=f"C-{wet}")
        fabrieken.ToewijzingFactory.create(contract=contract, product=product, nummer=f"T-{wet}")
        fabrieken.ContractafrekeningFactory.create(contract=contract)
        gevonden[str(wet)] = contract
    return gevonden


def make_beperkt(regio: Regio, rol: str, *wetten: str) -> Gebruiker:
    account = make_gebruiker("iemand", rol)
    with met_systeemzicht():
        Gebruiker.objects.filter(pk=account.pk).update(wetten=list(wetten))
        RegioToegang.objects.create(gebruiker=account, regio=regio)
    account.refresh_from_db()
    return account


def find_wetten(tekst: str, vorm: str) -> set[str]:
    return {wet for wet in ("jeugd", "wmo") if f"{vorm}-{wet}" in tekst}


@pytest.mark.parametrize(
    ("route", "vorm"),
    [("contracten", "C"), ("percelen", "L"), ("producten", "P"), ("segmenten", "S"), ("toewijzingen", "T")],
)
def test_lists_hold_the_own_law_only(contracten: dict[str, Contract], route: str, vorm: str) -> None:
    regio = contracten["wmo"].regio
    client = Client()
    client.force_login(make_beperkt(regio, Rol.CONTRACTMANAGER, "wmo"))
    assert find_wetten(client.get(reverse(route)).content.decode(), vorm) == {"wmo"}


def test_an_object_of_another_law_is_not_there(contracten: dict[str, Contract]) -> None:
    client = Client()
    client.force_login(make_beperkt(contracten["wmo"].regio, Rol.CONTRACTMANAGER, "wmo"))
    antwoorden = {
        wet: client.get(reverse("contract", args=[contract.pk])).status_code
        for wet, contract in contracten.items()
    }
    assert antwoorden == {"jeugd": 404, "wmo": 200}
    gevonden = client.get(reverse("zoeken"), {"vraag": "C-"}).content.decode()
    assert find_wetten(gevonden, "C") == {"wmo"}


def test_without_a_limit_and_with_all_laws_everything_is_seen(contracten: dict[str, Contract]) -> None:
    regio = contracten["wmo"].regio
    account = make_beperkt(regio, Rol.CONTRACTMANAGER)
    for wetten in ([], ["wmo", "jeugd"]):
        Gebruiker.objects.filter(pk=account.pk).update(wetten=wetten)
        account.refresh_from_db()
        with met_zicht_van(account):
            assert set(Contract.objects.values_list("nummer", flat=True)) == {"C-jeugd", "C-wmo"}


@pytest.mark.parametrize(
    ("model", "pad"),
    [
        ("contracten.contractevent", "pgh_obj"),
        ("toegang.toewijzing", "contract"),
        ("toegang.client", "toewijzingen__contract"),
        ("bekostiging.contractafrekening", "contract"),
    ],
)
def test_the_database_keeps_laws_apart_without_any_filter(
    contracten: dict[str, Contract], model: str, pad: str
) -> None:
    account = make_beperkt(contracten["wmo"].regio, Rol.CONTRACTMANAGER, "wmo")
    klasse: Any = apps.get_model(model)
    with met_systeemzicht():
        assert set(klasse.objects.values_list(pad, flat=True)) == {c.pk for c in contracten.values()}
    with met_zicht_van(account):
        assert set(klasse.objects.values_list(pad, flat=True)) == {contracten["wmo"].pk}


def test_a_page_says_which_law_is_seen_and_counts_only_that(contracten: dict[str, Contract]) -> None:
    regio = contracten["wmo"].regio
    with met_systeemzicht():
        niets = dict.fromkeys(("realisatie", "vergoeding"), "0.00")
        afrekening: Afrekening = fabrieken.AfrekeningFactory.create(
            regio=regio, jaar=2021, voorschot="100.00", saldo="100.00", **niets
        )
        for wet, bedrag in (("jeugd", "70.00"), ("wmo", "30.00")):
            fabrieken.ContractafrekeningFactory.create(
                afrekening=afrekening, contract=contracten[wet], voorschot=bedrag, saldo=bedrag, **niets
            )
    beperkt = make_beperkt(regio, Rol.CONTRACTMANAGER, "wmo")
    client = Client()
    client.force_login(beperkt)
    pagina = client.get(reverse("afrekening", args=[afrekening.pk])).content.decode()
    assert "U ziet alleen Wmo." in pagina
    with met_zicht_van(beperkt):
        assert get_totalen(afrekening, beperkt).voorschot == Decimal("30.00")
    lijst = client.get(reverse("afrekeningen")).content.decode()
    assert "100,00" not in pagina + lijst
    for route in ("afrekening_delen", "afrekening_vaststellen"):
        assert client.get(reverse(route, args=[afrekening.pk])).status_code == 403
    assert client.get(reverse("afrekening_starten")).status_code == 403
    Gebruiker.objects.filter(pk=beperkt.pk).update(wetten=[])
    pagina = client.get(reverse("afrekening", args=[afrekening.pk])).content.decode()
    assert "U ziet alleen" not in pagina
    assert "100,00" in pagina


def test_files_that_hold_all_laws_are_not_for_who_sees_one(contracten: dict[str, Contract]) -> None:
    regio = contracten["wmo"].regio
    beperkt = make_beperkt(regio, Rol.CONTRACTMANAGER, "wmo")
    heeft = {recht for recht in VAN_ALLE_WETTEN if has_recht(beperkt, recht)}
    beperkt.wetten = []
    assert heeft == set()
    assert any(has_recht(beperkt, recht) for recht in VAN_ALLE_WETTEN)

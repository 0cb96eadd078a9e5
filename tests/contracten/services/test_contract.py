"""Saving contracts: what is named becomes as it says, what is not named stays, and all or nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from contracten.models import Contract, Jaarafspraak, Tarief
from contracten.regels.aanbieder import Aanbiederopgave
from contracten.regels.contract import Contractopgave
from contracten.regels.jaarafspraak import Jaarafspraakopgave
from contracten.regels.tarief import Tariefopgave
from contracten.services import Contractenopgave, save_contracten
from inkoop.kern.bezwaar import BezwarenError
from segmenten.models import Product
from tests.fabrieken import ProductFactory, TariefFactory

PEILDATUM = date(2022, 12, 31)

pytestmark = pytest.mark.usefixtures("systeem")


@pytest.fixture
def product(contract: Contract) -> Product:
    product: Product = ProductFactory.create(segment=contract.perceel.segment, code="45A10")
    return product


@pytest.fixture
def opgave(contract: Contract, product: Product) -> Contractopgave:
    """A new contract of a new provider."""
    return Contractopgave(
        nummer="K2",
        aanbieder="linde",
        perceel=contract.perceel.code,
        ingangsdatum=date(2022, 1, 1),
        tarieven=[
            Tariefopgave(product="45A10", bedrag=Decimal("30.00"), eenheid="uur", vanaf=date(2022, 1, 1))
        ],
        jaarafspraken=[Jaarafspraakopgave(jaar=2022)],
    )


def make_geheel(*contracten: Contractopgave) -> Contractenopgave:
    linde = Aanbiederopgave(code="linde", naam="De Linde")
    return Contractenopgave(aanbieders=[linde], contracten=contracten)


def test_a_contract_is_saved_with_all_that_lies_within_it(contract: Contract, opgave: Contractopgave) -> None:
    verschil = save_contracten(contract.regio, make_geheel(opgave), PEILDATUM)
    nieuw = Contract.objects.get(nummer="K2")
    assert nieuw.aanbieder.naam == "De Linde"
    assert [(t.product.code, t.bedrag, t.tot) for t in nieuw.tarieven.all()] == [
        ("45A10", Decimal("30.00"), None)
    ]
    assert {naam for naam, telling in verschil.items() if telling.nieuw} == {
        "aanbieders",
        "contracten",
        "tarieven",
        "jaarafspraken",
    }


def test_saving_again_changes_nothing(contract: Contract, opgave: Contractopgave) -> None:
    save_contracten(contract.regio, make_geheel(opgave), PEILDATUM)
    verschil = save_contracten(contract.regio, make_geheel(opgave), PEILDATUM)
    assert not any(telling.is_wijziging for telling in verschil.values())


def test_a_contract_that_is_named_loses_what_it_no_longer_has(
    contract: Contract, opgave: Contractopgave
) -> None:
    save_contracten(contract.regio, make_geheel(opgave), PEILDATUM)
    leeg = replace(opgave, tarieven=[], jaarafspraken=[])
    verschil = save_contracten(contract.regio, make_geheel(leeg), PEILDATUM)
    assert (verschil["tarieven"].verwijderd, verschil["jaarafspraken"].verwijderd) == (1, 1)


def test_a_contract_that_is_not_named_stays_as_it_is(contract: Contract, opgave: Contractopgave) -> None:
    TariefFactory.create(contract=contract)
    save_contracten(contract.regio, make_geheel(opgave), PEILDATUM)
    assert Contract.objects.filter(pk=contract.pk).exists()
    assert contract.tarieven.count() == 1


def test_one_wrong_contract_refuses_all(contract: Contract, opgave: Contractopgave) -> None:
    fout = replace(opgave, nummer="K3", perceel="bestaat-niet")
    with pytest.raises(BezwarenError) as fouten:
        save_contracten(contract.regio, make_geheel(opgave, fout), PEILDATUM)
    assert [bezwaar.veld for bezwaar in fouten.value.bezwaren] == ["contracten[1].perceel"]
    assert not Contract.objects.filter(nummer__in=["K2", "K3"]).exists()
    assert not Tarief.objects.exists()
    assert not Jaarafspraak.objects.exists()


def test_a_contract_does_not_change_its_provider(contract: Contract, opgave: Contractopgave) -> None:
    with pytest.raises(BezwarenError, match="wisselt niet van aanbieder"):
        save_contracten(contract.regio, make_geheel(replace(opgave, nummer=contract.nummer)), PEILDATUM)

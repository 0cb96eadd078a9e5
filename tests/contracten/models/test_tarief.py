"""Tariffs: never two at once for a product, never below zero, with all decimals that were agreed."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from contracten.models import Contract, Tarief
from tests.fabrieken import ContractFactory, ProductFactory, TariefFactory

pytestmark = pytest.mark.usefixtures("systeem")


@pytest.fixture
def tarief(contract: Contract) -> Tarief:
    return TariefFactory.create(contract=contract, vanaf=date(2022, 1, 1), tot=date(2022, 6, 30))


@pytest.mark.parametrize(
    ("vanaf", "tot"),
    [
        ("2022-06-30", "2022-12-31"),
        ("2021-01-01", "2022-01-01"),
        ("2022-02-01", "2022-03-01"),
        ("2021-01-01", None),
    ],
)
def test_two_tariffs_of_a_product_never_hold_on_one_day(tarief: Tarief, vanaf: str, tot: str | None) -> None:
    with pytest.raises(IntegrityError, match="overlappen_niet"), transaction.atomic():
        TariefFactory.create(contract=tarief.contract, product=tarief.product, vanaf=vanaf, tot=tot)


def test_a_tariff_may_follow_another_the_next_day(tarief: Tarief) -> None:
    TariefFactory.create(contract=tarief.contract, product=tarief.product, vanaf="2022-07-01")
    assert tarief.contract.tarieven.count() == 2


def test_another_product_or_contract_has_its_own_tariffs(tarief: Tarief) -> None:
    product = ProductFactory.create(segment=tarief.product.segment)
    ander = ContractFactory.create(perceel=tarief.contract.perceel)
    TariefFactory.create(contract=tarief.contract, product=product)
    TariefFactory.create(contract=ander, product=tarief.product)
    assert Tarief.objects.count() == 3


def test_a_period_does_not_end_before_it_begins(contract: Contract) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        TariefFactory.create(contract=contract, vanaf="2022-02-01", tot="2022-01-31")


def test_a_tariff_is_zero_or_more_and_keeps_its_decimals(contract: Contract) -> None:
    with pytest.raises(IntegrityError, match="tarief_is_niet_negatief"), transaction.atomic():
        TariefFactory.create(contract=contract, bedrag=Decimal("-0.0001"))
    tarief = TariefFactory.create(contract=contract, bedrag=Decimal("1.23456"))
    tarief.refresh_from_db()
    assert tarief.bedrag == Decimal("1.23456")

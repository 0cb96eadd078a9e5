"""The amounts of a settlement: what they add up to, and what derives from their list."""

from dataclasses import fields, make_dataclass
from decimal import Decimal

import pytest
from django.db.models import Model
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.models import Afrekening, Contractafrekening, Gemeenteafrekening
from inkoop.kern.bedragen import (
    BEDRAGSOORTEN,
    GEMEENTEBEDRAGEN,
    PER_CODE,
    Bedragen,
    Bedragsoort,
    add_bedragen,
    get_bedragen,
)
from inkoop.kern.fouten import OnjuisteWaardeError

CENTEN = st.integers(-(10**12), 10**12).map(lambda centen: Decimal(centen) / 100)
_POSTEN = st.fixed_dictionaries({veld.name: CENTEN for veld in fields(Bedragen)})
BEDRAGEN = _POSTEN.map(lambda posten: Bedragen(**posten))


@given(BEDRAGEN)
def test_the_saldo_is_what_was_paid_minus_what_is_due(bedragen: Bedragen) -> None:
    assert bedragen.saldo == bedragen.voorschot + bedragen.betaald - bedragen.vergoeding


@given(st.lists(BEDRAGEN, max_size=5))
def test_every_amount_of_a_sum_is_the_sum_of_that_amount(rijen: list[Bedragen]) -> None:
    samen = add_bedragen(rijen)
    for soort in BEDRAGSOORTEN:
        assert samen[soort.code] == sum((rij[soort.code] for rij in rijen), Decimal(0))


@given(BEDRAGEN)
def test_amounts_can_be_taken_from_a_row_that_holds_them(bedragen: Bedragen) -> None:
    rij = make_dataclass("Rij", [(code, Decimal) for code in PER_CODE])(**bedragen.as_dict())
    assert get_bedragen(rij) == bedragen


def test_a_row_of_a_municipality_states_no_incentive() -> None:
    waarden = {soort.code: Decimal(0) for soort in GEMEENTEBEDRAGEN}
    rij = make_dataclass("Rij", [(code, Decimal) for code in waarden])(**waarden)
    assert get_bedragen(rij).prikkel == 0


def test_a_saldo_that_does_not_follow_is_refused() -> None:
    waarden = {code: Decimal(0) for code in PER_CODE} | {"saldo": Decimal("0.01")}
    rij = make_dataclass("Rij", [(code, Decimal) for code in waarden])(**waarden)
    with pytest.raises(OnjuisteWaardeError, match=r"saldo is 0.01: uit de andere bedragen volgt 0.00"):
        get_bedragen(rij)


def test_a_row_that_lacks_an_amount_is_refused() -> None:
    rij = make_dataclass("Rij", [("realisatie", Decimal), ("saldo", Decimal)])(Decimal(0), Decimal(0))
    with pytest.raises(AttributeError, match="vergoeding"):
        get_bedragen(rij)


def test_only_zeros_are_empty() -> None:
    leeg = add_bedragen([])
    assert leeg.is_leeg
    for soort in BEDRAGSOORTEN[:-1]:
        assert not Bedragen(**{**leeg.posten(), soort.code: Decimal("0.01")}).is_leeg


def test_every_amount_but_the_saldo_is_a_field() -> None:
    assert [veld.name for veld in fields(Bedragen)] == [soort.code for soort in BEDRAGSOORTEN][:-1]


@pytest.mark.parametrize(
    ("model", "niveau", "soorten"),
    [
        (Afrekening, "regio", BEDRAGSOORTEN),
        (Contractafrekening, "contract", BEDRAGSOORTEN),
        (Gemeenteafrekening, "gemeente", GEMEENTEBEDRAGEN),
    ],
)
def test_the_database_keeps_every_amount_in_the_same_words(
    model: type[Model], niveau: str, soorten: tuple[Bedragsoort, ...]
) -> None:
    kolommen = {veld.name: getattr(veld, "help_text", "") for veld in model._meta.get_fields()}
    assert {soort.code: kolommen[soort.code] for soort in soorten} == {
        soort.code: getattr(soort, niveau) for soort in soorten
    }

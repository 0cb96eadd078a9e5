"""Apportionment: the parts always add up to the whole."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.breuk import Fraction
from inkoop.kern.fouten import OnjuisteWaardeError
from inkoop.kern.geld import exact, som, uit_centen
from inkoop.kern.verdeling import verdeel

CODES = st.integers(0, 9999).map(lambda nummer: f"{nummer:04d}")
GEWICHT = st.integers(0, 10**9) | st.fractions(min_value=0, max_value=1000, max_denominator=999).map(Fraction)
GEWICHTEN = st.dictionaries(CODES, GEWICHT, min_size=1, max_size=12).filter(lambda g: any(g.values()))
BEDRAGEN = st.integers(-(10**13), 10**13).map(uit_centen)


def test_the_remaining_cent_goes_to_the_largest_remainder() -> None:
    assert verdeel(Decimal("100.00"), {"a": 2, "b": 1}) == {"a": Decimal("66.67"), "b": Decimal("33.33")}


def test_a_tie_goes_to_the_lowest_code_whatever_the_order() -> None:
    gewichten = {"0984": Decimal("3000.00"), "0983": Decimal("5000.00")}
    assert verdeel(Decimal("791.00"), gewichten) == {"0984": Decimal("296.62"), "0983": Decimal("494.38")}


def test_a_negative_amount_is_the_mirror_image() -> None:
    assert verdeel(Decimal("-0.01"), {"b": 1, "a": 1}) == {"b": Decimal("0.00"), "a": Decimal("-0.01")}


def test_nothing_is_apportioned_without_asking_for_weights() -> None:
    assert verdeel(Decimal("0.00"), {"a": 0}) == {"a": Decimal("0.00")}
    assert verdeel(Decimal("0.00"), {}) == {}


@given(BEDRAGEN, GEWICHTEN)
def test_the_parts_add_up_to_the_whole(bedrag: Decimal, gewichten: dict[str, Fraction | int]) -> None:
    assert som(verdeel(bedrag, gewichten).values()) == bedrag


@given(BEDRAGEN, GEWICHTEN)
def test_every_part_is_less_than_a_cent_from_its_exact_share(
    bedrag: Decimal, gewichten: dict[str, Fraction | int]
) -> None:
    totaal = sum((exact(gewicht) for gewicht in gewichten.values()), Fraction(0))
    for code, deel in verdeel(bedrag, gewichten).items():
        assert abs(exact(deel) - exact(bedrag) * exact(gewichten[code]) / totaal) < Fraction(1, 100)


@given(BEDRAGEN, GEWICHTEN)
def test_negative_mirrors_positive(bedrag: Decimal, gewichten: dict[str, Fraction | int]) -> None:
    gespiegeld = {code: -deel for code, deel in verdeel(bedrag, gewichten).items()}
    assert verdeel(-bedrag, gewichten) == gespiegeld


@given(BEDRAGEN, GEWICHTEN, st.randoms(use_true_random=False))
def test_the_order_of_the_parties_never_matters(
    bedrag: Decimal, gewichten: dict[str, Fraction | int], toeval: object
) -> None:
    codes = list(gewichten)
    toeval.shuffle(codes)  # type: ignore[attr-defined]
    assert verdeel(bedrag, {code: gewichten[code] for code in codes}) == verdeel(bedrag, gewichten)


@given(BEDRAGEN, GEWICHTEN)
def test_a_party_without_weight_gets_nothing(bedrag: Decimal, gewichten: dict[str, Fraction | int]) -> None:
    delen = verdeel(bedrag, gewichten)
    assert all(delen[code] == 0 for code, gewicht in gewichten.items() if gewicht == 0)


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(OnjuisteWaardeError, match="gewicht van a is -1"):
        verdeel(Decimal("1.00"), {"a": -1, "b": 2})


def test_an_amount_over_weights_that_are_all_zero_is_refused() -> None:
    with pytest.raises(OnjuisteWaardeError, match="niets om"):
        verdeel(Decimal("1.00"), {"a": 0})


def test_parts_of_a_cent_are_refused() -> None:
    with pytest.raises(OnjuisteWaardeError, match="centen"):
        verdeel(Decimal("1.005"), {"a": 1})

"""Money: exact until a stated line, rounded half up away from zero, by one function."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.breuk import Fraction
from inkoop.kern.fouten import OnjuisteWaardeError
from inkoop.kern.geld import (
    als_tekst,
    exact,
    in_centen,
    is_bedrag,
    product,
    rond_af,
    rond_af_quotient,
    rond_op,
    som,
    uit_centen,
    verschil,
)

BREUKEN = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**6).map(Fraction)
DECIMALEN = st.decimals(min_value=-(10**12), max_value=10**12, places=6)
CENTEN = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize(
    ("bedrag", "verwacht"),
    [
        ("347.025", "347.03"),
        ("239.6125", "239.61"),
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("0.004999", "0.00"),
        ("-0.004999", "0.00"),
        ("1E+3", "1000.00"),
    ],
)
def test_it_rounds_half_up_away_from_zero(bedrag: str, verwacht: str) -> None:
    assert str(rond_af(Decimal(bedrag))) == verwacht


def test_it_rounds_a_fraction_that_no_decimal_can_write() -> None:
    assert rond_af(Fraction(112_5 * 4 * 365, 70)) == Decimal("23464.29")


def test_a_quotient_is_rounded_from_its_exact_value() -> None:
    assert rond_af_quotient(Decimal("1.00"), 3) == Decimal("0.33")
    assert rond_af_quotient(Decimal("-2.00"), 3) == Decimal("-0.67")
    assert rond_af_quotient(1, Fraction(-8)) == Decimal("-0.13")


@given(BREUKEN)
def test_rounding_moves_at_most_half_a_cent(bedrag: Fraction) -> None:
    assert abs(exact(rond_af(bedrag)) - bedrag) <= Fraction(1, 200)


@given(BREUKEN)
def test_rounding_is_its_own_mirror_image(bedrag: Fraction) -> None:
    assert rond_af(-bedrag) == -rond_af(bedrag)


@given(BREUKEN, BREUKEN)
def test_rounding_never_turns_the_order_around(een: Fraction, ander: Fraction) -> None:
    assert (rond_af(een) <= rond_af(ander)) or een > ander


@given(DECIMALEN)
def test_rounding_twice_changes_nothing(bedrag: Decimal) -> None:
    assert rond_af(rond_af(bedrag)) == rond_af(bedrag)


@given(DECIMALEN, st.integers(0, 6))
def test_a_decimal_and_the_same_fraction_round_alike(bedrag: Decimal, decimalen: int) -> None:
    assert str(rond_op(bedrag, decimalen)) == str(rond_op(exact(bedrag), decimalen))


@given(DECIMALEN, st.integers(1, 10**6))
def test_a_quotient_rounds_as_the_fraction_does(teller: Decimal, noemer: int) -> None:
    assert rond_af_quotient(teller, noemer) == rond_af(exact(teller) / noemer)


@given(CENTEN)
def test_cents_go_there_and_back(centen: int) -> None:
    assert in_centen(uit_centen(centen)) == centen
    assert str(uit_centen(centen)) == als_tekst(uit_centen(centen))


@given(st.lists(CENTEN))
def test_a_sum_is_exact(centen: list[int]) -> None:
    assert in_centen(som(uit_centen(cent) for cent in centen)) == sum(centen)


@given(DECIMALEN, DECIMALEN)
def test_a_product_and_a_difference_are_exact(een: Decimal, ander: Decimal) -> None:
    assert exact(product(een, ander)) == exact(een) * exact(ander)
    assert exact(verschil(een, ander)) == exact(een) - exact(ander)


def test_more_digits_than_decimal_holds_by_default_stay_exact() -> None:
    groot = Decimal("12345678901234567890.12")
    assert exact(product(groot, groot)) == exact(groot) ** 2
    assert verschil(groot, Decimal("0.000000000000000001")) == Decimal(
        "12345678901234567890.119999999999999999"
    )


@pytest.mark.parametrize("getal", [0.1, True, "1", Decimal("NaN"), Decimal("Infinity")])
def test_it_refuses_what_is_not_an_exact_number(getal: object) -> None:
    with pytest.raises(OnjuisteWaardeError, match="getal is"):
        rond_af(getal)  # type: ignore[arg-type]
    with pytest.raises(OnjuisteWaardeError, match="getal is"):
        exact(getal)  # type: ignore[arg-type]


def test_it_refuses_to_divide_by_zero() -> None:
    with pytest.raises(OnjuisteWaardeError, match="noemer is 0"):
        rond_af_quotient(Decimal(1), 0)


def test_it_refuses_parts_of_a_cent_where_whole_cents_are_asked() -> None:
    with pytest.raises(OnjuisteWaardeError, match=r"bedrag is 0\.005"):
        in_centen(Decimal("0.005"))
    assert not is_bedrag(Decimal("0.005"))
    assert not is_bedrag(Decimal("NaN"))
    assert is_bedrag(Decimal("12.5"))


@pytest.mark.parametrize(("bedrag", "tekst"), [("5", "5.00"), ("-926.84", "-926.84"), ("0", "0.00")])
def test_an_amount_is_written_with_two_decimals_and_a_point(bedrag: str, tekst: str) -> None:
    assert als_tekst(Decimal(bedrag)) == tekst

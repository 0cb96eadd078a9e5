"""Fractions: those of the product give what the standard library gives, in every act the product does."""

import fractions
import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.breuk import Fraction

BREUKEN = st.fractions()
GETALLEN = BREUKEN | st.integers()
EXACT = GETALLEN | st.decimals(allow_nan=False, allow_infinity=False)
REKENEN = (operator.add, operator.sub, operator.mul, operator.truediv)
VERGELIJKEN = (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge)


def als_breuk(getal: Any) -> Any:
    return Fraction(getal) if isinstance(getal, fractions.Fraction) else getal


def find_uitkomst(werk: Callable[..., object], *getallen: object) -> str:
    """How what comes out is written; of a refusal its kind."""
    try:
        return str(werk(*getallen))
    except ZeroDivisionError as fout:
        return type(fout).__name__


@pytest.mark.parametrize("werk", [*REKENEN, *VERGELIJKEN, min, max])
@given(een=BREUKEN, ander=GETALLEN)
def test_it_computes_and_compares_as_the_standard_library(
    werk: Callable[..., object], een: fractions.Fraction, ander: object
) -> None:
    for paar in ((een, ander), (ander, een)):
        assert find_uitkomst(werk, *map(als_breuk, paar)) == find_uitkomst(werk, *paar)


@pytest.mark.parametrize("werk", [bool, int, abs, operator.neg, lambda getal: sum([getal, getal], getal)])
@given(BREUKEN)
def test_one_alone_is_as_in_the_standard_library(
    werk: Callable[[object], object], getal: fractions.Fraction
) -> None:
    assert str(werk(Fraction(getal))) == str(werk(getal))


@given(EXACT)
def test_it_is_read_written_and_hashed_as_in_the_standard_library(getal: Decimal | int) -> None:
    eigen, gewoon = Fraction(getal), fractions.Fraction(getal)
    assert (str(eigen), hash(eigen)) == (str(gewoon), hash(gewoon))
    assert tuple(map(int, eigen.as_integer_ratio())) == gewoon.as_integer_ratio()
    assert eigen == gewoon == eigen
    assert Fraction(str(gewoon)) == gewoon
    assert pickle.loads(pickle.dumps(eigen)) == gewoon  # noqa: S301


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_text_with_decimals_is_read_as_in_the_standard_library(getal: Decimal) -> None:
    assert Fraction(f"{getal:f}") == fractions.Fraction(f"{getal:f}")


@pytest.mark.parametrize("getal", [Decimal("NaN"), Decimal("Infinity"), "1/0", "", "een", None])
def test_what_is_no_number_is_refused(getal: Any) -> None:
    with pytest.raises((ValueError, OverflowError, ZeroDivisionError, TypeError)):
        Fraction(getal)


def test_reading_a_text_leaves_what_the_interpreter_shares_alone() -> None:
    """A compiled library was refused for this: a text of one character overwrote a byte that all share."""
    for cijfer in "0123456789":
        assert Fraction(cijfer) == int(cijfer)
    assert [(bytes([waarde]) + b"..")[0] for waarde in range(256)] == list(range(256))


def test_a_decimal_is_made_exact_before_it_is_compared() -> None:
    """The types refuse it too; a silent answer would be the one thing worse."""
    een: Any = Fraction(1)
    with pytest.raises(TypeError):
        _ = een < Decimal(2)

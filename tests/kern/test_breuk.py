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
GETALLEN = BREUKEN | st.integers() | st.decimals(allow_nan=False, allow_infinity=False)
REKENEN = (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod)
VERGELIJKEN = (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge)


def als_breuk(getal: Any) -> Any:
    return Fraction(getal) if isinstance(getal, fractions.Fraction) else getal


def find_uitkomst(werk: Callable[..., object], *getallen: object) -> tuple[str, str]:
    """The kind of what comes out and how it is written; of a refusal its kind."""
    try:
        uitkomst = werk(*getallen)
    except (TypeError, ZeroDivisionError) as fout:
        return type(fout).__name__, ""
    return type(uitkomst).__name__, str(uitkomst)


@pytest.mark.parametrize("werk", [*REKENEN, *VERGELIJKEN, divmod, min, max])
@given(een=BREUKEN, ander=GETALLEN)
def test_it_computes_and_compares_as_the_standard_library(
    werk: Callable[..., object], een: fractions.Fraction, ander: object
) -> None:
    for paar in ((een, ander), (ander, een)):
        assert find_uitkomst(werk, *map(als_breuk, paar)) == find_uitkomst(werk, *paar)


@given(GETALLEN)
def test_it_is_read_written_and_hashed_as_in_the_standard_library(getal: Decimal | int) -> None:
    eigen, gewoon = Fraction(getal), fractions.Fraction(getal)
    assert (str(eigen), repr(eigen), hash(eigen)) == (str(gewoon), repr(gewoon), hash(gewoon))
    assert eigen.as_integer_ratio() == gewoon.as_integer_ratio()
    assert eigen == gewoon == eigen
    assert Fraction(str(gewoon)) == gewoon
    assert pickle.loads(pickle.dumps(eigen)) == gewoon  # noqa: S301


@pytest.mark.parametrize("getal", [Decimal("NaN"), Decimal("Infinity"), "1/0", "", "een", None])
def test_what_is_no_number_is_refused_with_the_same_error(getal: Any) -> None:
    with pytest.raises((ValueError, OverflowError, ZeroDivisionError, TypeError)) as gewoon:
        fractions.Fraction(getal)
    with pytest.raises(gewoon.type):
        Fraction(getal)

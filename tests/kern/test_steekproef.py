"""Where a sample by amount falls: by its beginning alone, each euro with the same chance."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.breuk import Fraction
from inkoop.kern.steekproef import draw_punten, find_geraakt

BEDRAGEN = st.lists(
    st.decimals(min_value=-10000, max_value=10000, places=2, allow_nan=False), min_size=1, max_size=40
)


def draw(bedragen: list[Decimal], aantal: int, zaad: str) -> list[int]:
    totaal = sum((abs(bedrag) for bedrag in bedragen), Decimal(0))
    punten = draw_punten(totaal, aantal, zaad)
    return [plaats for plaats, _ in find_geraakt(enumerate(bedragen), punten)]


def test_the_same_beginning_gives_the_same_lines_and_another_others() -> None:
    bedragen = [Decimal(n) for n in range(1, 200)]
    assert draw(bedragen, 10, "plan 2025") == draw(bedragen, 10, "plan 2025")
    assert draw(bedragen, 10, "plan 2025") != draw(bedragen, 10, "plan 2026")


def test_the_draw_is_that_of_the_sum_of_its_beginning() -> None:
    """SHA-256 of "1" begins with 6b86b273: 0,42 of an interval of ten euros."""
    (eerste, tweede) = draw_punten(Decimal(20), 2, "1")
    assert (
        eerste == Fraction(10) * 0x6B86B273FF34FCE19D6B804EFF5A3F5747ADA4EAA22F1D49C01E52DDB7875B4B / 2**256
    )
    assert tweede - eerste == 10


@given(BEDRAGEN, st.integers(1, 30), st.text(min_size=1, max_size=10))
def test_as_many_are_drawn_as_were_asked_and_never_a_line_of_nothing(
    bedragen: list[Decimal], aantal: int, zaad: str
) -> None:
    geraakt = draw(bedragen, aantal, zaad)
    assert len(geraakt) == (aantal if any(bedragen) else 0)
    assert all(bedragen[plaats] for plaats in geraakt)
    assert geraakt == sorted(geraakt)


@given(BEDRAGEN, st.integers(1, 30), st.text(min_size=1, max_size=10))
def test_what_is_larger_than_the_interval_is_always_drawn(
    bedragen: list[Decimal], aantal: int, zaad: str
) -> None:
    totaal = sum((abs(bedrag) for bedrag in bedragen), Decimal(0))
    geraakt = draw(bedragen, aantal, zaad)
    for plaats, bedrag in enumerate(bedragen):
        if totaal and abs(bedrag) * aantal >= totaal:
            assert plaats in geraakt
        # And never more often than its amount holds intervals, and one.
        assert geraakt.count(plaats) * totaal < abs(bedrag) * aantal + totaal or not totaal


def test_of_nothing_nothing_is_drawn() -> None:
    assert draw_punten(Decimal(0), 5, "x") == []
    with pytest.raises(ValueError, match="bestaat niet"):
        draw_punten(Decimal(10), 0, "x")

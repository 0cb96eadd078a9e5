"""Tariffs of a contract: one at a time of a product, and of a product of the segment."""

from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from contracten.regels.tarief import Tariefopgave, check_overlap, check_tarieven
from inkoop.kern.kader import Perceelkader, Structuurkader

KADER = Structuurkader(producten={"a": "s", "b": "s", "ander": "t", "los": ""})
PERCEEL = Perceelkader("s", "pxq")


def make(vanaf: date | None, tot: date | None = None, product: str = "a", **anders: Any) -> Tariefopgave:
    return Tariefopgave(product=product, bedrag=Decimal(1), eenheid="uur", vanaf=vanaf, tot=tot, **anders)


def find(*tarieven: Tariefopgave, perceel: Perceelkader | None = PERCEEL) -> list[str]:
    return list(map(str, check_tarieven(tarieven, perceel, KADER)))


def test_tariffs_that_follow_each_other_are_right() -> None:
    assert find(make(date(2022, 1, 1), date(2022, 6, 30)), make(date(2022, 7, 1))) == []
    assert find(make(date(2022, 1, 1)), make(date(2022, 1, 1), product="b")) == []
    assert find(make(date(2022, 1, 1), date(2022, 1, 1))) == []


def test_a_tariff_that_begins_on_the_last_day_of_another_overlaps() -> None:
    assert find(make(date(2022, 1, 1), date(2022, 7, 1)), make(date(2022, 7, 1))) == [
        "tarieven[1].vanaf: overlapt met het tarief van 2022-01-01 tot en met 2022-07-01 tarieven[0]"
    ]


def test_a_tariff_within_a_longer_one_is_told_of_that_one() -> None:
    lang, kort, later = (
        make(date(2022, 1, 1)),
        make(date(2022, 2, 1), date(2022, 2, 2)),
        make(date(2023, 1, 1)),
    )
    assert find(later, kort, lang) == [
        "tarieven[1].vanaf: overlapt met het tarief van 2022-01-01 tot en met onbepaald tarieven[2]",
        "tarieven[0].vanaf: overlapt met het tarief van 2022-01-01 tot en met onbepaald tarieven[2]",
    ]


def test_a_tariff_that_ends_before_it_begins_is_told_once() -> None:
    assert find(make(date(2022, 2, 1), date(2022, 1, 31)), make(date(2022, 1, 1))) == [
        "tarieven[0].tot: 2022-01-31 ligt voor vanaf 2022-02-01"
    ]


def test_a_product_is_known_and_of_the_segment_of_the_perceel() -> None:
    assert find(make(date(2022, 1, 1), product="x"))[0].startswith(
        "tarieven[0].product: product 'x' is niet bekend"
    )
    assert find(make(date(2022, 1, 1), product="ander")) == [
        "tarieven[0].product: product 'ander' hoort bij segment 't', het perceel bij 's'"
    ]
    assert find(make(date(2022, 1, 1), product="los")) == []
    assert find(make(date(2022, 1, 1), product="ander"), perceel=None) == []


def test_what_is_not_given_is_not_judged() -> None:
    assert find(make(None), make(None, date(2022, 1, 1))) == []
    assert find(Tariefopgave(vanaf=date(2022, 1, 1)), Tariefopgave(vanaf=date(2022, 1, 1))) == []


DAGEN = st.dates(date(2022, 1, 1), date(2022, 3, 1))


@given(st.lists(st.tuples(DAGEN, st.none() | DAGEN), max_size=6))
def test_there_is_an_overlap_exactly_when_a_day_has_two_tariffs(
    perioden: list[tuple[date, date | None]],
) -> None:
    recht = [(vanaf, tot) for vanaf, tot in perioden if tot is None or tot >= vanaf]
    tarieven = [(f"[{plaats}]", make(*periode)) for plaats, periode in enumerate(recht)]
    dubbel = any(
        max(een[0], ander[0]) <= min(een[1] or date.max, ander[1] or date.max)
        for een, ander in combinations(recht, 2)
    )
    assert bool(list(check_overlap(tarieven))) == dubbel

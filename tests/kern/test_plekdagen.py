"""Occupied place-days: each day at most K unique clients."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.periode import dagen_van_jaar
from inkoop.kern.plekdagen import Bezetting, Verblijf, count_bezetting

DATA = st.dates(date(2021, 6, 1), date(2023, 6, 30))
VERBLIJVEN = st.lists(
    st.builds(Verblijf, st.sampled_from("abcd"), st.none() | DATA, st.none() | DATA), max_size=8
)


def count_day_by_day(verblijven: list[Verblijf], plekken: Decimal, jaar: int) -> Bezetting:
    plekdagen, clientdagen = Decimal(0), 0
    for nummer in range(dagen_van_jaar(jaar)):
        dag = date(jaar, 1, 1) + timedelta(days=nummer)
        aanwezig = {
            v.client for v in verblijven if v.start and v.start <= dag and (v.stop is None or dag <= v.stop)
        }
        clientdagen += len(aanwezig)
        plekdagen += min(Decimal(len(aanwezig)), plekken)
    return Bezetting(plekdagen, clientdagen)


@given(VERBLIJVEN, st.decimals(0, 4, places=1), st.sampled_from([2022, 2024]))
def test_it_counts_as_one_would_day_by_day(verblijven: list[Verblijf], plekken: Decimal, jaar: int) -> None:
    assert count_bezetting(verblijven, plekken, jaar) == count_day_by_day(verblijven, plekken, jaar)


def test_one_client_on_two_toewijzingen_takes_one_place() -> None:
    verblijven = [
        Verblijf("c1", date(2022, 1, 1), date(2022, 9, 30)),
        Verblijf("c1", date(2022, 3, 1), None),
    ]
    assert count_bezetting(verblijven, Decimal(2), 2022) == Bezetting(Decimal(365), 365)


def test_more_clients_than_places_are_counted_but_not_paid() -> None:
    verblijven = [Verblijf(client, date(2022, 1, 1), None) for client in "abcd"]
    assert count_bezetting(verblijven, Decimal(3), 2022) == Bezetting(Decimal(1095), 1460)


def test_a_place_that_is_filled_the_next_day_is_never_empty() -> None:
    verblijven = [
        Verblijf("a", date(2022, 1, 1), date(2022, 6, 30)),
        Verblijf("b", date(2022, 7, 1), None),
    ]
    assert count_bezetting(verblijven, Decimal(1), 2022).plekdagen == 365


def test_nobody_occupies_nothing() -> None:
    assert count_bezetting([], Decimal(3), 2022) == Bezetting(Decimal(0), 0)

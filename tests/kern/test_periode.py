"""Periods are inclusive on both sides."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.fouten import OnjuisteWaardeError
from inkoop.kern.periode import (
    Periode,
    binnen_jaar,
    dagen_van_jaar,
    get_geleverd,
    is_geleverd,
    jaarperiode,
    maanddelen,
    periode_of_niets,
)

DATA = st.dates(date(2019, 1, 1), date(2026, 12, 31))


def test_january_has_thirty_one_days() -> None:
    assert Periode(date(2022, 1, 1), date(2022, 1, 31)).dagen == 31


def test_one_day_is_a_period() -> None:
    assert Periode(date(2024, 2, 29), date(2024, 2, 29)).dagen == 1


@pytest.mark.parametrize(("jaar", "dagen"), [(2022, 365), (2024, 366), (1900, 365), (2000, 366)])
def test_a_year_has_its_days(jaar: int, dagen: int) -> None:
    assert dagen_van_jaar(jaar) == jaarperiode(jaar).dagen == dagen


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(OnjuisteWaardeError, match="ligt voor het begin"):
        Periode(date(2022, 1, 2), date(2022, 1, 1))
    assert periode_of_niets(date(2022, 1, 2), date(2022, 1, 1)) is None


def test_an_open_period_has_no_number_of_days_and_no_last_month() -> None:
    with pytest.raises(OnjuisteWaardeError, match="open periode"):
        _ = Periode(date(2022, 1, 1)).dagen
    with pytest.raises(OnjuisteWaardeError, match="open periode"):
        list(maanddelen(Periode(date(2022, 1, 1))))


def test_a_period_holds_its_first_and_last_day() -> None:
    periode = Periode(date(2022, 2, 1), date(2022, 2, 28))
    assert periode.bevat(date(2022, 2, 1))
    assert periode.bevat(date(2022, 2, 28))
    assert not periode.bevat(date(2022, 3, 1))
    assert not periode.bevat(date(2022, 1, 31))
    assert Periode(date(2022, 2, 1)).bevat(date(2099, 1, 1))


def test_an_open_period_fills_the_rest_of_the_year() -> None:
    assert binnen_jaar(date(2022, 12, 31), None, 2022) == Periode(date(2022, 12, 31), date(2022, 12, 31))
    assert binnen_jaar(date(2023, 1, 1), None, 2022) is None
    assert binnen_jaar(date(2021, 1, 1), date(2021, 12, 31), 2022) is None


def test_months_are_cut_at_the_period() -> None:
    delen = list(maanddelen(Periode(date(2022, 3, 16), date(2022, 4, 30))))
    assert [(d.maand, d.dagen, d.dagen_in_maand) for d in delen] == [(3, 16, 31), (4, 30, 30)]


@given(DATA, st.integers(0, 900))
def test_months_hold_all_days_of_the_period(begin: date, lengte: int) -> None:
    periode = Periode(begin, begin + timedelta(days=lengte))
    assert sum(deel.dagen for deel in maanddelen(periode)) == periode.dagen


@given(DATA, DATA, DATA, DATA)
def test_an_overlap_is_what_both_hold(a: date, b: date, c: date, d: date) -> None:
    een, ander = Periode(min(a, b), max(a, b)), Periode(min(c, d), max(c, d))
    overlap = een.overlap(ander)
    dagen = {een.begin + timedelta(days=i) for i in range(een.dagen)}
    dagen &= {ander.begin + timedelta(days=i) for i in range(ander.dagen)}
    assert (overlap.dagen if overlap else 0) == len(dagen)
    assert overlap == ander.overlap(een)


@given(DATA, st.none() | DATA, st.integers(2019, 2026))
def test_delivered_is_having_a_day_in_the_year(start: date, stop: date | None, jaar: int) -> None:
    verwacht = binnen_jaar(start, stop, jaar)
    assert get_geleverd(start, stop, jaarperiode(jaar)) == (() if verwacht is None else (verwacht,))
    assert is_geleverd(start, stop, jaar) == (verwacht is not None)


def test_without_a_start_nothing_is_delivered() -> None:
    assert not is_geleverd(None, None, 2022)
    assert get_geleverd(None, date(2022, 3, 1), jaarperiode(2022)) == ()


def test_a_stop_before_the_start_delivers_nothing() -> None:
    assert not is_geleverd(date(2022, 3, 1), date(2022, 2, 28), 2022)

"""Trajectories: price, recognition over the years, and conversion to places (NL §8)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Erkenning, Voortijdig
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.geld import exact, rond_af, som, uit_centen
from inkoop.kern.traject import (
    Erkenningskeuze,
    Looptijd,
    Schakel,
    calculate_erkend_bedrag,
    calculate_plekbedrag,
    calculate_trajectprijs,
    get_erkende_dagen,
    get_jaardagen,
    get_tariefjaar,
    plekken_naar_trajecten,
    trajecten_naar_plekken,
)

BREUKEN = st.fractions(0, 1000, max_denominator=100).map(Fraction)
PRIJZEN = st.integers(0, 10**9).map(uit_centen)
STARTS = st.dates(date(2019, 1, 1), date(2024, 12, 31))
DOORLOOPTIJDEN = st.integers(1, 1500)


def make_looptijd(start: date, stop: date | None, doorlooptijd: int) -> Looptijd:
    """A trajectory that is closed by its stop."""
    return Looptijd(start, stop, stop, doorlooptijd)


def calculate_jaar(prijs: Decimal, looptijd: Looptijd, jaar: int, *keuzes: Any) -> Decimal:
    dagen = get_jaardagen(looptijd, Schakel(looptijd.start), jaar, Erkenningskeuze(*keuzes))
    return calculate_erkend_bedrag(prijs, *dagen, looptijd.doorlooptijd_dagen)


def test_the_price_follows_from_rate_hours_and_lead_time() -> None:
    assert calculate_trajectprijs(Decimal(84), Decimal(2), 182, Decimal(0)) == Decimal("4368.00")
    assert calculate_trajectprijs(Decimal("112.5"), Decimal(4), 365, Decimal(0)) == Decimal("23464.29")


def test_surcharges_and_maatwerk_change_the_price() -> None:
    assert calculate_trajectprijs(Decimal(84), Decimal("2.5"), 140, Decimal("0.08")) == Decimal("4536.00")


def test_the_rate_is_that_of_the_latest_known_year() -> None:
    bekend = {2019: Decimal(1), 2021: Decimal(2), 2023: Decimal(3)}
    assert [get_tariefjaar(bekend, jaar, "hbo") for jaar in (2022, 2023, 2024)] == [2021, 2023, 2023]


def test_a_rate_of_a_later_year_is_not_guessed_back() -> None:
    with pytest.raises(OntbrekendGegevenError, match="expertise hbo is geen uurtarief bekend van 2022"):
        get_tariefjaar({2023: Decimal(1)}, 2022, "hbo")


def test_a_trajectory_over_two_years_is_split_by_days() -> None:
    looptijd = make_looptijd(date(2021, 11, 1), date(2022, 5, 1), 182)
    regels = (Erkenning.NAAR_RATO, Voortijdig.VOLLEDIG)
    assert calculate_jaar(Decimal("4160.00"), looptijd, 2021, *regels) == Decimal("1394.29")
    assert calculate_jaar(Decimal("4160.00"), looptijd, 2022, *regels) == Decimal("2765.71")


@pytest.mark.parametrize(
    ("voortijdig", "verwacht"), [(Voortijdig.VOLLEDIG, "4368.00"), (Voortijdig.NAAR_RATO, "720.00")]
)
def test_early_ending_pays_the_rest_or_only_what_was_done(voortijdig: Voortijdig, verwacht: str) -> None:
    looptijd = make_looptijd(date(2022, 3, 1), date(2022, 3, 30), 182)
    bedrag = calculate_jaar(Decimal("4368.00"), looptijd, 2022, Erkenning.NAAR_RATO, voortijdig)
    assert bedrag == Decimal(verwacht)


@pytest.mark.parametrize(
    ("erkenning", "voortijdig", "dag_ervoor", "op_de_dag"),
    [
        (Erkenning.BIJ_AFSLUITING, Voortijdig.VOLLEDIG, 0, 100),
        (Erkenning.NAAR_RATO, Voortijdig.VOLLEDIG, 9, 100),
        (Erkenning.NAAR_RATO, Voortijdig.NAAR_RATO, 9, 10),
    ],
)
def test_a_stop_counts_on_its_own_day(
    erkenning: Erkenning, voortijdig: Voortijdig, dag_ervoor: int, op_de_dag: int
) -> None:
    looptijd = make_looptijd(date(2022, 3, 1), date(2022, 3, 10), 100)
    assert get_erkende_dagen(looptijd, date(2022, 3, 9), Erkenningskeuze(erkenning, voortijdig)) == dag_ervoor
    assert get_erkende_dagen(looptijd, date(2022, 3, 10), Erkenningskeuze(erkenning, voortijdig)) == op_de_dag


@pytest.mark.parametrize(("erkenning", "verwacht"), [(Erkenning.BIJ_START, 100), (Erkenning.NAAR_RATO, 1)])
def test_a_start_counts_on_its_own_day(erkenning: Erkenning, verwacht: int) -> None:
    looptijd = make_looptijd(date(2022, 3, 1), None, 100)
    assert (
        get_erkende_dagen(looptijd, date(2022, 2, 28), Erkenningskeuze(erkenning, Voortijdig.NAAR_RATO)) == 0
    )
    assert (
        get_erkende_dagen(looptijd, date(2022, 3, 1), Erkenningskeuze(erkenning, Voortijdig.NAAR_RATO))
        == verwacht
    )


def test_a_trajectory_may_stop_on_the_day_it_starts() -> None:
    looptijd = make_looptijd(date(2022, 3, 1), date(2022, 3, 1), 100)
    dagen = {
        e: get_erkende_dagen(looptijd, date(2022, 12, 31), Erkenningskeuze(e, Voortijdig.NAAR_RATO))
        for e in Erkenning
    }
    assert dagen == {Erkenning.BIJ_START: 100, Erkenning.BIJ_AFSLUITING: 100, Erkenning.NAAR_RATO: 1}


@given(STARTS, DOORLOOPTIJDEN, st.integers(0, 2000), PRIJZEN, st.sampled_from(Voortijdig))
def test_the_years_add_up_to_the_price_whatever_the_stop(
    start: date, doorlooptijd: int, duur: int, prijs: Decimal, voortijdig: Voortijdig
) -> None:
    looptijd = make_looptijd(start, start + timedelta(days=duur), doorlooptijd)
    for erkenning in Erkenning:
        jaren = [calculate_jaar(prijs, looptijd, jaar, erkenning, voortijdig) for jaar in range(2018, 2036)]
        heel = prijs
        if erkenning is Erkenning.NAAR_RATO and voortijdig is Voortijdig.NAAR_RATO:
            heel = rond_af(exact(prijs) * min(duur + 1, doorlooptijd) / doorlooptijd)
        assert som(jaren) == heel
        assert all(bedrag >= 0 for bedrag in jaren)


@given(STARTS, DOORLOOPTIJDEN, PRIJZEN, st.sampled_from(Voortijdig))
def test_care_without_a_stop_is_recognised_over_its_lead_time(
    start: date, doorlooptijd: int, prijs: Decimal, voortijdig: Voortijdig
) -> None:
    looptijd = make_looptijd(start, None, doorlooptijd)
    heel = {Erkenning.NAAR_RATO: prijs, Erkenning.BIJ_START: prijs, Erkenning.BIJ_AFSLUITING: Decimal(0)}
    for erkenning, verwacht in heel.items():
        jaren = [calculate_jaar(prijs, looptijd, jaar, erkenning, voortijdig) for jaar in range(2018, 2036)]
        assert som(jaren) == verwacht


@given(STARTS, DOORLOOPTIJDEN, st.none() | st.integers(0, 2000), st.integers(0, 4000), st.integers(0, 500))
def test_what_is_recognised_never_goes_back(
    start: date, doorlooptijd: int, duur: int | None, dag: int, later: int
) -> None:
    stop = None if duur is None else start + timedelta(days=duur)
    looptijd = make_looptijd(start, stop, doorlooptijd)
    for erkenning in Erkenning:
        for voortijdig in Voortijdig:
            eerst, daarna = (
                get_erkende_dagen(
                    looptijd, date(2018, 1, 1) + timedelta(days=d), Erkenningskeuze(erkenning, voortijdig)
                )
                for d in (dag, dag + later)
            )
            assert 0 <= eerst <= daarna <= doorlooptijd


@given(BREUKEN, DOORLOOPTIJDEN, st.sampled_from([365, 366]), PRIJZEN)
def test_converting_to_places_leaves_the_budget_equal(
    trajecten: Fraction, doorlooptijd: int, jaardagen: int, prijs: Decimal
) -> None:
    plekken = trajecten_naar_plekken(trajecten, doorlooptijd, jaardagen)
    assert plekken * jaardagen * exact(prijs) / doorlooptijd == trajecten * exact(prijs)
    assert plekken_naar_trajecten(plekken, doorlooptijd, jaardagen) == trajecten


def test_places_are_paid_per_occupied_day() -> None:
    assert calculate_plekbedrag(Decimal("23464.29"), 365, 3 * 365) == Decimal("70392.87")
    assert calculate_plekbedrag(Decimal("23464.29"), 365, 365 + 365 + 181) == Decimal("58564.30")
    assert calculate_plekbedrag(Decimal("100.00"), 7, Decimal("0.5")) == Decimal("7.14")


@pytest.mark.parametrize(
    ("uitval", "stop", "verwacht"),
    [
        (30, date(2022, 3, 30), 30),
        (29, date(2022, 3, 30), 182),
        (None, date(2022, 3, 1), 182),
        (30, None, 182),
    ],
)
@pytest.mark.parametrize("erkenning", [Erkenning.BIJ_START, Erkenning.NAAR_RATO])
def test_who_drops_out_early_counts_by_the_days_whatever_is_agreed(
    erkenning: Erkenning, uitval: int | None, stop: date | None, verwacht: int
) -> None:
    looptijd = make_looptijd(date(2022, 3, 1), stop, 182)
    keuze = Erkenningskeuze(erkenning, Voortijdig.VOLLEDIG, None if uitval is None else Decimal(uitval))
    assert get_erkende_dagen(looptijd, date(2023, 3, 1), keuze) == verwacht


def test_the_end_of_an_allocation_alone_closes_no_trajectory() -> None:
    looptijd = Looptijd(date(2022, 3, 1), date(2022, 3, 30), None, 182)
    dagen = {
        erkenning: get_erkende_dagen(
            looptijd, date(2023, 3, 1), Erkenningskeuze(erkenning, Voortijdig.VOLLEDIG)
        )
        for erkenning in Erkenning
    }
    assert dagen == {Erkenning.BIJ_START: 182, Erkenning.BIJ_AFSLUITING: 0, Erkenning.NAAR_RATO: 30}

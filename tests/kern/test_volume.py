"""Allocated volume in a year: what was allocated is paid, also before the start (AH bijlage 2)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Frequentie
from inkoop.kern.fouten import OnjuisteWaardeError, OntbrekendGegevenError
from inkoop.kern.volume import get_toegewezen_volume

DATA = st.dates(date(2020, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("volume", "frequentie", "ingang", "eind", "stop", "verwacht"),
    [
        (3, "week", date(2022, 1, 1), None, None, Fraction(3 * 365, 7)),
        (1, "dag", date(2022, 7, 1), date(2022, 8, 31), None, Fraction(62)),
        (4, "maand", date(2022, 3, 16), date(2022, 4, 30), None, 4 * Fraction(16, 31) + 4),
        (100, "totaal", date(2022, 1, 1), date(2022, 4, 10), date(2022, 3, 20), Fraction(79)),
        (200, "totaal", date(2021, 11, 1), date(2022, 5, 19), None, Fraction(139)),
        (1, "maand", date(2022, 2, 1), date(2022, 2, 28), None, Fraction(1)),
        (1, "dag", date(2021, 1, 1), None, date(2022, 1, 1), Fraction(1)),
    ],
)
def test_the_volume_of_the_year(
    volume: int, frequentie: str, ingang: date, eind: date | None, stop: date | None, verwacht: Fraction
) -> None:
    gevonden = get_toegewezen_volume(Decimal(volume), Frequentie(frequentie), ingang, eind, stop, 2022)
    assert gevonden is not None
    assert gevonden.volume == verwacht


def test_no_digit_of_a_volume_is_lost() -> None:
    volume = Decimal("123456789012345678.1234567891")
    gevonden = get_toegewezen_volume(volume, Frequentie.MAAND, date(2022, 1, 1), None, None, 2022)
    assert gevonden is not None
    assert gevonden.volume == 12 * Fraction(volume)


def test_the_twenty_ninth_of_february_is_a_day() -> None:
    gevonden = get_toegewezen_volume(Decimal(1), Frequentie.DAG, date(2024, 1, 1), None, None, 2024)
    assert gevonden is not None
    assert gevonden.volume == 366


def test_the_first_of_the_days_in_the_year_is_known_for_the_tariff() -> None:
    gevonden = get_toegewezen_volume(Decimal(1), Frequentie.DAG, date(2021, 5, 1), None, None, 2022)
    assert gevonden is not None
    assert gevonden.periode.begin == date(2022, 1, 1)


@pytest.mark.parametrize(
    ("ingang", "stop"),
    [
        (date(2023, 1, 1), None),
        (date(2021, 1, 1), date(2021, 12, 31)),
        (date(2022, 5, 1), date(2022, 4, 30)),
    ],
)
def test_no_day_in_the_year_gives_no_volume(ingang: date, stop: date | None) -> None:
    assert get_toegewezen_volume(Decimal(1), Frequentie.DAG, ingang, None, stop, 2022) is None


@given(DATA, st.integers(0, 900), st.decimals(0, 1000, places=2))
def test_a_total_volume_is_paid_out_over_the_years_exactly(
    ingang: date, lengte: int, volume: Decimal
) -> None:
    eind = ingang + timedelta(days=lengte)
    jaren = [
        get_toegewezen_volume(volume, Frequentie.TOTAAL, ingang, eind, None, jaar)
        for jaar in range(2020, 2029)
    ]
    assert sum((deel.volume for deel in jaren if deel), Fraction(0)) == Fraction(volume)


def test_a_total_without_an_end_cannot_be_spread() -> None:
    with pytest.raises(OntbrekendGegevenError, match="geen einddatum"):
        get_toegewezen_volume(Decimal(1), Frequentie.TOTAAL, date(2022, 1, 1), None, None, 2022)


def test_a_negative_volume_is_refused() -> None:
    with pytest.raises(OnjuisteWaardeError, match="volume is -1"):
        get_toegewezen_volume(Decimal(-1), Frequentie.DAG, date(2022, 1, 1), None, None, 2022)

"""Allocated volume in a year: also the days before the start, and not those of a pause (AH bijlage 2)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Frequentie
from inkoop.kern.fouten import OnjuisteWaardeError, OntbrekendGegevenError
from inkoop.kern.levering import get_levering
from inkoop.kern.periode import Periode, jaarperiode
from inkoop.kern.volume import get_betaalde_dagen, get_toegewezen_volume

DATA = st.dates(date(2020, 1, 1), date(2024, 12, 31))
JAAR = jaarperiode(2022)


@pytest.mark.parametrize(
    ("volume", "frequentie", "ingang", "eind", "dagen", "verwacht"),
    [
        (3, "week", date(2022, 1, 1), None, JAAR, Fraction(3 * 365, 7)),
        (
            1,
            "dag",
            date(2022, 7, 1),
            date(2022, 8, 31),
            Periode(date(2022, 7, 1), date(2022, 8, 31)),
            Fraction(62),
        ),
        (
            4,
            "maand",
            date(2022, 3, 16),
            date(2022, 4, 30),
            Periode(date(2022, 3, 16), date(2022, 4, 30)),
            4 * Fraction(16, 31) + 4,
        ),
        (
            100,
            "totaal",
            date(2022, 1, 1),
            date(2022, 4, 10),
            Periode(date(2022, 1, 1), date(2022, 3, 20)),
            Fraction(79),
        ),
        (
            200,
            "totaal",
            date(2021, 11, 1),
            date(2022, 5, 19),
            Periode(date(2022, 1, 1), date(2022, 5, 19)),
            Fraction(139),
        ),
        (
            1,
            "maand",
            date(2022, 2, 1),
            date(2022, 2, 28),
            Periode(date(2022, 2, 1), date(2022, 2, 28)),
            Fraction(1),
        ),
    ],
)
def test_the_volume_of_a_stretch_of_days(
    volume: int, frequentie: str, ingang: date, eind: date | None, dagen: Periode, verwacht: Fraction
) -> None:
    gevonden = get_toegewezen_volume(Decimal(volume), Frequentie(frequentie), ingang, eind, dagen)
    assert gevonden.volume == verwacht


def test_no_digit_of_a_volume_is_lost() -> None:
    volume = Decimal("123456789012345678.1234567891")
    gevonden = get_toegewezen_volume(volume, Frequentie.MAAND, date(2022, 1, 1), None, JAAR)
    assert gevonden.volume == 12 * Fraction(volume)


MAART = Periode(date(2022, 3, 1), date(2022, 3, 31))


@pytest.mark.parametrize(
    ("ingang", "eind", "zorg", "verwacht"),
    [
        # Days before the start count, those before the year do not.
        (date(2022, 1, 10), None, [("2022-03-01", "2022-03-31")], [("2022-01-10", "2022-02-28"), MAART]),
        (date(2021, 1, 10), None, [("2022-03-01", "2022-03-31")], [("2022-01-01", "2022-02-28"), MAART]),
        (date(2022, 3, 1), None, [("2022-03-01", "2022-03-31")], [MAART]),
        # A start before the ingangsdatum, and an einddatum before the stop.
        (date(2022, 3, 1), date(2022, 3, 31), [("2021-03-01", None)], [MAART]),
        # A pause.
        (
            date(2022, 3, 1),
            None,
            [("2022-03-01", "2022-03-31"), ("2022-05-01", None)],
            [MAART, ("2022-05-01", "2022-12-31")],
        ),
        # Delivered last year and next year only: the days before the start do not make it this year.
        (date(2021, 1, 1), None, [("2021-03-01", "2021-12-31"), ("2023-01-01", None)], []),
        (date(2022, 1, 1), None, [("2023-01-01", None)], []),
        (date(2022, 1, 1), None, [], []),
    ],
)
def test_paid_days_run_from_the_ingangsdatum_without_pauses(
    ingang: date,
    eind: date | None,
    zorg: list[tuple[str, str | None]],
    verwacht: list[Periode | tuple[str, str]],
) -> None:
    perioden = [(date.fromisoformat(b), date.fromisoformat(e) if e else None) for b, e in zorg]
    levering = get_levering(perioden, ingang, eind, None)
    stukken = [
        stuk if isinstance(stuk, Periode) else Periode(*map(date.fromisoformat, stuk)) for stuk in verwacht
    ]
    assert list(get_betaalde_dagen(ingang, levering, 2022)) == stukken


@given(DATA, st.integers(0, 900), st.decimals(0, 1000, places=2))
def test_a_total_volume_is_paid_out_over_the_years_exactly(
    ingang: date, lengte: int, volume: Decimal
) -> None:
    eind = ingang + timedelta(days=lengte)
    levering = get_levering([(ingang, None)], ingang, eind, None)
    delen = [
        get_toegewezen_volume(volume, Frequentie.TOTAAL, ingang, eind, stuk).volume
        for jaar in range(2020, 2029)
        for stuk in get_betaalde_dagen(ingang, levering, jaar)
    ]
    assert sum(delen, Fraction(0)) == Fraction(volume)


def test_a_total_without_an_end_cannot_be_spread() -> None:
    with pytest.raises(OntbrekendGegevenError, match="geen einddatum"):
        get_toegewezen_volume(Decimal(1), Frequentie.TOTAAL, date(2022, 1, 1), None, JAAR)


def test_a_negative_volume_is_refused() -> None:
    with pytest.raises(OnjuisteWaardeError, match="volume is -1"):
        get_toegewezen_volume(Decimal(-1), Frequentie.DAG, date(2022, 1, 1), None, JAAR)

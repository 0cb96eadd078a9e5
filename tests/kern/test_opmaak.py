"""How numbers, money and dates look in Dutch."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.breuk import Fraction
from inkoop.kern.opmaak import (
    MB,
    format_aantal,
    format_bedrag,
    format_bedragbreuk,
    format_breuk,
    format_datum,
    format_getal,
    format_grootte,
    format_moment,
    format_percentage,
    format_zin,
)


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [
        (Decimal("1234.56"), "€\u00a01.234,56"),
        (Decimal("1234567.8"), "€\u00a01.234.567,80"),
        (Decimal("-0.05"), "-€\u00a00,05"),
        (Decimal("-1234.56"), "-€\u00a01.234,56"),
        (-3, "-€\u00a03,00"),
        (Decimal("-0.00"), "€\u00a00,00"),
        (Decimal("1.2345"), "€\u00a01,2345"),
        (Decimal("1E+3"), "€\u00a01.000,00"),
        (0, "€\u00a00,00"),
    ],
)
def test_an_amount_shows_two_decimals_or_all_that_it_has(bedrag: Decimal | int, tekst: str) -> None:
    assert format_bedrag(bedrag) == tekst


def test_an_amount_that_decimals_cannot_write_is_a_fraction() -> None:
    assert format_bedragbreuk(Fraction(10_000, 3)) == "€\u00a010.000/3"
    assert format_bedragbreuk(Fraction(-1, 3)) == "-€\u00a01/3"
    assert format_breuk(Fraction(-1, 3)) == "-1/3"


def test_a_number_shows_no_trailing_zeros() -> None:
    assert format_getal(Decimal("12.500")) == "12,5"
    assert format_getal(Decimal("12000.000")) == "12.000"
    assert format_percentage(Decimal("27.50")) == "27,5%"


def test_only_one_of_something_is_called_by_its_singular() -> None:
    aantallen = (Decimal("1.00"), 1, 0, 2, Decimal("0.5"), 1000)
    woorden = [format_aantal(aantal, "plek", "plekken") for aantal in aantallen]
    assert woorden == ["1 plek", "1 plek", "0 plekken", "2 plekken", "0,5 plekken", "1.000 plekken"]


def test_dates_and_instants_are_civil_dutch() -> None:
    assert format_datum(date(2022, 12, 31)) == "31-12-2022"
    assert format_moment(datetime(2022, 12, 31, 23, 30, tzinfo=UTC)) == "01-01-2023 00:30"


def test_a_float_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match=r"0\.1 is geen exact getal"):
        format_bedrag(0.1)  # type: ignore[arg-type]


def test_a_boolean_is_no_number() -> None:
    with pytest.raises(TypeError, match="True is geen exact getal"):
        format_getal(True)


def test_infinity_is_refused() -> None:
    with pytest.raises(ValueError, match="geen eindig getal"):
        format_bedrag(Decimal("Infinity"))


def test_an_instant_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="geen tijdzone"):
        format_moment(datetime(2022, 12, 31, 23, 30))  # noqa: DTZ001 - the point of the test


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_what_is_shown_can_be_read_back_without_loss(waarde: Decimal) -> None:
    teken, _, cijfers = format_bedrag(waarde).partition("€\u00a0")
    tekst = teken + cijfers.replace(".", "").replace(",", ".")
    assert Decimal(tekst) == waarde


def test_an_instant_is_no_date() -> None:
    """At 23:30 UTC it is the next day in the Netherlands."""
    with pytest.raises(TypeError, match="format_moment"):
        format_datum(datetime(2022, 12, 31, 23, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("zin", "nederlands"),
    [
        ("2022-02-01 ligt voor de start 2022-03-01", "01-02-2022 ligt voor de start 01-03-2022"),
        ("het bedrag -500.00 is negatief", "het bedrag -500,00 is negatief"),
        ("contract 'C-2022-01-02' en '1.5' zijn onbekend", "contract 'C-2022-01-02' en '1.5' zijn onbekend"),
        ("komma's in 1.5 en foto's", "komma's in 1,5 en foto's"),
        ("schrijf het als 1.234,56 volgens §2.3 of 1.2.3", "schrijf het als 1.234,56 volgens §2.3 of 1.2.3"),
    ],
)
def test_a_sentence_of_a_rule_is_told_in_dutch_but_for_what_it_quotes(zin: str, nederlands: str) -> None:
    assert format_zin(zin) == nederlands


def test_a_size_is_told_in_whole_megabytes() -> None:
    assert [format_grootte(mb * MB) for mb in (2, 100, 1024)] == ["2 MB", "100 MB", "1.024 MB"]

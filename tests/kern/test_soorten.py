"""A kind of value accepts and refuses a value itself as it does the text that states it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.soorten import (
    FRACTIE,
    GEMEENTECODE,
    LANGE_TEKST,
    PRIJS,
    UREN_PER_WEEK,
    Bedrag,
    Codetekst,
    Datum,
    Enkel,
    Geheel,
    Getal,
    Ja,
    Jaar,
    JaNee,
    Keuze,
    Tekst,
    find_bronfouten,
)
from inkoop.kern.waarden import WaardeFoutError


def find_fout(doe: Any) -> str:
    """Why it is refused; empty when it is not."""
    try:
        doe()
    except WaardeFoutError as fout:
        return str(fout)
    return ""


@pytest.mark.parametrize(
    ("soort", "tekst", "waarde"),
    [
        (FRACTIE, "1.5", Decimal("1.5")),
        (FRACTIE, "-0.1", Decimal("-0.1")),
        (FRACTIE, "1", Decimal(1)),
        (PRIJS, "1000000000000", Decimal(10**12)),
        (UREN_PER_WEEK, "0", Decimal(0)),
        (UREN_PER_WEEK, "168", Decimal(168)),
        (UREN_PER_WEEK, "168.5", Decimal("168.5")),
        (Bedrag(), "10.005", Decimal("10.005")),
        (Bedrag(), "-1", Decimal(-1)),
        (Bedrag(), "10.10", Decimal("10.10")),
        (Geheel(1, 10), "0", 0),
        (Geheel(1, 10), "11", 11),
        (Geheel(1, 10), "10", 10),
        (Jaar(), "1899", 1899),
        (Jaar(), "2022", 2022),
        (Datum(), "1899-12-31", date(1899, 12, 31)),
        (Datum(), "2022-02-28", date(2022, 2, 28)),
        (Keuze(["a", "b"]), "c", "c"),
        (GEMEENTECODE, "889", "889"),
        (GEMEENTECODE, "0889", "0889"),
        (Codetekst(), " x", " x"),
        (Codetekst(3), "xxxx", "xxxx"),
        (Tekst(3), "xxxx", "xxxx"),
        (Tekst(), "a\x00b", "a\x00b"),
    ],
)
def test_text_and_value_are_refused_in_the_same_words(soort: Enkel, tekst: str, waarde: Any) -> None:
    assert find_fout(lambda: soort.read(tekst)) == find_fout(lambda: soort.check(waarde))
    if not find_fout(lambda: soort.check(waarde)):
        assert soort.read(tekst) == waarde


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**13), max_value=10**13))
def test_every_number_is_judged_alike_as_text_and_as_value(getal: Decimal) -> None:
    waarde = getal if getal else abs(getal)
    for soort in (FRACTIE, PRIJS, Bedrag(), Getal(boven=Decimal(0))):
        als_tekst = find_fout(lambda s=soort: s.read(format(getal, "f")))
        assert als_tekst == find_fout(lambda s=soort: s.check(waarde))


@pytest.mark.parametrize(
    ("soort", "waarde"),
    [
        (FRACTIE, 0.5),
        (FRACTIE, "0.5"),
        (FRACTIE, True),
        (Bedrag(), 1.0),
        (Geheel(), True),
        (Geheel(), Decimal(1)),
        (Jaar(), "2022"),
        (Datum(), "2022-01-01"),
        (Datum(), datetime(2022, 1, 1)),  # noqa: DTZ001 - an instant is no date
        (JaNee(), 1),
        (Codetekst(), 889),
        (Tekst(), None),
    ],
)
def test_a_value_of_another_type_is_never_taken_for_the_right_one(soort: Enkel, waarde: Any) -> None:
    assert find_fout(lambda: soort.check(waarde))


def test_quotes_mean_something_in_yaml_only() -> None:
    assert Codetekst().read("889") == "889"
    assert "zet aanhalingstekens" in find_fout(lambda: Codetekst().read("889", kaal=True))
    assert Codetekst().read("889", kaal=False) == "889"
    # Between quotes 983 would still lack its zero: say what was meant, and not to add quotes.
    gemeente = Codetekst(4, "[0-9]{4}", "het heeft vier cijfers")
    assert "bedoelde u '0983'?" in find_fout(lambda: gemeente.read("983", kaal=True))
    assert Getal().read("1e3", kaal=True) == 1000
    assert "geen getal" in find_fout(lambda: Getal().read("1e3"))
    assert "haal de aanhalingstekens" in find_fout(lambda: Getal().read("1.5", kaal=False))


def test_a_source_is_text_however_deep() -> None:
    assert list(find_bronfouten({"document": "nota", "paragraaf": ["1", "2"]})) == []
    assert list(find_bronfouten({"a": ["x", 7]})) == [("a[1]", "'7' is geen tekst")]
    assert next(find_bronfouten("x" * 5001))[0] == ""


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        (" a", "begint of eindigt met een spatie"),
        ("a\u00a0", "begint of eindigt met een spatie"),
        ("a\u200bb", "onzichtbaar teken (U+200B ZERO WIDTH SPACE) op plaats 2"),
        ("\ufeffa", "onzichtbaar teken (U+FEFF ZERO WIDTH NO-BREAK SPACE) op plaats 1"),
        ("a\x07", "onzichtbaar teken (U+0007 stuurteken) op plaats 2"),
        ("a\nb", "beslaat meer dan een regel"),
        ("a\tb", "beslaat meer dan een regel"),
    ],
)
@pytest.mark.parametrize("soort", [Tekst(), Codetekst()])
def test_a_text_has_nothing_that_is_not_to_be_seen(soort: Enkel, tekst: str, reden: str) -> None:
    assert reden in find_fout(lambda: soort.read(tekst))
    assert reden in find_fout(lambda: soort.check(tekst))


def test_a_long_text_may_have_line_ends_and_tabs_and_nothing_else() -> None:
    assert LANGE_TEKST.read("een\n\ttwee\r\ndrie") == "een\n\ttwee\r\ndrie"
    assert "U+200D" in find_fout(lambda: LANGE_TEKST.read("een\n\u200dtwee"))
    assert "spatie" in find_fout(lambda: LANGE_TEKST.read("een\n"))


@pytest.mark.parametrize("soort", [Tekst(), Codetekst()])
def test_a_letter_with_a_sign_is_one_character(soort: Enkel) -> None:
    """Two clients would be one to whoever looks, and two to whoever counts."""
    assert soort.read("Rene\u0301") == "Ren\u00e9"
    assert "NFC" in find_fout(lambda: soort.check("Rene\u0301"))


@pytest.mark.parametrize("code", ["1.23457E+11", "2,20118E+11", "1E+05", "1e-7", "12.E+3"])
def test_a_code_that_a_spreadsheet_has_shortened_is_refused(code: str) -> None:
    assert "heeft afgekort" in find_fout(lambda: Codetekst().read(code))
    assert Tekst().read(code, kaal=False) == code


@pytest.mark.parametrize("code", ["73928e05", "1e3", "E+11", "PRE-001", "1E+11a", "A1E+11", "E-1", "2022-01"])
def test_a_code_that_only_looks_like_it_is_a_code(code: str) -> None:
    assert Codetekst().read(code) == code


def test_a_mark_is_yes_or_nothing() -> None:
    assert Ja().read("ja") is True
    assert "geen ja" in find_fout(lambda: Ja().read("Ja"))
    assert find_fout(lambda: Ja().check(False)) == ""
    assert find_fout(lambda: Ja().check("ja")) != ""

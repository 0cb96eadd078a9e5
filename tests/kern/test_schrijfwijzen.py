"""What a person or Dutch Excel writes is read to one value, or asked for in the words of who typed it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.schrijfwijzen import Schrijfwijze, read_zoals_getypt, tidy_cel
from inkoop.kern.soorten import (
    Bedrag,
    Codetekst,
    Datum,
    Gemeenteverwijzing,
    Getal,
    Ja,
    Jaar,
    Keuze,
)
from inkoop.kern.waarden import WaardeFoutError

GEMEENTEN = {
    "0889": ["Beesel"],
    "0893": ["Bergen (L.)"],
    "0983": ["Venlo"],
    "0984": ["Venray"],
    "1507": ["Horst", "Horst aan de Maas"],
}
EXCEL = Schrijfwijze(gemeenten=GEMEENTEN)
MACHINE = Schrijfwijze(is_nederlands=False, gemeenten=GEMEENTEN)
BEDRAG, GETAL, AANDEEL = Bedrag(negatief=True), Getal(), Getal(procent=True, ja_nee=True)


def read(soort: Any, tekst: str, wijze: Schrijfwijze = EXCEL) -> Any:
    return read_zoals_getypt(soort, tidy_cel(tekst), wijze)


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("1.250,50", "1250.50"),
        ("1.000", "1000"),
        ("€ 1.250", "1250"),
        ("1.234.567", "1234567"),
        ("1.250,00 EUR", "1250"),
        ("EUR 12,5", "12.5"),
        ("12 euro", "12"),
        ("1.000,00-", "-1000"),
        ("-€ 1.000,00", "-1000"),
        ("€ -1.000", "-1000"),
        ("(75,25)", "-75.25"),
        ("\u22125", "-5"),
        ("+5", "5"),
        ("€ 1.250,-", "1250"),
        ("1.250,--", "1250"),
        ("-1.250,-", "-1250"),
        (" 1\u00a0250,00 ", "1250"),
        ("1,234.50", "1234.50"),
        ("12.5", "12.5"),
        ("0.85", "0.85"),
    ],
)
def test_an_amount_is_read_as_dutch_people_write_it(tekst: str, bedrag: str) -> None:
    assert read(BEDRAG, tekst) == Decimal(bedrag)


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("1,250", "'1,250' kan 1250 of 1,250 zijn; schrijf een van beide"),
        ("1234,567", "het bedrag 1234,567 heeft meer dan twee decimalen"),
        ("abc", "'abc' is geen bedrag; schrijf het als 1.234,56"),
        ("€", "'€' is geen bedrag; schrijf het als 1.234,56"),
        ("1.2.3", "'1.2.3' is geen bedrag; schrijf het als 1.234,56"),
        ("--5", "'--5' is geen bedrag; schrijf het als 1.234,56"),
        ("50%", "'50%' is geen bedrag; schrijf het als 1.234,56"),
        ("1 2", "'1 2' is geen bedrag; schrijf het als 1.234,56"),
    ],
)
def test_what_is_no_amount_is_told_as_it_was_typed(tekst: str, reden: str) -> None:
    with pytest.raises(WaardeFoutError) as fout:
        read(BEDRAG, tekst)
    assert str(fout.value) == reden


def test_an_amount_below_zero_is_refused_in_dutch_where_none_belongs() -> None:
    with pytest.raises(WaardeFoutError, match=r"^het bedrag -500,00 is negatief$"):
        read(Bedrag(), "500,00-")


@pytest.mark.parametrize(
    ("soort", "tekst", "wijze"),
    [
        (GETAL, "1.234", EXCEL),
        (GETAL, "1,234", MACHINE),
        (BEDRAG, "1.250", MACHINE),
        (GETAL, "-1.234", EXCEL),
    ],
)
def test_what_can_be_two_numbers_is_asked(soort: Any, tekst: str, wijze: Schrijfwijze) -> None:
    with pytest.raises(WaardeFoutError, match=r"kan 1\d+ of 1,\d+ zijn; schrijf een van beide"):
        read(soort, tekst, wijze)


@pytest.mark.parametrize(
    ("tekst", "wijze", "getal"),
    [
        ("10,5", EXCEL, "10.5"),
        ("1,234", EXCEL, "1.234"),
        ("0.850", EXCEL, "0.85"),
        ("1.234.567,5", EXCEL, "1234567.5"),
        ("1.234", MACHINE, "1.234"),
        ("10,5", MACHINE, "10.5"),
    ],
)
def test_a_number_may_have_three_decimals(tekst: str, wijze: Schrijfwijze, getal: str) -> None:
    assert read(GETAL, tekst, wijze) == Decimal(getal)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_every_amount_is_read_back_from_how_dutch_excel_writes_it(bedrag: Decimal) -> None:
    tekst = f"{bedrag:,.2f}".translate(str.maketrans(",.", ".,"))
    assert read(BEDRAG, tekst) == read(BEDRAG, f"€ {tekst}") == bedrag


@pytest.mark.parametrize(
    ("tekst", "waarde"), [("85%", "0.85"), ("7,5 %", "0.075"), ("ja", "1"), ("Nee", "0"), ("0,5", "0.5")]
)
def test_a_share_may_be_a_percentage_or_all_or_nothing(tekst: str, waarde: str) -> None:
    assert read(AANDEEL, tekst) == Decimal(waarde)


def test_a_number_that_is_no_share_has_no_percentage() -> None:
    with pytest.raises(WaardeFoutError, match="'85%' is een percentage; hier hoort een getal"):
        read(GETAL, "85%")
    with pytest.raises(WaardeFoutError, match="'ja' is geen getal"):
        read(GETAL, "ja")


@pytest.mark.parametrize(
    "tekst",
    [
        "31-1-2022",
        "31/01/2022",
        "31.1.2022",
        "31-1-22",
        "31 januari 2022",
        "31-jan-22",
        "31 jan. 2022",
        "2022-01-31",
        "20220131",
        "31-01-2022 00:00:00",
        "2022-01-31T00:00:00",
        " 31-1-2022\u00a0",
    ],
)
def test_a_date_is_read_as_dutch_people_write_it(tekst: str) -> None:
    assert read(Datum(), tekst) == date(2022, 1, 31)


@pytest.mark.parametrize(
    ("tekst", "wijze", "reden"),
    [
        ("31-2-2022", EXCEL, "'31-2-2022' is geen bestaande datum"),
        ("12-31-2022", EXCEL, "'12-31-2022' is geen bestaande datum"),
        ("gisteren", EXCEL, "'gisteren' is geen datum; schrijf die als 31-01-2022"),
        ("31 brumaire 2022", EXCEL, "'31 brumaire 2022' is geen datum; schrijf die als 31-01-2022"),
        ("1-2-2022 09:30", EXCEL, "'1-2-2022 09:30' is geen datum; schrijf die als 31-01-2022"),
        ("1-2-63", EXCEL, "'1-2-63' is niet duidelijk; schrijf het jaar met vier cijfers"),
        ("01-02-22", MACHINE, "'01-02-22' is niet duidelijk; schrijf het jaar met vier cijfers"),
        ("1-1-1800", EXCEL, "'1-1-1800' ligt voor 1900"),
        (
            "44562",
            EXCEL,
            "'44562' is geen datum maar het nummer van een dag; maak in het rekenblad van de kolom een datum",
        ),
    ],
)
def test_what_is_no_date_is_told_as_it_was_typed(tekst: str, wijze: Schrijfwijze, reden: str) -> None:
    with pytest.raises(WaardeFoutError) as fout:
        read(Datum(), tekst, wijze)
    assert str(fout.value) == reden


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("0983", "0983"),
        ("983", "0983"),
        ("Venlo", "0983"),
        (" gemeente VENRAY", "0984"),
        ("Bergen (L)", "0893"),
        ("horst a/d maas", ""),
        ("horst aan de maas", "1507"),
        ("9999", ""),
    ],
)
def test_a_municipality_is_known_by_its_name_and_without_its_zero(tekst: str, code: str) -> None:
    if code:
        assert read(Gemeenteverwijzing(), tekst) == code
    else:
        with pytest.raises(WaardeFoutError, match="is niet bekend in deze regio"):
            read(Gemeenteverwijzing(), tekst)


def test_what_looks_like_a_municipality_is_suggested_and_two_of_one_name_are_asked() -> None:
    with pytest.raises(
        WaardeFoutError, match=r"gemeente 'Velno' is niet bekend in deze regio; bedoelde u 'Venlo'\?"
    ):
        read(Gemeenteverwijzing(), "Velno")
    tweemaal = Schrijfwijze(gemeenten={"0373": ["Bergen"], "0893": ["Bergen"]})
    with pytest.raises(WaardeFoutError, match="'Bergen' kan gemeente 0373 of 0893 zijn; schrijf de code"):
        read(Gemeenteverwijzing(), "Bergen", tweemaal)


@pytest.mark.parametrize(
    ("soort", "tekst", "waarde"),
    [
        (Jaar(), "2022 ", 2022),
        (Codetekst(), "etmaal\u00a0", "etmaal"),
        (Codetekst(), "0983", "0983"),
        (Codetekst(), '="0983"', "0983"),
        (Codetekst(), "'-5", "-5"),
        (Codetekst(), "'t Huis", "'t Huis"),
        (Keuze(("dag", "week")), "Week", "week"),
        (Ja(), "JA", True),
        (Ja(), "nee", False),
        (Ja(), "x", True),
    ],
)
def test_white_space_and_marks_of_a_spreadsheet_are_no_part_of_a_value(
    soort: Any, tekst: str, waarde: Any
) -> None:
    assert read(soort, tekst) == waarde


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("=30+1", "'=30\\+1' is een formule zonder bewaarde uitkomst; open het bestand in Excel"),
        ("#N/B", "'#N/B' is een fout van het rekenblad"),
        ("#WAARDE!", "is een fout van het rekenblad"),
    ],
)
def test_what_a_spreadsheet_could_not_say_is_no_value(tekst: str, reden: str) -> None:
    with pytest.raises(WaardeFoutError, match=reden):
        read(Codetekst(), tekst)


def test_a_mark_is_yes_or_no() -> None:
    with pytest.raises(WaardeFoutError, match="'misschien' is geen ja of nee; vul ja in, of laat het leeg"):
        read(Ja(), "misschien")

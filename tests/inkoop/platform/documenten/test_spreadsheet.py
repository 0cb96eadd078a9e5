"""The workbook maker: types, totals, refusals and equal bytes."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from inkoop.platform.documenten.services import (
    Blad,
    Bladkolom,
    DocumentError,
    OngeldigeWaardeError,
    Soort,
    Werkmap,
    make_werkmap,
)

MOMENT = datetime(2028, 4, 1, 12, 30, tzinfo=UTC)
KOLOMMEN = (
    Bladkolom("Naam", breedte=30),
    Bladkolom("Aantal", Soort.GETAL, totaal=True),
    Bladkolom("Bedrag", Soort.BEDRAG, totaal=True),
    Bladkolom("Aandeel", Soort.PERCENTAGE),
    Bladkolom("Datum", Soort.DATUM),
)
RIJEN: list[Sequence[str | int | Decimal | date | None]] = [
    ("De Linde", 3, Decimal("1234.50"), Decimal("12.5"), date(2027, 1, 31)),
    ("=1+1", 4, Decimal("-0.10"), None, None),
]


def make_werkmap_van(*, groot: bool = False, **anders: object) -> Werkmap:
    blad = Blad("Bedragen", KOLOMMEN, anders.get("rijen", RIJEN))  # type: ignore[arg-type]
    return Werkmap("Overzicht", MOMENT, (blad,), (("Bron", "De regels van 2027"),), groot)


def open_blad(werkmap: Werkmap, *, waarden: bool = False) -> Worksheet:
    blad = load_workbook(BytesIO(make_werkmap(werkmap)), data_only=waarden)["Bedragen"]
    assert isinstance(blad, Worksheet)
    return blad


@pytest.fixture(params=[False, True], ids=["in geheugen", "groot"])
def groot(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_each_kind_is_read_back_as_itself(groot: bool) -> None:
    blad = open_blad(make_werkmap_van(groot=groot))
    naam, aantal, bedrag, aandeel, datum = blad[2]
    assert naam.value == "De Linde"
    assert aantal.value == 3
    assert bedrag.value == 1234.5
    # What comes after the semicolon is how a negative amount looks: the minus before the sign.
    assert bedrag.number_format == "[$€-413]\\ #,##0.00;\\-[$€-413]\\ #,##0.00"
    assert aandeel.value == 0.125
    assert aandeel.number_format.startswith("0.0#")
    assert datum.value == datetime(2027, 1, 31)  # noqa: DTZ001  # a day in a cell has no time zone
    assert blad["D3"].value is None


def test_totals_are_formulas_that_carry_their_outcome(groot: bool) -> None:
    werkmap = make_werkmap_van(groot=groot)
    assert [cel.value for cel in open_blad(werkmap)[4]] == [
        "Totaal",
        "=SUM(B2:B3)",
        "=SUM(C2:C3)",
        None,
        None,
    ]
    assert [cel.value for cel in open_blad(werkmap, waarden=True)[4]] == ["Totaal", 7, 1234.4, None, None]


@pytest.mark.parametrize(
    "tekst", ["=1+1", "+31612345678", "-", "@naam", "\t=1", "<r><t>x</t></r>", " spatie "]
)
def test_text_stays_text(tekst: str, groot: bool) -> None:
    blad = open_blad(make_werkmap_van(groot=groot, rijen=[(tekst, 1, Decimal(1), None, None)]))
    assert blad["A2"].value == tekst
    assert blad["A2"].data_type == "s"


def test_text_like_a_formula_is_marked_as_text() -> None:
    blad = open_blad(make_werkmap_van())
    assert blad["A3"].quotePrefix
    assert not blad["A2"].quotePrefix


def test_the_header_stays_in_sight_and_filters() -> None:
    blad = open_blad(make_werkmap_van())
    assert blad.freeze_panes == "A2"
    assert blad.auto_filter.ref == "A1:E3"
    assert blad["A1"].font.bold
    assert blad.column_dimensions["A"].width >= 30


@pytest.mark.parametrize(
    ("huisstijl", "merk", "totaal"), [("", "14586B", "E9EEF0"), ("thema/duinrand.css", "7A1F3D", "E9EEF0")]
)
def test_its_colours_are_those_of_the_theme(huisstijl: str, merk: str, totaal: str) -> None:
    with override_settings(HUISSTIJL_CSS=huisstijl):
        blad = open_blad(make_werkmap_van())
    assert blad["A1"].fill.fgColor.rgb == f"FF{merk}"
    assert blad["A4"].fill.fgColor.rgb == f"FF{totaal}"


def test_the_workbook_tells_what_it_is_and_when() -> None:
    boek = load_workbook(BytesIO(make_werkmap(make_werkmap_van())))
    assert boek.sheetnames == ["Bedragen", "Toelichting"]
    assert [cel.value for cel in boek["Toelichting"][2]] == ["Bron", "De regels van 2027"]
    assert boek.properties.title == "Overzicht"
    assert boek.properties.created == MOMENT.replace(tzinfo=None)


def test_a_sheet_without_rows_has_a_total_of_nothing(groot: bool) -> None:
    blad = open_blad(make_werkmap_van(groot=groot, rijen=[]))
    assert [cel.value for cel in blad[2]] == ["Totaal", 0, 0, None, None]


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    vorige = os.umask(0o022)
    yield os.umask
    os.umask(vorige)


def test_equal_input_gives_equal_bytes(groot: bool, umask: Callable[[int], int]) -> None:
    umask(0o022)
    eerste = make_werkmap(make_werkmap_van(groot=groot))
    umask(0o077)
    assert make_werkmap(make_werkmap_van(groot=groot)) == eerste


def test_rows_may_come_one_by_one() -> None:
    rijen = ((f"rij {nummer}", nummer, Decimal(nummer), None, None) for nummer in range(2000))
    blad = open_blad(make_werkmap_van(groot=True, rijen=rijen), waarden=True)
    assert blad["B2002"].value == sum(range(2000))


@given(st.lists(st.decimals("-9999999.99", "9999999.99", places=2), min_size=1, max_size=8))
def test_amounts_and_their_total_are_exact(bedragen: list[Decimal]) -> None:
    rijen = [("a", 1, bedrag, None, None) for bedrag in bedragen]
    blad = open_blad(make_werkmap_van(rijen=rijen), waarden=True)
    gelezen = [Decimal(str(blad.cell(rij, 3).value)) for rij in range(2, len(bedragen) + 3)]
    assert gelezen == [*bedragen, sum(bedragen)]


@pytest.mark.parametrize(
    ("rij", "reden"),
    [
        (
            (1, 1, Decimal(1), None, None),
            "kolom 'Naam': de waarde 1 kan niet worden geschreven: dit is geen tekst",
        ),
        (("a", 1.5, Decimal(1), None, None), "kolom 'Aantal': .*dit is geen getal"),
        (("a", True, Decimal(1), None, None), "kolom 'Aantal': .*dit is geen getal"),
        (("a", 1, Decimal("1.005"), None, None), "kolom 'Bedrag': .*meer dan 2 decimalen; rond eerst af"),
        (("a", 1, Decimal("NaN"), None, None), "kolom 'Bedrag': .*dit is geen getal"),
        (("a", 1, Decimal("12345678901234.56"), None, None), "kolom 'Bedrag': .*meer dan 15 cijfers"),
        (("a", 1, Decimal(1), None, MOMENT), "kolom 'Datum': .*dit is geen datum"),
        (("a" * 40000, 1, Decimal(1), None, None), "kolom 'Naam': .*te lang of valt buiten het blad"),
        (("a",), "Blad 'Bedragen', rij 2: .*5 kolommen verwacht"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_place(rij: Sequence[object], reden: str) -> None:
    with pytest.raises(OngeldigeWaardeError, match=reden):
        make_werkmap(make_werkmap_van(rijen=[rij]))


def test_a_tariff_may_have_more_decimals() -> None:
    blad = Blad("Bedragen", (Bladkolom("Tarief", Soort.BEDRAG, decimalen=4),), [(Decimal("0.1234"),)])
    assert open_blad(Werkmap("Tarieven", MOMENT, (blad,)))["A2"].value == 0.1234


def test_only_amounts_and_numbers_are_added_up() -> None:
    with pytest.raises(DocumentError, match="De kolom 'Aandeel' is een percentage"):
        Bladkolom("Aandeel", Soort.PERCENTAGE, totaal=True)


def test_a_workbook_needs_a_sheet_and_a_time_zone() -> None:
    with pytest.raises(DocumentError, match="geen bladen"):
        Werkmap("Leeg", MOMENT, ())
    with pytest.raises(DocumentError, match="geen tijdzone"):
        Werkmap("Leeg", MOMENT.replace(tzinfo=None), (Blad("a", KOLOMMEN, []),))


def test_numbers_show_what_they_have_and_no_more() -> None:
    kolommen = (Bladkolom("Getal", Soort.GETAL, totaal=True), Bladkolom("Vast", Soort.GETAL, decimalen=2))
    blad = open_blad(Werkmap("G", MOMENT, (Blad("Bedragen", kolommen, [(3, 3), (Decimal("0.25"), 4)]),)))
    assert blad["A2"].number_format == "#,##0"
    assert blad["A3"].number_format.startswith("#,##0.0#")
    assert blad["A4"].number_format.startswith("#,##0.0#")
    assert blad["B2"].number_format == "#,##0.00"


def test_moments_are_dutch_civil_time_and_booleans_are_words() -> None:
    kolommen = (Bladkolom("Moment", Soort.MOMENT), Bladkolom("Goed", Soort.JANEE))
    blad = open_blad(Werkmap("M", MOMENT, (Blad("Bedragen", kolommen, [(MOMENT, True), (None, False)]),)))
    assert blad["A2"].value == datetime(2028, 4, 1, 14, 30)  # noqa: DTZ001
    assert [blad["B2"].value, blad["B3"].value] == ["Ja", "Nee"]


def test_a_moment_without_time_zone_is_refused() -> None:
    blad = Blad("Bedragen", (Bladkolom("Moment", Soort.MOMENT),), [(MOMENT.replace(tzinfo=None),)])
    with pytest.raises(OngeldigeWaardeError, match="dit is geen moment"):
        make_werkmap(Werkmap("M", MOMENT, (blad,)))

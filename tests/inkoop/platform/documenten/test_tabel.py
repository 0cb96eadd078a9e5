"""The download of a page's table."""

from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from inkoop.platform.documenten.bladkolom import Bladkolom, Soort
from inkoop.platform.documenten.tabel import make_tabel_csv, make_tabel_xlsx

KOPPEN = (
    Bladkolom("Naam"),
    Bladkolom("Tarief", Soort.BEDRAG, decimalen=4),
    Bladkolom("Bedrag", Soort.BEDRAG, totaal=True),
)
RIJEN = [("De Linde", Decimal("0.1234"), Decimal("12.50")), ("De Eik", None, Decimal(1))]


def test_a_table_becomes_one_sheet_with_its_totals() -> None:
    inhoud = b"".join(make_tabel_xlsx("contracten: alle/2027 van de hele regio", KOPPEN, iter(RIJEN)))
    (blad,) = load_workbook(BytesIO(inhoud), data_only=True).worksheets
    assert blad.title == "contracten- alle-2027 van de he"
    assert [[cel.value for cel in rij] for rij in blad.rows] == [
        ["Naam", "Tarief", "Bedrag"],
        ["De Linde", 0.1234, 12.5],
        ["De Eik", None, 1],
        ["Totaal", None, 13.5],
    ]


def test_equal_rows_give_equal_bytes() -> None:
    een, twee = (b"".join(make_tabel_xlsx("x", KOPPEN, iter(RIJEN))) for _ in range(2))
    assert een == twee


def test_a_table_becomes_a_csv_file_for_dutch_excel() -> None:
    inhoud = b"".join(make_tabel_csv("x", KOPPEN, iter(RIJEN)))
    assert inhoud.decode("utf-8-sig").splitlines() == [
        "Naam;Tarief;Bedrag",
        "De Linde;0,1234;12,50",
        "De Eik;;1",
    ]

"""A list is read as a spreadsheet program saved it, cell by cell, or refused in one sentence."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from inkoop.platform.bestanden import tabellezer
from inkoop.platform.bestanden.tabellezer import TabelFoutError, read_tabel


def read(inhoud: bytes) -> tuple[list[str], list[tuple[int, list[str]]], bool]:
    tabel = read_tabel(io.BytesIO(inhoud))
    return tabel.kop, list(tabel.rijen), tabel.is_nederlands


@pytest.mark.parametrize(
    ("inhoud", "is_nederlands"),
    [
        (b"a,b\n1,x\n", False),
        (b"a;b\r\n1;x\r\n", True),
        (b"a\tb\n1\tx\n", True),
        (b"\xef\xbb\xbfa;b\n1;x\n", True),
        ("a\tb\n1\tx\n".encode("utf-16"), True),
        (b"\n\na;b\n1;x\n", True),
    ],
)
def test_csv_of_any_manner_is_read(inhoud: bytes, is_nederlands: bool) -> None:
    kop, rijen, nederlands = read(inhoud)
    assert (kop, [rij for _, rij in rijen], nederlands) == (["a", "b"], [["1", "x"]], is_nederlands)


def test_an_older_windows_is_read_by_its_own_letters() -> None:
    assert read("a;b\ncliënt;€\n".encode("cp1252"))[1] == [(2, ["cliënt", "€"])]


def test_rows_keep_their_number_and_the_width_of_the_headings() -> None:
    assert read(b'a;b;\n1\n;\n"x\ny";2\n')[1] == [(2, ["1", ""]), (3, ["", ""]), (5, ["x\ny", "2"])]


def test_a_workbook_gives_its_cells_as_dutch_excel_shows_them() -> None:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    blad.append(["a", "b", "c", "d", "e"])
    blad.append([date(2022, 1, 31), datetime.combine(date(2022, 2, 1), time(9, 30)), 0.1 + 0.2, 1e15, True])
    inhoud = io.BytesIO()
    boek.save(inhoud)
    _, rijen, is_nederlands = read(inhoud.getvalue())
    assert rijen == [(2, ["31-01-2022", "01-02-2022 09:30:00", "0,3", "1000000000000000", "ja"])]
    assert is_nederlands


def test_a_workbook_that_unpacks_to_far_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabellezer, "GROOTSTE_INHOUD", 1000)
    inhoud = io.BytesIO()
    with zipfile.ZipFile(inhoud, "w", zipfile.ZIP_DEFLATED) as bom:
        bom.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000)
    with pytest.raises(TabelFoutError, match="te groot"):
        read(inhoud.getvalue())


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "Het bestand is leeg"),
        (b";;\n", "Het bestand is leeg"),
        (b"PK\x03\x04niets", "beschadigd"),
        (b"\xd0\xcf\x11\xe0", "oud Excel-bestand"),
        (";".join("x" * 201).encode(), "meer dan 200 kolommen"),
    ],
)
def test_what_is_no_list_is_one_sentence(inhoud: bytes, zin: str) -> None:
    with pytest.raises(TabelFoutError, match=zin):
        read(inhoud)


def test_an_empty_workbook_file_inside_is_damaged_and_no_error_of_ours() -> None:
    inhoud = io.BytesIO()
    with zipfile.ZipFile(inhoud, "w") as boek:
        boek.writestr("anders.txt", "x")
    with pytest.raises(TabelFoutError, match="beschadigd"):
        read(inhoud.getvalue())

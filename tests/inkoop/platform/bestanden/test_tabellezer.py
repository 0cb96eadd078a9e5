"""A list is read as a spreadsheet program saved it, cell by cell, or refused in one sentence."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from inkoop.platform.bestanden import werkboek
from inkoop.platform.bestanden.fouten import TabelFoutError
from inkoop.platform.bestanden.tabellezer import find_blad, read_begin, read_tabel


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


@pytest.mark.parametrize("boven", [b"a;b\n", b"a;b\n" + b"1;2\n" * 50_000])
def test_a_byte_that_is_no_letter_in_any_encoding_is_told(boven: bytes) -> None:
    """Near the headings, and far below them, where the file is read in pieces."""
    with pytest.raises(TabelFoutError, match="niet te lezen"):
        read(boven + b"x;\x81\xe9\n")


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
    monkeypatch.setattr(werkboek, "GROOTSTE_INHOUD", 1000)
    inhoud = io.BytesIO()
    with zipfile.ZipFile(inhoud, "w", zipfile.ZIP_DEFLATED) as bom:
        bom.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000)
    with pytest.raises(TabelFoutError, match="te groot"):
        read(inhoud.getvalue())


def test_a_workbook_of_very_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(werkboek, "MEESTE_DELEN", 10)
    inhoud = io.BytesIO()
    with zipfile.ZipFile(inhoud, "w") as bom:
        for nummer in range(11):
            bom.writestr(f"xl/media/{nummer}.xml", b"")
    with pytest.raises(TabelFoutError, match="te groot"):
        read(inhoud.getvalue())


@pytest.mark.parametrize(
    "soort",
    [
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY y "yyyyyyyyyy"><!ENTITY x "&y;&y;&y;&y;&y;&y;&y;&y;">',
    ],
)
def test_a_workbook_that_names_entities_is_refused(soort: str) -> None:
    """Neither a file of ours nor a text that explodes comes in by its XML."""
    boek, oud, nieuw = Workbook(), io.BytesIO(), io.BytesIO()
    blad = boek.active
    assert blad is not None
    blad.append(["a", "b"])
    boek.save(oud)
    with zipfile.ZipFile(oud) as van, zipfile.ZipFile(nieuw, "w") as naar:
        for naam in van.namelist():
            xml = van.read(naam).decode()
            if naam.endswith("sheet1.xml"):
                kop, teken, rest = xml.rpartition("?>")
                xml = f"{kop}{teken}<!DOCTYPE x [{soort}]>{rest.replace('<t>a<', '<t>&x;<')}"
            naar.writestr(naam, xml)
    with pytest.raises(TabelFoutError, match="beschadigd"):
        read(nieuw.getvalue())


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


@pytest.mark.parametrize(
    "boven",
    ["Betalingen 2022;;\r\n;;\r\n", "Betalingen, gemeente Venlo\r\n\r\n", "Jaar;2022;\r\nGemaakt;nu;\r\n"],
)
def test_titles_above_the_headings_are_passed_over(boven: str) -> None:
    inhoud = f"{boven}Contract;Bedrag;Kenmerk\r\nC1;1,50;K1\r\nC2;2,50;K2\r\nC3;3,50;K3\r\n".encode()
    bekend = {"Contract", "Bedrag", "Kenmerk"}
    tabel = read_tabel(io.BytesIO(inhoud), count_bekend=lambda rij: len(bekend & set(rij)))
    rijen = list(tabel.rijen)
    assert (tabel.kop, rijen[0][1]) == (["Contract", "Bedrag", "Kenmerk"], ["C1", "1,50", "K1"])
    assert rijen[0][0] == boven.count("\n") + 2
    opnieuw = read_tabel(io.BytesIO(inhoud), kop=tabel.kop)
    assert (opnieuw.kop, list(opnieuw.rijen)) == (tabel.kop, rijen)


def test_headings_that_nobody_knows_are_the_first_row_of_more_than_one_cell() -> None:
    assert read(b"Overzicht\n\nx;y\n1;2\n")[:2] == (["x", "y"], [(4, ["1", "2"])])


def test_the_sign_between_columns_is_that_of_the_list_and_not_of_its_amounts() -> None:
    assert read(b"a;b\n1,5;2,5\n3,5;4,5\n5,5;6,5\n")[0] == ["a", "b"]
    assert read(b'a,b\n"1;2;3",x\n4,y\n')[0] == ["a", "b"]


def test_a_formula_without_a_kept_outcome_is_told_as_it_stands() -> None:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    blad.append(["a", "b", "c"])
    blad.append(["=30+1", 5, None])
    inhoud = io.BytesIO()
    boek.save(inhoud)
    assert read(inhoud.getvalue())[1] == [(2, ["=30+1", "5", ""])]


def test_the_row_of_the_headings_can_be_said() -> None:
    inhoud = b'Titel;x\n\n"a\nb";c\n1;2\n'
    tabel = read_tabel(io.BytesIO(inhoud), kopregel=3)
    # A line in the middle of a row belongs to that row.
    assert (tabel.kopregel, tabel.kop, [*tabel.rijen]) == (4, ["a\nb", "c"], [(5, ["1", "2"])])
    for regel, zin in ((2, "Regel 2 is leeg"), (6, "Er is geen regel 6. De laatste regel is 5.")):
        with pytest.raises(TabelFoutError, match=zin):
            read_tabel(io.BytesIO(inhoud), kopregel=regel)


def test_what_stands_above_said_headings_does_not_tell_the_sign_between_columns() -> None:
    inhoud = b"a, b, c\n" * 40 + b"x;y\n1;2\n"
    assert read(inhoud)[0] != ["x", "y"]
    assert read_tabel(io.BytesIO(inhoud), kopregel=41).kop == ["x", "y"]


def test_the_first_rows_of_every_sheet_are_read_with_their_numbers() -> None:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    blad.title = "Een"
    blad["B3"] = 2.5
    boek.create_sheet("Twee").append(["x"])
    inhoud = io.BytesIO()
    boek.save(inhoud)
    begin = read_begin(io.BytesIO(inhoud.getvalue()), 10)
    assert begin == {"Een": [(1, []), (2, []), (3, ["", "2,5"])], "Twee": [(1, ["x"])]}
    assert read_begin(io.BytesIO(b"a;b\n1;2\n3;4\n"), 2) == {"": [(1, ["a", "b"]), (2, ["1", "2"])]}
    assert find_blad(begin, lambda rij: 2 * len(rij) if "x" in rij else 0) == "Twee"
    assert find_blad(begin, lambda rij: 0) == "Een"
    with pytest.raises(TabelFoutError, match="geen blad 'Drie'"):
        next(read_tabel(io.BytesIO(inhoud.getvalue()), blad="Drie").rijen)

"""Reads a list as a spreadsheet program saved it: a workbook, or CSV in the manner of any language.

What it finds is text, cell by cell. What a cell means is decided by the kind of its column; nothing is
guessed here but the form of the file.
"""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

MEESTE_KOLOMMEN = 200
BESCHADIGD = "Dit rekenblad is beschadigd. Open het in Excel en bewaar het opnieuw."
GROOTSTE_INHOUD = 600 * 2**20
_BLOK = 2**20
_SCHEIDING = ";,\t|"
# What a spreadsheet keeps of a number.
_CIJFERS = ".15g"
_DATUM, _MOMENT = "%d-%m-%Y", "%d-%m-%Y %H:%M:%S"


class TabelFoutError(ValueError):
    """A file is no list that can be read; the message is a plain Dutch sentence with the mend."""


@dataclass(frozen=True)
class Tabelinhoud:
    """A list.

    Attributes:
        kop: the headings, as they stand in its first row with anything in it.
        rijen: the other rows, with their number in the file; rows without anything in them are there too.
        is_nederlands: whether numbers may be written with a decimal comma and points between thousands.
    """

    kop: list[str]
    rijen: Iterator[tuple[int, list[str]]]
    is_nederlands: bool


def read_tabel(bron: IO[bytes]) -> Tabelinhoud:
    """Read the list in an open file, row by row.

    Raises:
        TabelFoutError: when it is no workbook and no text with columns.
    """
    begin = bron.read(8)
    bron.seek(0)
    if begin.startswith(b"PK\x03\x04"):
        rijen, is_nederlands = _read_werkboek(bron), True
    elif begin.startswith(b"\xd0\xcf\x11\xe0"):
        raise TabelFoutError("Dit is een oud Excel-bestand (.xls). Bewaar het als .xlsx of als CSV.")
    else:
        rijen, is_nederlands = _read_tekst(bron)
    kop = next((rij for _, rij in rijen if any(rij)), None)
    if kop is None:
        raise TabelFoutError("Het bestand is leeg. De eerste regel hoort de kolommen te noemen.")
    while kop and not kop[-1]:
        kop.pop()
    if len(kop) > MEESTE_KOLOMMEN:
        raise TabelFoutError(
            f"Het bestand heeft meer dan {MEESTE_KOLOMMEN} kolommen. Lever alleen de lijst zelf."
        )
    return Tabelinhoud(kop, _fit(rijen, len(kop)), is_nederlands)


def _fit(rijen: Iterator[tuple[int, list[str]]], breedte: int) -> Iterator[tuple[int, list[str]]]:
    """Yield rows of the width of the headings; cells beyond it are kept, so that nothing is lost unseen."""
    for nummer, rij in rijen:
        yield nummer, rij + [""] * (breedte - len(rij))


def _read_werkboek(bron: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
    # Loaded where it is needed: every command would wait for it.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _check_omvang(bron)
    try:
        boek = load_workbook(bron, read_only=True, data_only=True)
        blad: Any = boek.worksheets[0]
        # What a program wrote about the size of a sheet may be wrong.
        blad.reset_dimensions()
        for nummer, rij in enumerate(blad.iter_rows(values_only=True), start=1):
            yield nummer, [_write(cel) for cel in rij[: MEESTE_KOLOMMEN + 1]]
    except (InvalidFileException, KeyError, IndexError, SyntaxError, zipfile.BadZipFile) as fout:
        raise TabelFoutError(BESCHADIGD) from fout


def _check_omvang(bron: IO[bytes]) -> None:
    """Refuse a workbook that becomes far larger once it is unpacked."""
    try:
        with zipfile.ZipFile(bron) as inhoud:
            omvang = sum(deel.file_size for deel in inhoud.infolist())
    except zipfile.BadZipFile as fout:
        raise TabelFoutError(BESCHADIGD) from fout
    if omvang > GROOTSTE_INHOUD:
        raise TabelFoutError("Dit rekenblad is te groot. Lever de lijst in delen.")
    bron.seek(0)


def _write(cel: object) -> str:
    """Return what a cell of a workbook holds as text, as Excel with Dutch settings shows it."""
    if cel is None:
        return ""
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, datetime):
        return f"{cel:{_DATUM if cel.time() == datetime.min.time() else _MOMENT}}"
    if isinstance(cel, date):
        return f"{cel:{_DATUM}}"
    if isinstance(cel, int | float):
        return f"{Decimal(format(cel, _CIJFERS)):f}".replace(".", ",")
    return str(cel)


def _read_tekst(bron: IO[bytes]) -> tuple[Iterator[tuple[int, list[str]]], bool]:
    codering = _find_codering(bron)
    tekst = io.TextIOWrapper(bron, encoding=codering, newline="")
    while (regel := tekst.readline(_BLOK)) and not regel.strip():
        pass
    teken = max(_SCHEIDING, key=regel.count)
    if not regel.count(teken):
        teken = ","
    tekst.seek(0)
    return _read_regels(tekst, teken), teken != ","


def _read_regels(tekst: io.TextIOWrapper, teken: str) -> Iterator[tuple[int, list[str]]]:
    lezer = csv.reader(tekst, delimiter=teken)
    try:
        for rij in lezer:
            yield lezer.line_num, rij
    except csv.Error as fout:
        reden = "is geen geldige CSV-regel (staan de aanhalingstekens goed?)"
        raise TabelFoutError(f"Regel {lezer.line_num} {reden}.") from fout
    finally:
        # Who opened the file closes it.
        tekst.detach()


def _find_codering(bron: IO[bytes]) -> str:
    """Return how the text was encoded: UTF-16 says so itself, what is no UTF-8 is of an older Windows."""
    begin = bron.read(3)
    bron.seek(0)
    if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    lezer = codecs.getincrementaldecoder("utf-8")()
    try:
        while blok := bron.read(_BLOK):
            lezer.decode(blok)
        lezer.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        bron.seek(0)
    return "utf-8-sig"

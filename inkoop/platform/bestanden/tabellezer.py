"""Reads a list as a spreadsheet program saved it: a workbook, or CSV in the manner of any language.

What it finds is text, cell by cell. What a cell means is decided by the kind of its column; nothing is
guessed here but the form of the file.
"""

import codecs
import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import IO, Any

MEESTE_KOLOMMEN = 200
BESCHADIGD = "Dit rekenblad is beschadigd. Open het in Excel en bewaar het opnieuw."
GROOTSTE_INHOUD = 600 * 2**20
_BLOK = 2**20
# Among how many rows the headings are looked for, and how many known ones make a row the headings.
_ZOEKREGELS = 25
_ZEKER = 2
_SCHEIDING = ";,\t|"
# What a spreadsheet keeps of a number.
_CIJFERS = ".15g"
_FORMULE = re.compile(rb"<f[ >]")
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
        is_werkboek: whether it was a workbook, and no text.
    """

    kop: list[str]
    rijen: Iterator[tuple[int, list[str]]]
    is_nederlands: bool
    is_werkboek: bool = False


def read_tabel(
    bron: IO[bytes],
    *,
    kop: Sequence[str] | None = None,
    count_bekend: Callable[[Sequence[str]], int] | None = None,
) -> Tabelinhoud:
    """Read the list in an open file, row by row.

    Args:
        bron: the file.
        kop: the headings, where they were found before: what stands above them is passed over.
        count_bekend: tells of a row how many of its cells are known headings; without it, or when it knows
            none, the headings are the first row of more than one cell.

    Raises:
        TabelFoutError: when it is no workbook and no text with columns.
    """
    begin = bron.read(8)
    bron.seek(0)
    is_werkboek = begin.startswith(b"PK\x03\x04")
    if is_werkboek:
        rijen, is_nederlands = _read_werkboek(bron), True
    elif begin.startswith(b"\xd0\xcf\x11\xe0"):
        raise TabelFoutError("Dit is een oud Excel-bestand (.xls). Bewaar het als .xlsx of als CSV.")
    else:
        rijen, is_nederlands = _read_tekst(bron)
    begin_rijen = [*islice(rijen, _ZOEKREGELS)]
    plaats = _find_kop([rij for _, rij in begin_rijen], kop, count_bekend)
    if plaats is None:
        raise TabelFoutError("Het bestand is leeg. De eerste regel hoort de kolommen te noemen.")
    kop = [*begin_rijen[plaats][1]]
    rijen = chain(begin_rijen[plaats + 1 :], rijen)
    while kop and not kop[-1]:
        kop.pop()
    if len(kop) > MEESTE_KOLOMMEN:
        raise TabelFoutError(
            f"Het bestand heeft meer dan {MEESTE_KOLOMMEN} kolommen. Lever alleen de lijst zelf."
        )
    return Tabelinhoud(kop, _fit(rijen, len(kop)), is_nederlands, is_werkboek)


def _find_kop(
    rijen: Sequence[Sequence[str]],
    kop: Sequence[str] | None,
    count_bekend: Callable[[Sequence[str]], int] | None,
) -> int | None:
    """Return which of the first rows holds the headings: titles and notes may stand above them."""
    if kop is not None:
        gelijk = (plaats for plaats, rij in enumerate(rijen) if [*rij[: len(kop)]] == [*kop])
        if (plaats := next(gelijk, None)) is not None:
            return plaats
    bekend = [count_bekend(rij) if count_bekend else 0 for rij in rijen]
    if max(bekend, default=0) >= _ZEKER:
        return bekend.index(max(bekend))
    gevuld = [sum(1 for cel in rij if cel.strip()) for rij in rijen]
    breed = (plaats for plaats, aantal in enumerate(gevuld) if aantal > 1)
    return next(breed, next((plaats for plaats, aantal in enumerate(gevuld) if aantal), None))


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
        rijen = _iter_blad(boek)
        paren: Iterator[tuple[Sequence[object], Sequence[object]]] = ((rij, rij) for rij in rijen)
        if _has_formules(bron):
            paren = zip(rijen, _iter_blad(load_workbook(bron, read_only=True)), strict=False)
        for nummer, (rij, bedoeld) in enumerate(paren, start=1):
            cellen = zip(rij[: MEESTE_KOLOMMEN + 1], bedoeld, strict=False)
            yield nummer, [_write_formule(formule) if cel is None else _write(cel) for cel, formule in cellen]
    except (InvalidFileException, KeyError, IndexError, SyntaxError, zipfile.BadZipFile) as fout:
        raise TabelFoutError(BESCHADIGD) from fout


def _iter_blad(boek: Any) -> Iterator[Sequence[object]]:
    blad: Any = boek.worksheets[0]
    # What a program wrote about the size of a sheet may be wrong.
    blad.reset_dimensions()
    yield from blad.iter_rows(values_only=True)


def _has_formules(bron: IO[bytes]) -> bool:
    """Return whether any sheet has formulas; only then they are read as well, which takes twice as long."""
    with zipfile.ZipFile(bron) as inhoud:
        bladen = [naam for naam in inhoud.namelist() if naam.startswith("xl/worksheets/")]
        return any(_has_formule(inhoud, naam) for naam in bladen)


def _has_formule(inhoud: zipfile.ZipFile, naam: str) -> bool:
    with inhoud.open(naam) as deel:
        rand = b""
        while blok := deel.read(_BLOK):
            if _FORMULE.search(rand + blok):
                return True
            rand = blok[-3:]
    return False


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


def _write_formule(formule: object) -> str:
    """Return a formula of which nobody kept the outcome as it stands: it is told, and never passed over."""
    if formule is None:
        return ""
    return formule if isinstance(formule, str) and formule.startswith("=") else "=..."


def _read_tekst(bron: IO[bytes]) -> tuple[Iterator[tuple[int, list[str]]], bool]:
    codering = _find_codering(bron)
    tekst = io.TextIOWrapper(bron, encoding=codering, newline="")
    teken = _find_scheiding([*islice(iter(lambda: tekst.readline(_BLOK), ""), _ZOEKREGELS)])
    tekst.seek(0)
    return _read_regels(tekst, teken), teken != ","


def _find_scheiding(regels: Sequence[str]) -> str:
    """Return what stands between columns: the sign that most lines have equally often.

    A title above the list has none or another one, and commas stand in amounts too.
    """
    beste, meeste = ",", (0, 0)
    for teken in _SCHEIDING:
        aantallen = Counter(aantal for regel in regels if (aantal := regel.count(teken)))
        # In how many lines it stands equally often, and how often: headings have no amounts with a comma.
        gewicht = max(((keer, aantal) for aantal, keer in aantallen.items()), default=(0, 0))
        if gewicht > meeste:
            beste, meeste = teken, gewicht
    return beste


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

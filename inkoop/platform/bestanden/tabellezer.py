"""Reads a list as a spreadsheet program saved it: a workbook, or CSV in the manner of any language.

What it finds is text, cell by cell. What a cell means is decided by the kind of its column; nothing is
guessed here but the form of the file and, unless somebody chose it, which row holds the headings.
"""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO

from inkoop.platform.bestanden.fouten import TabelFoutError
from inkoop.platform.bestanden.werkboek import MEESTE_KOLOMMEN, Genummerd, read_bladen, read_werkboek

# Among how many rows the headings are looked for, and how many known ones make a row the headings.
ZOEKREGELS = 25
_ZEKER = 2
_ONLEESBAAR = (
    "In het bestand staat een teken dat niet te lezen is. Bewaar het in Excel opnieuw als "
    "“CSV UTF-8 (door komma's gescheiden)”, of als rekenblad (.xlsx)."
)
_BLOK = 2**20
_SCHEIDING = ";,\t|"
Koplezer = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class Tabelinhoud:
    """A list.

    Attributes:
        kop: the headings.
        rijen: the rows below them, with their number in the file; rows without anything in them as well.
        is_nederlands: whether numbers may be written with a decimal comma and points between thousands.
        kopregel: the number of the row of the headings in the file.
    """

    kop: list[str]
    rijen: Iterator[Genummerd]
    is_nederlands: bool
    kopregel: int


def read_tabel(
    bron: IO[bytes],
    *,
    kop: Sequence[str] | None = None,
    kopregel: int | None = None,
    blad: str = "",
    count_bekend: Koplezer | None = None,
) -> Tabelinhoud:
    """Read the list in an open file, row by row.

    Args:
        bron: the file.
        kop: the headings, where they were found before: what stands above them is passed over.
        kopregel: the number of their row, where somebody chose it or it was kept.
        blad: the name of the sheet of a workbook; the first one without a name.
        count_bekend: tells of a row how many of its cells are known headings; without it, or when it knows
            none, the headings are the first row of more than one cell.

    Raises:
        TabelFoutError: when it is no workbook and no text with columns, or the row of the headings is not
            there or empty.
    """
    is_werkboek = _is_werkboek(bron)
    rijen, is_nederlands = (read_werkboek(bron, blad), True) if is_werkboek else _read_tekst(bron, kopregel)
    if kopregel is not None:
        plek, kop = _get_kop(rijen, kopregel)
    else:
        begin = [*islice(rijen, ZOEKREGELS)]
        plaats = _find_kop([rij for _, rij in begin], kop, count_bekend)
        if plaats is None:
            wat = "Het blad" if is_werkboek else "Het bestand"
            raise TabelFoutError(f"{wat} is leeg. De eerste regel hoort de kolommen te noemen.")
        plek, kop = begin[plaats][0], [*begin[plaats][1]]
        rijen = chain(begin[plaats + 1 :], rijen)
    while kop and not kop[-1]:
        kop.pop()
    if len(kop) > MEESTE_KOLOMMEN:
        raise TabelFoutError(
            f"Het bestand heeft meer dan {MEESTE_KOLOMMEN} kolommen. Lever alleen de lijst zelf."
        )
    return Tabelinhoud(kop, _fit(rijen, len(kop)), is_nederlands, plek)


def read_begin(bron: IO[bytes], aantal: int) -> dict[str, list[Genummerd]]:
    """Return the first rows of an open file with their numbers, by sheet; of text under an empty name.

    Raises:
        TabelFoutError: when it is no workbook and no text with columns.
    """
    if _is_werkboek(bron):
        return read_bladen(bron, aantal)
    rijen, _ = _read_tekst(bron, None)
    return {"": [*islice(rijen, aantal)]}


def find_blad(begin: dict[str, list[Genummerd]], count_bekend: Koplezer) -> str:
    """Return the sheet with the list: the first one with most known headings, else the first with anything.

    Args:
        begin: the first rows of each sheet.
        count_bekend: tells of a row how many of its cells are known headings.
    """

    def get_rang(blad: str) -> tuple[int, bool]:
        bekend = max((count_bekend(rij) for _, rij in begin[blad]), default=0)
        return bekend if bekend >= _ZEKER else 0, any(map(_is_gevuld, (rij for _, rij in begin[blad])))

    return max(begin, key=get_rang, default="")


def _is_werkboek(bron: IO[bytes]) -> bool:
    bron.seek(0)
    begin = bron.read(8)
    bron.seek(0)
    if begin.startswith(b"\xd0\xcf\x11\xe0"):
        raise TabelFoutError("Dit is een oud Excel-bestand (.xls). Bewaar het als .xlsx of als CSV.")
    return begin.startswith(b"PK\x03\x04")


def _is_gevuld(rij: Sequence[str]) -> bool:
    return any(map(str.strip, rij))


def _get_kop(rijen: Iterator[Genummerd], kopregel: int) -> tuple[int, list[str]]:
    """Return the row with this number, with what stands above it passed over.

    A line in the middle of a row that takes more lines belongs to that row.
    """
    laatste = 0
    for nummer, rij in rijen:
        if nummer >= kopregel:
            if not _is_gevuld(rij):
                reden = "Kies de regel waarin de namen van de kolommen staan."
                raise TabelFoutError(f"Regel {kopregel} is leeg. {reden}")
            return nummer, [*rij]
        laatste = nummer
    raise TabelFoutError(f"Er is geen regel {kopregel}. De laatste regel is {laatste}.")


def _find_kop(
    rijen: Sequence[Sequence[str]], kop: Sequence[str] | None, count_bekend: Koplezer | None
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


def _fit(rijen: Iterator[Genummerd], breedte: int) -> Iterator[Genummerd]:
    """Yield rows of the width of the headings; cells beyond it are kept, so that nothing is lost unseen."""
    for nummer, rij in rijen:
        yield nummer, rij + [""] * (breedte - len(rij))


def _read_tekst(bron: IO[bytes], kopregel: int | None) -> tuple[Iterator[Genummerd], bool]:
    codering = _find_codering(bron)
    tekst = io.TextIOWrapper(bron, encoding=codering, newline="")
    # Where the headings are known, what stands above them does not tell what stands between columns.
    boven = (kopregel or 1) - 1
    regels = islice(iter(lambda: tekst.readline(_BLOK), ""), boven, boven + ZOEKREGELS)
    try:
        teken = _find_scheiding([*regels])
    except UnicodeDecodeError as fout:
        raise TabelFoutError(_ONLEESBAAR) from fout
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


def _read_regels(tekst: io.TextIOWrapper, teken: str) -> Iterator[Genummerd]:
    lezer = csv.reader(tekst, delimiter=teken)
    try:
        for rij in lezer:
            yield lezer.line_num, rij
    except csv.Error as fout:
        reden = "is geen geldige CSV-regel (staan de aanhalingstekens goed?)"
        raise TabelFoutError(f"Regel {lezer.line_num} {reden}.") from fout
    except UnicodeDecodeError as fout:
        raise TabelFoutError(_ONLEESBAAR) from fout
    finally:
        # Who opened the file closes it, or did so already.
        with suppress(ValueError):
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

"""Reads the sheets of a workbook as text, cell by cell, as Excel with Dutch settings shows them."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import IO, Any

from inkoop.platform.bestanden.fouten import TabelFoutError

MEESTE_KOLOMMEN = 200
BESCHADIGD = "Dit rekenblad is beschadigd. Open het in Excel en bewaar het opnieuw."
GROOTSTE_INHOUD = 600 * 2**20
# Of how many parts a workbook may be made; one of a hundred sheets with pictures has some hundreds.
MEESTE_DELEN = 5000
_BLOK = 2**20
# What a spreadsheet keeps of a number.
_CIJFERS = ".15g"
_FORMULE = re.compile(rb"<f[ >]")
_DATUM, _MOMENT = "%d-%m-%Y", "%d-%m-%Y %H:%M:%S"

Genummerd = tuple[int, list[str]]


def read_werkboek(bron: IO[bytes], blad: str = "") -> Iterator[Genummerd]:
    """Yield the rows of one sheet of an open workbook with their numbers; of the first one without a name.

    A formula of which nobody kept the outcome is given as it stands.
    """
    with _open(bron) as boek:
        rijen = _iter_blad(_get_blad(boek, blad))
        paren: Iterator[tuple[Sequence[object], Sequence[object]]] = ((rij, rij) for rij in rijen)
        if _has_formules(bron):
            met_formules = _get_blad(_load(bron, data_only=False), blad)
            paren = zip(rijen, _iter_blad(met_formules), strict=False)
        for nummer, (rij, bedoeld) in enumerate(paren, start=1):
            cellen = zip(rij[: MEESTE_KOLOMMEN + 1], bedoeld, strict=False)
            yield nummer, [_write_formule(formule) if cel is None else _write(cel) for cel, formule in cellen]


def read_bladen(bron: IO[bytes], aantal: int) -> dict[str, list[Genummerd]]:
    """Return the first rows of every sheet of an open workbook, in the order of its tabs."""
    with _open(bron) as boek:
        return {
            blad.title: [
                (nummer, [*map(_write, rij[: MEESTE_KOLOMMEN + 1])])
                for nummer, rij in enumerate(islice(_iter_blad(blad), aantal), start=1)
            ]
            for blad in boek.worksheets
        }


@contextmanager
def _open(bron: IO[bytes]) -> Iterator[Any]:
    from openpyxl.utils.exceptions import InvalidFileException

    _check_omvang(bron)
    try:
        yield _load(bron, data_only=True)
    except TabelFoutError:
        raise
    # An entity in its XML is a ValueError: of what reads XML, or of openpyxl around it.
    except (InvalidFileException, KeyError, IndexError, SyntaxError, ValueError, zipfile.BadZipFile) as fout:
        raise TabelFoutError(BESCHADIGD) from fout


def _load(bron: IO[bytes], *, data_only: bool) -> Any:
    # Loaded where it is needed: every command would wait for it.
    from openpyxl import load_workbook

    return load_workbook(bron, read_only=True, data_only=data_only)


def _get_blad(boek: Any, naam: str) -> Any:
    if not naam:
        return boek.worksheets[0]
    blad = next((blad for blad in boek.worksheets if blad.title == naam), None)
    if blad is None:
        raise TabelFoutError(f"Het rekenblad heeft geen blad '{naam}'.")
    return blad


def _iter_blad(blad: Any) -> Iterator[Sequence[object]]:
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
            delen = inhoud.infolist()
            omvang = sum(deel.file_size for deel in delen)
    except zipfile.BadZipFile as fout:
        raise TabelFoutError(BESCHADIGD) from fout
    if omvang > GROOTSTE_INHOUD or len(delen) > MEESTE_DELEN:
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

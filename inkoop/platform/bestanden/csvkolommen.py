"""Typed columns of a CSV file: each value is read exactly, or reported with its line and column."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inkoop.platform.bestanden.csvlezer import read_csv_regels
from inkoop.platform.bestanden.fouten import Fouten
from inkoop.platform.bestanden.waarden import WaardeFoutError, check_code, check_tekst, shorten


@dataclass(frozen=True)
class Csvkolom:
    """One column.

    Attributes:
        naam: its heading.
        lees: makes a value of the text; raises `WaardeFoutError`.
        verplicht: whether every row must have a value; else the column may be missing altogether.
        leeg: the value of an empty field.
    """

    naam: str
    lees: Callable[[str], Any]
    verplicht: bool = True
    leeg: Any = None


@dataclass(frozen=True, slots=True)
class Csvrij:
    """One row with its line number; the values stand in the order of the columns that were asked for."""

    regel: int
    waarden: tuple[Any, ...]


def read_csv_rijen(pad: Path, kolommen: Sequence[Csvkolom], fouten: Fouten) -> Iterator[Csvrij]:
    """Yield the rows of which every value is right; report the other values to `fouten`."""
    namen = [kolom.naam for kolom in kolommen]
    optioneel = {kolom.naam for kolom in kolommen if not kolom.verplicht}
    for regel, teksten in read_csv_regels(pad, namen, fouten, optioneel=optioneel):
        waarden = []
        for kolom, tekst in zip(kolommen, teksten, strict=True):
            try:
                waarden.append(_read(kolom, tekst))
            except WaardeFoutError as fout:
                fouten.add(pad.name, regel, kolom.naam, str(fout))
        if len(waarden) == len(kolommen):
            yield Csvrij(regel, tuple(waarden))


def _read(kolom: Csvkolom, tekst: str) -> Any:
    if tekst:
        return kolom.lees(tekst)
    if kolom.verplicht:
        raise WaardeFoutError("is leeg")
    return kolom.leeg


def code(maximum: int = 100) -> Callable[[str], str]:
    """Return a reader of codes of at most `maximum` characters."""
    return lambda waarde: check_code(waarde, maximum)


def tekst(maximum: int = 200) -> Callable[[str], str]:
    """Return a reader of text of at most `maximum` characters."""
    return lambda waarde: check_tekst(waarde, maximum)


def keuze(*waarden: str) -> Callable[[str], str]:
    """Return a reader of one of a few fixed words."""

    def lees(waarde: str) -> str:
        if waarde not in waarden:
            raise WaardeFoutError(f"'{shorten(waarde)}' is onbekend; kies uit {', '.join(waarden)}")
        return waarde

    return lees

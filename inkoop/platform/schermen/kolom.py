"""Columns of a table: where a value comes from, how it looks, and how it is sorted and totalled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from inkoop.kern.opmaak import format_bedrag, format_datum, format_getal, format_moment, format_percentage
from inkoop.platform.documenten.services import Bladkolom, Soort

LEEG = "–"


# The kinds that a file knows as well; the others are written as the text that the page shows.
EXPORTSOORTEN = {Soort.TEKST, Soort.BEDRAG, Soort.GETAL, Soort.PERCENTAGE, Soort.DATUM}


class Toon(StrEnum):
    """Meaning of a status; the colour follows from it, the words beside it carry the meaning."""

    NEUTRAAL = "neutraal"
    INFO = "info"
    GOED = "goed"
    LET_OP = "let-op"
    FOUT = "fout"


OPMAAK: Mapping[Soort, Callable[[Any], str]] = {
    Soort.TEKST: str,
    Soort.KORT: str,
    Soort.STATUS: str,
    Soort.BEDRAG: format_bedrag,
    Soort.GETAL: format_getal,
    Soort.PERCENTAGE: format_percentage,
    Soort.DATUM: format_datum,
    Soort.MOMENT: format_moment,
    Soort.JANEE: lambda waarde: "Ja" if waarde else "Nee",
}


@dataclass(frozen=True)
class Cel:
    """One formatted cell: its text, optional address and, for a status, its tone."""

    tekst: str
    kolom: "Kolom"
    url: str = ""
    toon: Toon | None = None
    is_leeg: bool = False


@dataclass(frozen=True)
class Kolom:
    """One column of a table.

    Args:
        naam: name in addresses and exports; also the path to the value when `waarde` is absent.
        titel: heading, a short noun.
        soort: kind of value.
        waarde: path ("contract__nummer") or function from row to value.
        sorteer: True to sort on the path of the value, or the path(s) to sort on; False for never.
        link: function from row to the address the cell leads to ("" for none).
        toon: function from row to the tone of a status.
        kop: the cell names its row (th scope=row); one column per table.
        totaal: add the column up in the footer, over the whole filtered set.
        decimalen: decimals in a workbook; None for two in an amount, none in a number, one in a percentage.
        toelichting: explanation shown below the heading, for what the title cannot say.
    """

    naam: str
    titel: str
    soort: Soort = Soort.TEKST
    waarde: str | Callable[[Any], object] | None = None
    sorteer: bool | str | tuple[str, ...] = False
    link: Callable[[Any], str] | None = None
    toon: Callable[[Any], Toon] | None = None
    kop: bool = False
    totaal: bool = False
    decimalen: int | None = None
    toelichting: str = ""

    def __post_init__(self) -> None:
        if self.sorteer is True and callable(self.waarde):
            raise ValueError(f"Kolom {self.naam!r} sorteert op een functie; noem het pad in `sorteer`.")
        if self.totaal and (callable(self.waarde) or not self.soort.is_getal):
            raise ValueError(f"Kolom {self.naam!r} heeft geen optelbaar pad.")

    @property
    def pad(self) -> str:
        """Path of the value, for columns that have one."""
        if callable(self.waarde):
            raise ValueError(f"Kolom {self.naam!r} heeft een functie als waarde en dus geen pad.")
        return self.waarde or self.naam

    @property
    def sorteerpaden(self) -> tuple[str, ...]:
        """Paths to sort on; empty when the column cannot be sorted."""
        if self.sorteer is True:
            return (self.pad,)
        if not self.sorteer:
            return ()
        return (self.sorteer,) if isinstance(self.sorteer, str) else self.sorteer

    def get_waarde(self, rij: Any) -> Any:
        """Return the raw value of this column for a row (model instance, dataclass or dict)."""
        return self.waarde(rij) if callable(self.waarde) else read_pad(rij, self.pad)

    def get_bladkolom(self) -> Bladkolom:
        """Return the column of a sheet that holds these values."""
        return Bladkolom(
            self.titel,
            self.soort if self.soort in EXPORTSOORTEN else Soort.TEKST,
            breedte=max(14, len(self.titel) + 2),
            totaal=self.totaal and self.soort is not Soort.PERCENTAGE,
            decimalen=self.decimalen,
        )

    def get_exportwaarde(self, rij: Any) -> Any:
        """Return the value for an export: numbers and dates as they are, everything else as text."""
        waarde = self.get_waarde(rij)
        if waarde is None or self.soort.is_getal or self.soort is Soort.DATUM:
            return waarde
        return OPMAAK[self.soort](waarde)

    def make_cel(self, rij: Any) -> Cel:
        """Return the formatted cell for a row."""
        waarde = self.get_waarde(rij)
        if waarde is None or waarde == "":
            return Cel(tekst=LEEG, kolom=self, is_leeg=True)
        return Cel(
            tekst=OPMAAK[self.soort](waarde),
            kolom=self,
            url=self.link(rij) if self.link else "",
            toon=self._get_toon(rij),
        )

    def _get_toon(self, rij: Any) -> Toon | None:
        if self.soort is not Soort.STATUS:
            return None
        return self.toon(rij) if self.toon else Toon.NEUTRAAL


def read_pad(rij: Any, pad: str) -> Any:
    """Follow a path like "contract__aanbieder__naam" from a row; None when a step is empty."""
    waarde = rij
    for stap in pad.split("__"):
        if waarde is None:
            return None
        waarde = waarde[stap] if isinstance(waarde, Mapping) else getattr(waarde, stap)
        if callable(waarde):
            waarde = waarde()
    return waarde

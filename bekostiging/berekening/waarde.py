"""Values of an explanation: exact, with their unit, and where a choice came from.

Their JSON form writes numbers as strings, is byte-reproducible, and keeps order in lists, since a database
may reorder the keys of an object.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from inkoop.kern.breuk import Fraction, Getal
from inkoop.kern.codes import Eenheid, Herkomst

Inhoud = Getal | str | None
# The same, ready to compute with: numbers as exact fractions.
Exact = Fraction | str | None
# A tuple: these are asked for tens of thousands of times, and the hash of a member of an enum is slow.
TEKSTEN = (Eenheid.CODE, Eenheid.TEKST)
# Looked up as often; the enum itself takes longer.
_EENHEDEN = {str(eenheid): eenheid for eenheid in Eenheid}


@dataclass(frozen=True, slots=True)
class Waarde:
    """One value with its unit; None where there is none (no maximum, no score).

    `herkomst` tells who set it, where it is a choice; None for what was counted or computed.
    """

    waarde: Inhoud
    eenheid: Eenheid
    herkomst: Herkomst | None = None

    def als_json(self) -> dict[str, Any]:
        """Give the value as JSON data."""
        return {
            "waarde": als_jsonwaarde(self.waarde, self.eenheid),
            "eenheid": str(self.eenheid),
            **_make_herkomst(self.herkomst),
        }

    @property
    def exact(self) -> Exact:
        """The value to compute with."""
        return als_exact(self.waarde, self.eenheid)


@dataclass(frozen=True, slots=True)
class Reeks:
    """Values per code (municipality, KPI), in a fixed order, all in one unit."""

    waarden: tuple[tuple[str, Inhoud], ...]
    eenheid: Eenheid
    herkomst: Herkomst | None = None

    def als_json(self) -> dict[str, Any]:
        """Give the values as JSON data: a list of pairs, since the order carries meaning."""
        paren = [[code, als_jsonwaarde(waarde, self.eenheid)] for code, waarde in self.waarden]
        return {"waarden": paren, "eenheid": str(self.eenheid), **_make_herkomst(self.herkomst)}

    @property
    def exact(self) -> dict[str, Exact]:
        """The values to compute with."""
        return {code: als_exact(waarde, self.eenheid) for code, waarde in self.waarden}


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows of named values, such as: 61 days recognised last year, 182 this year, 1 trajectory."""

    kolommen: tuple[tuple[str, Eenheid], ...]
    rijen: tuple[tuple[Inhoud, ...], ...]
    herkomst: Herkomst | None = None

    def als_json(self) -> dict[str, Any]:
        """Give the table as JSON data."""
        eenheden = [eenheid for _, eenheid in self.kolommen]
        return {
            "kolommen": [{"naam": naam, "eenheid": str(eenheid)} for naam, eenheid in self.kolommen],
            "rijen": [
                [als_jsonwaarde(w, e) for w, e in zip(rij, eenheden, strict=True)] for rij in self.rijen
            ],
            **_make_herkomst(self.herkomst),
        }

    @property
    def exact(self) -> list[dict[str, Exact]]:
        """The rows to compute with."""
        return [
            {naam: als_exact(w, e) for (naam, e), w in zip(self.kolommen, rij, strict=True)}
            for rij in self.rijen
        ]


Gegeven = Waarde | Reeks | Tabel
# The same to ask what something is, which a union answers more slowly.
GEGEVENS = (Waarde, Reeks, Tabel)


def read_gegeven(data: Mapping[str, Any]) -> Gegeven:
    """Read a value from its JSON form; numbers come back exact, whatever they were written as."""
    herkomst = Herkomst(data["herkomst"]) if "herkomst" in data else None
    if "rijen" in data:
        kolommen = tuple((kolom["naam"], Eenheid(kolom["eenheid"])) for kolom in data["kolommen"])
        eenheden = [eenheid for _, eenheid in kolommen]
        rijen = tuple(
            tuple(read_inhoud(w, e) for w, e in zip(rij, eenheden, strict=True)) for rij in data["rijen"]
        )
        return Tabel(kolommen, rijen, herkomst)
    eenheid = _EENHEDEN[data["eenheid"]]
    if "waarden" in data:
        paren = tuple((str(code), read_inhoud(waarde, eenheid)) for code, waarde in data["waarden"])
        return Reeks(paren, eenheid, herkomst)
    return Waarde(read_inhoud(data["waarde"], eenheid), eenheid, herkomst)


def als_exact(waarde: Inhoud, eenheid: Eenheid) -> Exact:
    """Give a value to compute with: a text as it is, a number as an exact fraction."""
    if waarde is None or type(waarde) is Fraction:
        return waarde
    return str(waarde) if eenheid in TEKSTEN else Fraction(waarde)


def als_jsonwaarde(waarde: Inhoud, eenheid: Eenheid) -> str | int | None:
    """Write a number exactly: 32.4 as "32.40" in euros, a third as "1/3"; whole numbers and texts as they
    are.
    """
    if type(waarde) is Decimal:
        return _write_decimaal(waarde, 2 if eenheid is Eenheid.EURO else 0)
    if waarde is None or isinstance(waarde, int):
        return waarde
    if isinstance(waarde, str):
        return str(waarde)
    breuk = waarde if type(waarde) is Fraction else Fraction(waarde)
    decimalen = _get_decimalen(int(breuk.denominator))
    if decimalen is None:
        return f"{breuk.numerator}/{breuk.denominator}"
    return _write(breuk, max(decimalen, 2 if eenheid is Eenheid.EURO else 0))


def _make_herkomst(herkomst: Herkomst | None) -> dict[str, str]:
    return {} if herkomst is None else {"herkomst": str(herkomst)}


def read_inhoud(waarde: Any, eenheid: Eenheid) -> Inhoud:
    """Read one value from its JSON form."""
    if type(waarde) is str and eenheid not in TEKSTEN:
        return Fraction(waarde)
    if waarde is None or isinstance(waarde, int) or eenheid in TEKSTEN:
        inhoud: Inhoud = waarde
        return inhoud
    return Fraction(waarde)


def _write_decimaal(getal: Decimal, minstens: int) -> str:
    """Write a decimal as `_write` does, without zeros at the end beyond `minstens` decimals."""
    tekst = str(getal)
    heel, _, cijfers = (format(getal, "f") if "E" in tekst else tekst).partition(".")
    cijfers = cijfers.rstrip("0").ljust(minstens, "0")
    if heel.startswith("-") and not getal:
        heel = heel[1:]
    return f"{heel}.{cijfers}" if cijfers else heel


@lru_cache(maxsize=1000)
def _get_decimalen(noemer: int) -> int | None:
    """Give how many decimals write 1/noemer exactly, or None when no number of decimals does."""
    machten = {2: 0, 5: 0}
    for priem in machten:
        while noemer % priem == 0:
            noemer //= priem
            machten[priem] += 1
    return max(machten.values()) if noemer == 1 else None


def _write(breuk: Fraction, decimalen: int) -> str:
    heel = abs(breuk.numerator) * 10**decimalen // breuk.denominator
    cijfers = str(heel).rjust(decimalen + 1, "0")
    punt = len(cijfers) - decimalen
    teken = "-" if breuk < 0 else ""
    return teken + cijfers[:punt] + ("." + cijfers[punt:] if decimalen else "")

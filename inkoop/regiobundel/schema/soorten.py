"""Kinds of single values: each reads a node exactly and writes it back for an export."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from inkoop.platform.bestanden.waarden import (
    WaardeFoutError,
    check_bedrag,
    check_code,
    check_tekst,
    is_getal,
    read_datum,
    read_decimaal,
    read_geheel,
    read_jaar,
    shorten,
)
from inkoop.regiobundel.schema.lezer import Lezer
from inkoop.regiobundel.yamllezer import Groep, Knoop, Waarde

NIETS = frozenset({"", "~", "null", "Null", "NULL"})
_WAAR = frozenset({"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})
_ONWAAR = frozenset({"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})


class Soort(Protocol):
    """How one kind of value is read and written."""

    def read(self, knoop: Knoop, veld: str, lezer: Lezer) -> Any:
        """Return the value, or ONGELDIG after reporting why it is none."""

    def write(self, waarde: Any) -> Any:
        """Return what stands in the file for `waarde`."""


def is_niets(knoop: Knoop) -> bool:
    """Whether nothing stands there: `tot:` or `tot: null`."""
    return isinstance(knoop, Waarde) and knoop.kaal and knoop.tekst in NIETS


@dataclass(frozen=True)
class Enkel:
    """Base of the kinds that are one value on one line."""

    def read(self, knoop: Knoop, veld: str, lezer: Lezer) -> Any:
        """Return the value, or ONGELDIG after reporting why it is none."""
        lezer.count(knoop.regel, len(knoop.tekst) if isinstance(knoop, Waarde) else 0)
        if not isinstance(knoop, Waarde):
            wat = "een groep" if isinstance(knoop, Groep) else "een lijst"
            return lezer.add(knoop.regel, veld, f"is {wat}, maar hoort een enkele waarde te zijn")
        try:
            return self.read_waarde(knoop)
        except WaardeFoutError as fout:
            return lezer.add(knoop.regel, veld, str(fout))

    def read_waarde(self, knoop: Waarde) -> Any:
        """Return the value; raise `WaardeFoutError` when it is none."""
        raise NotImplementedError

    def write(self, waarde: Any) -> Any:
        """Return what stands in the file for `waarde`."""
        return waarde


def read_tekst(knoop: Waarde) -> str:
    """Return text; a number or date without quotes is refused, since 0889 would become 889."""
    tekst = knoop.tekst
    if knoop.kaal and (is_getal(tekst) or tekst in NIETS | _WAAR | _ONWAAR):
        raise WaardeFoutError(f"hoort een tekst te zijn: zet aanhalingstekens om '{shorten(tekst)}'")
    return tekst


@dataclass(frozen=True)
class Tekst(Enkel):
    """Free text of at most `maximum` characters."""

    maximum: int = 200

    def read_waarde(self, knoop: Waarde) -> str:
        return check_tekst(read_tekst(knoop), self.maximum)


@dataclass(frozen=True)
class Code(Enkel):
    """A code or name by which an element is known; `patroon` when its form is fixed."""

    maximum: int = 100
    patroon: str = ""
    uitleg: str = ""

    def read_waarde(self, knoop: Waarde) -> str:
        code = check_code(read_tekst(knoop), self.maximum)
        if self.patroon and re.fullmatch(self.patroon, code) is None:
            raise WaardeFoutError(f"'{shorten(code)}' is onjuist: {self.uitleg}")
        return code


@dataclass(frozen=True)
class Keuze(Enkel):
    """One of a few fixed words."""

    waarden: Sequence[str]

    def read_waarde(self, knoop: Waarde) -> str:
        if knoop.tekst not in self.waarden:
            raise WaardeFoutError(f"'{shorten(knoop.tekst)}' is onbekend; kies uit {', '.join(self.waarden)}")
        return knoop.tekst


@dataclass(frozen=True)
class JaNee(Enkel):
    """True or false."""

    def read_waarde(self, knoop: Waarde) -> bool:
        if not knoop.kaal or knoop.tekst not in _WAAR | _ONWAAR:
            raise WaardeFoutError(f"'{shorten(knoop.tekst)}' is geen true of false")
        return knoop.tekst in _WAAR


@dataclass(frozen=True)
class Getal(Enkel):
    """An exact decimal between bounds (inclusive, `boven` exclusive)."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    boven: Decimal | None = None

    def read_waarde(self, knoop: Waarde) -> Decimal:
        getal = read_decimaal(_read_cijfers(knoop), exponent=True)
        if self.minimum is not None and getal < self.minimum:
            raise WaardeFoutError(
                f"{getal} is {'negatief' if not self.minimum else f'lager dan {self.minimum}'}"
            )
        if self.boven is not None and getal <= self.boven:
            raise WaardeFoutError(f"{getal} is niet hoger dan {self.boven}")
        if self.maximum is not None and getal > self.maximum:
            raise WaardeFoutError(f"{getal} is hoger dan {self.maximum}")
        return getal


@dataclass(frozen=True)
class Bedrag(Enkel):
    """Euros and cents, zero or more."""

    def read_waarde(self, knoop: Waarde) -> Decimal:
        return check_bedrag(read_decimaal(_read_cijfers(knoop), exponent=True))


@dataclass(frozen=True)
class Geheel(Enkel):
    """A whole number between bounds; 3.0 is not written as one."""

    minimum: int = 0
    maximum: int = 2**31 - 1

    def read_waarde(self, knoop: Waarde) -> int:
        getal = read_geheel(_read_cijfers(knoop))
        if getal < self.minimum:
            raise WaardeFoutError(
                f"{getal} is {'negatief' if not self.minimum else f'lager dan {self.minimum}'}"
            )
        if getal > self.maximum:
            raise WaardeFoutError(f"{getal} is hoger dan {self.maximum}")
        return getal


@dataclass(frozen=True)
class Jaar(Enkel):
    """A calendar year; quotes are allowed, since keys of other formats are always text."""

    def read_waarde(self, knoop: Waarde) -> int:
        return read_jaar(knoop.tekst)


@dataclass(frozen=True)
class Datum(Enkel):
    """A date in ISO 8601, with or without quotes."""

    def read_waarde(self, knoop: Waarde) -> date:
        return read_datum(knoop.tekst)


def _read_cijfers(knoop: Waarde) -> str:
    """Return the text of a number; one between quotes is text, not a number."""
    if not knoop.kaal and is_getal(knoop.tekst):
        raise WaardeFoutError(f"hoort een getal te zijn: haal de aanhalingstekens om '{knoop.tekst}' weg")
    return knoop.tekst


NUL, EEN = Decimal(0), Decimal(1)
FRACTIE = Getal(NUL, EEN)
NIET_NEGATIEF = Getal(NUL)
POSITIEF = Getal(boven=NUL)
# Euros with as many decimals as agreed; like an amount always less than 10^12.
PRIJS = Getal(NUL, Decimal(10**12 - 1))
Lees = Callable[[Knoop, str, Lezer], Any]

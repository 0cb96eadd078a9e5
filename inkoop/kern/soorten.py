"""Kinds of values: what a field may hold, read from text or checked as it is, refused in the same words.

A field is of one kind whoever fills it: a bundle and a CSV file give text (`read`), a service, form or API
gives the value itself (`check`). What is asked of it stands here once.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from inkoop.kern.waarden import (
    EERSTE_JAAR,
    LAATSTE_JAAR,
    WaardeFoutError,
    check_bedrag,
    check_cijfers,
    check_code,
    check_tekst,
    find_met_nullen,
    is_getal,
    normalize,
    read_datum,
    read_decimaal,
    read_geheel,
    read_jaar,
    shorten,
)

NIETS = frozenset({"", "~", "null", "Null", "NULL"})
LANGSTE_BRON = 5000
JA = "ja"
_WAAR = frozenset({"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})
_ONWAAR = frozenset({"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})


@dataclass(frozen=True)
class Enkel(ABC):
    """Base of the kinds that are one value."""

    @abstractmethod
    def read(self, tekst: str, *, kaal: bool | None = None) -> Any:
        """Return the value that `tekst` states.

        Args:
            tekst: as it was written.
            kaal: whether it stood there plain, without quotes; None where quotes mean nothing, such as in CSV
                or a form. What other programs make of plain YAML is then no danger, and a number has no
                exponent.

        Raises:
            WaardeFoutError: when it is no value of this kind, with the reason.
        """

    @abstractmethod
    def check(self, waarde: Any) -> None:
        """Raise `WaardeFoutError` when `waarde` is no value of this kind."""


@dataclass(frozen=True)
class Tekst(Enkel):
    """Free text of at most `maximum` characters; with `regels` it may have line ends and tabs."""

    maximum: int = 200
    regels: bool = False

    def read(self, tekst: str, *, kaal: bool | None = None) -> str:
        tekst = normalize(_read_tekst(tekst, kaal=kaal))
        self.check(tekst)
        return tekst

    def check(self, waarde: Any) -> None:
        check_tekst(_require(waarde, str, "tekst"), self.maximum, regels=self.regels)


@dataclass(frozen=True)
class Codetekst(Enkel):
    """A code or name by which something is known; `patroon` when its form is fixed."""

    maximum: int = 100
    patroon: str = ""
    uitleg: str = ""

    def read(self, tekst: str, *, kaal: bool | None = None) -> str:
        if kaal and self.find_voluit(tekst):
            self.check(tekst)
        tekst = normalize(_read_tekst(tekst, kaal=kaal))
        self.check(tekst)
        return tekst

    def find_voluit(self, code: str) -> str:
        """Return a code of digits with the zeros in front that its form asks for; "" when it lacks none."""
        return find_met_nullen(code, self._has_vorm) if self.patroon and not self._has_vorm(code) else ""

    def check(self, waarde: Any) -> None:
        code = check_code(_require(waarde, str, "tekst"), self.maximum)
        if self.patroon and not self._has_vorm(code):
            voluit = self.find_voluit(code)
            slot = f"; bedoelde u '{voluit}'?" if voluit else ""
            raise WaardeFoutError(f"'{shorten(code)}' is onjuist: {self.uitleg}{slot}")

    def _has_vorm(self, code: str) -> bool:
        return re.fullmatch(self.patroon, code) is not None


@dataclass(frozen=True)
class Gemeenteverwijzing(Codetekst):
    """The code of a municipality that a row refers to; a person may write its name (see schrijfwijzen)."""


@dataclass(frozen=True)
class Keuze(Enkel):
    """One of a few fixed words."""

    waarden: Sequence[str]

    def read(self, tekst: str, *, kaal: bool | None = None) -> str:
        self.check(tekst)
        return tekst

    def check(self, waarde: Any) -> None:
        if waarde not in self.waarden:
            raise WaardeFoutError(f"'{shorten(str(waarde))}' is onbekend; kies uit {', '.join(self.waarden)}")


@dataclass(frozen=True)
class JaNee(Enkel):
    """True or false."""

    def read(self, tekst: str, *, kaal: bool | None = None) -> bool:
        if kaal is False or tekst not in _WAAR | _ONWAAR:
            raise WaardeFoutError(f"'{shorten(tekst)}' is geen true of false")
        return tekst in _WAAR

    def check(self, waarde: Any) -> None:
        if not isinstance(waarde, bool):
            raise WaardeFoutError(f"'{shorten(str(waarde))}' is geen true of false")


@dataclass(frozen=True)
class Ja(Enkel):
    """Yes, or nothing: a mark in a column of a CSV file."""

    def read(self, tekst: str, *, kaal: bool | None = None) -> bool:
        if tekst != JA:
            raise WaardeFoutError(f"'{shorten(tekst)}' is geen {JA}; vul {JA} in of laat het leeg")
        return True

    def check(self, waarde: Any) -> None:
        if not isinstance(waarde, bool):
            raise WaardeFoutError(f"'{shorten(str(waarde))}' is geen true of false")


@dataclass(frozen=True)
class Getal(Enkel):
    """An exact decimal between bounds (inclusive, `boven` exclusive).

    A person may write a share as a percentage (`procent`), and all or nothing as ja or nee (`ja_nee`).
    """

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    boven: Decimal | None = None
    procent: bool = False
    ja_nee: bool = False

    def read(self, tekst: str, *, kaal: bool | None = None) -> Decimal:
        getal = read_decimaal(_read_cijfers(tekst, kaal=kaal), exponent=kaal is not None)
        self.check(getal)
        return getal

    def check(self, waarde: Any) -> None:
        getal = check_cijfers(_require(waarde, Decimal, "getal"))
        _check_grenzen(getal, self.minimum, self.maximum)
        if self.boven is not None and getal <= self.boven:
            raise WaardeFoutError(f"{getal} is niet hoger dan {self.boven}")


@dataclass(frozen=True)
class Bedrag(Enkel):
    """Euros and cents, zero or more; also less when `negatief`."""

    negatief: bool = False

    def read(self, tekst: str, *, kaal: bool | None = None) -> Decimal:
        getal = read_decimaal(_read_cijfers(tekst, kaal=kaal), exponent=kaal is not None)
        return check_bedrag(getal, negatief=self.negatief)

    def check(self, waarde: Any) -> None:
        check_bedrag(check_cijfers(_require(waarde, Decimal, "getal")), negatief=self.negatief)


@dataclass(frozen=True)
class Geheel(Enkel):
    """A whole number between bounds; 3.0 is not written as one."""

    minimum: int = 0
    maximum: int = 2**31 - 1

    def read(self, tekst: str, *, kaal: bool | None = None) -> int:
        getal = read_geheel(_read_cijfers(tekst, kaal=kaal))
        self.check(getal)
        return getal

    def check(self, waarde: Any) -> None:
        _check_grenzen(_require(waarde, int, "geheel getal"), self.minimum, self.maximum)


@dataclass(frozen=True)
class Jaar(Enkel):
    """A calendar year; quotes are allowed, since keys of other formats are always text."""

    def read(self, tekst: str, *, kaal: bool | None = None) -> int:
        return read_jaar(tekst)

    def check(self, waarde: Any) -> None:
        if not EERSTE_JAAR <= _require(waarde, int, "geheel getal") <= LAATSTE_JAAR:
            read_jaar(str(waarde))


@dataclass(frozen=True)
class Datum(Enkel):
    """A date in ISO 8601, with or without quotes."""

    def read(self, tekst: str, *, kaal: bool | None = None) -> date:
        return read_datum(tekst)

    def check(self, waarde: Any) -> None:
        if type(waarde) is not date:
            raise WaardeFoutError(f"'{shorten(str(waarde))}' is geen datum (schrijf die als 2022-01-31)")
        read_datum(waarde.isoformat())


@dataclass(frozen=True)
class LijstVan:
    """A list of values of one kind, or of elements."""

    soort: Any


@dataclass(frozen=True)
class Per:
    """One value per year, municipality or trajectory."""

    sleutelsoort: Enkel
    soort: Any


@dataclass(frozen=True)
class Keuzes:
    """Named choices of which only those that were made are kept; a number is kept as text, so exactly."""

    per_sleutel: Mapping[str, Enkel]


@dataclass(frozen=True)
class Bronvermelding:
    """Where an element comes from: a text, a group such as {document, paragraaf, citaat}, or a list.

    No keys are fixed within it; all are kept and shown.
    """


def find_bronfouten(bron: Any, pad: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, reason) of what is no text within a source."""
    if isinstance(bron, Mapping):
        for sleutel, deel in bron.items():
            yield from find_bronfouten(deel, f"{pad}.{sleutel}" if pad else str(sleutel))
    elif isinstance(bron, list):
        for plaats, deel in enumerate(bron):
            yield from find_bronfouten(deel, f"{pad}[{plaats}]")
    else:
        try:
            check_tekst(_require(bron, str, "tekst"), LANGSTE_BRON, regels=True)
        except WaardeFoutError as fout:
            yield pad, str(fout)


def _read_tekst(tekst: str, *, kaal: bool | None) -> str:
    """Return text; a number or date without quotes is refused, since 0889 would become 889."""
    if kaal and (is_getal(tekst) or tekst in NIETS | _WAAR | _ONWAAR):
        raise WaardeFoutError(f"hoort een tekst te zijn: zet aanhalingstekens om '{shorten(tekst)}'")
    return tekst


def _read_cijfers(tekst: str, *, kaal: bool | None) -> str:
    """Return the text of a number; one between quotes is text, not a number."""
    if kaal is False and is_getal(tekst):
        raise WaardeFoutError(f"hoort een getal te zijn: haal de aanhalingstekens om '{tekst}' weg")
    return tekst


def _require(waarde: Any, klasse: type[Any], wat: str) -> Any:
    """Return `waarde` when it is exactly of this type: a float is no Decimal, and True is no number."""
    if not isinstance(waarde, klasse) or isinstance(waarde, bool):
        raise WaardeFoutError(f"'{shorten(str(waarde))}' is geen {wat}")
    return waarde


def _check_grenzen(
    getal: Decimal | int, minimum: Decimal | int | None, maximum: Decimal | int | None
) -> None:
    if minimum is not None and getal < minimum:
        raise WaardeFoutError(f"{getal} is {'negatief' if not minimum else f'lager dan {minimum}'}")
    if maximum is not None and getal > maximum:
        raise WaardeFoutError(f"{getal} is hoger dan {maximum}")


NUL, EEN = Decimal(0), Decimal(1)
FRACTIE = Getal(NUL, EEN)
NIET_NEGATIEF = Getal(NUL)
POSITIEF = Getal(boven=NUL)
# Euros with as many decimals as agreed; like an amount always less than 10^12.
PRIJS = Getal(NUL, Decimal(10**12 - 1))
# The score on a KPI, on whatever scale was agreed.
SCORE = Getal(Decimal(-(10**9)), Decimal(10**9))
UREN_PER_WEEK = Getal(boven=NUL, maximum=Decimal(168))
DAGEN = Geheel(1, 36_600)
LANGE_TEKST = Tekst(20_000, regels=True)
GEMEENTECODE = Codetekst(
    4, r"[0-9]{4}", "een gemeentecode van het CBS heeft vier cijfers, tussen aanhalingstekens"
)

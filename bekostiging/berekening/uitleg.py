"""Explanation as data: steps with rule, inputs, formula and outcome, from which all amounts follow again.

An explanation holds exact values; its JSON form writes numbers as strings, is byte-reproducible, and
keeps order in lists, since a database may reorder the keys of an object.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bekostiging.berekening.regels import REGELS
from inkoop.kern.codes import Eenheid

Getal = Decimal | Fraction | int
Inhoud = Getal | str | None


@dataclass(frozen=True, slots=True)
class Waarde:
    """One value with its unit; None where there is none (no maximum, no score)."""

    waarde: Inhoud
    eenheid: Eenheid

    def als_json(self) -> dict[str, Any]:
        """Give the value as JSON data."""
        return {"waarde": als_jsonwaarde(self.waarde, self.eenheid), "eenheid": str(self.eenheid)}


@dataclass(frozen=True, slots=True)
class Reeks:
    """Values per code (municipality, KPI, row of a scale), in a fixed order, all in one unit."""

    waarden: tuple[tuple[str, Inhoud], ...]
    eenheid: Eenheid

    def als_json(self) -> dict[str, Any]:
        """Give the values as JSON data: a list of pairs, since the order carries meaning."""
        paren = [[code, als_jsonwaarde(waarde, self.eenheid)] for code, waarde in self.waarden]
        return {"waarden": paren, "eenheid": str(self.eenheid)}


Gegeven = Waarde | Reeks


@dataclass(frozen=True, slots=True)
class Stap:
    """One step: `code` (see `regels.REGELS`), its named inputs, its outcome and the steps below it."""

    code: str
    invoer: tuple[tuple[str, Gegeven], ...]
    uitkomst: Gegeven
    stappen: tuple["Stap", ...] = ()

    def als_json(self) -> dict[str, Any]:
        """Give the step with the title, source and formula of its rule, for reading without this program."""
        regel = REGELS[self.code]
        return {
            "code": self.code,
            "titel": regel.titel,
            "regel": regel.bron,
            "invoer": [{"naam": naam, **gegeven.als_json()} for naam, gegeven in self.invoer],
            "formule": regel.formule,
            "uitkomst": self.uitkomst.als_json(),
            "stappen": [stap.als_json() for stap in self.stappen],
        }


@dataclass(frozen=True, slots=True)
class Uitleg:
    """The explanation of one contract and year: realisatie, vergoeding, prikkels, verdeling, saldo."""

    contract: str
    jaar: int
    regelversie: str
    stappen: tuple[Stap, ...]

    def als_json(self) -> dict[str, Any]:
        """Give the explanation as JSON data, to be stored with the settlement."""
        return {
            "contract": self.contract,
            "jaar": self.jaar,
            "regelversie": self.regelversie,
            "stappen": [stap.als_json() for stap in self.stappen],
        }


def als_jsonwaarde(waarde: Inhoud, eenheid: Eenheid) -> str | int | None:
    """Write a number exactly: 32.4 as "32.40" in euros, a third as "1/3"; whole numbers and texts as they
    are.
    """
    if waarde is None or isinstance(waarde, int | str):
        return waarde
    breuk = Fraction(waarde)
    decimalen = _get_decimalen(breuk.denominator)
    if decimalen is None:
        return f"{breuk.numerator}/{breuk.denominator}"
    return _schrijf(breuk, max(decimalen, 2 if eenheid is Eenheid.EURO else 0))


def make_stap(
    code: str, invoer: Mapping[str, Gegeven], uitkomst: Gegeven, stappen: tuple[Stap, ...] = ()
) -> Stap:
    """Make a step from named inputs."""
    return Stap(code, tuple(invoer.items()), uitkomst, stappen)


def euro(bedrag: Getal | None) -> Waarde:
    """An amount or rate in euros."""
    return Waarde(bedrag, Eenheid.EURO)


def deel(waarde: Getal | None) -> Waarde:
    """A fraction of 1."""
    return Waarde(waarde, Eenheid.DEEL)


def dagen(aantal: Getal) -> Waarde:
    """A number of days."""
    return Waarde(aantal, Eenheid.DAGEN)


def aantal(waarde: Getal) -> Waarde:
    """A number of things."""
    return Waarde(waarde, Eenheid.AANTAL)


def code(waarde: str) -> Waarde:
    """A code of the region or of the rules."""
    return Waarde(str(waarde), Eenheid.CODE)


def euro_per_gemeente(bedragen: Mapping[str, Decimal]) -> Reeks:
    """Amounts in euros per municipality."""
    return Reeks(tuple(bedragen.items()), Eenheid.EURO)


def _get_decimalen(noemer: int) -> int | None:
    """Give how many decimals write 1/noemer exactly, or None when no number of decimals does."""
    machten = {2: 0, 5: 0}
    for priem in machten:
        while noemer % priem == 0:
            noemer //= priem
            machten[priem] += 1
    return max(machten.values()) if noemer == 1 else None


def _schrijf(breuk: Fraction, decimalen: int) -> str:
    heel = abs(breuk.numerator) * 10**decimalen // breuk.denominator
    cijfers = str(heel).rjust(decimalen + 1, "0")
    punt = len(cijfers) - decimalen
    teken = "-" if breuk < 0 else ""
    return teken + cijfers[:punt] + ("." + cijfers[punt:] if decimalen else "")

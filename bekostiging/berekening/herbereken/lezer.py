"""Reads one step of a stored explanation: numbers come back exact, whatever they were written as."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bekostiging.berekening.fouten import UitlegKloptNietError
from inkoop.kern.geld import rond_af

Bedragen = dict[str, Fraction]
Uitkomst = Fraction | Bedragen | None


class Stapgegevens:
    """One step in JSON form, with typed access to its inputs and its stored outcome."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.code: str = data["code"]
        self._invoer: Mapping[str, Any] = {gegeven["naam"]: gegeven for gegeven in data["invoer"]}
        self._uitkomst: Mapping[str, Any] = data["uitkomst"]
        self.stappen: Sequence[Stapgegevens] = [Stapgegevens(stap) for stap in data["stappen"]]

    def getal(self, naam: str) -> Fraction:
        """Give a number that must be there."""
        getal = self.getal_of_niets(naam)
        if getal is None:
            raise UitlegKloptNietError(f"stap {self.code}: {naam} ontbreekt")
        return getal

    def getal_of_niets(self, naam: str) -> Fraction | None:
        """Give a number, or None where there is none (no maximum, no score)."""
        waarde = self._get(naam)["waarde"]
        return None if waarde is None else Fraction(waarde)

    def tekst(self, naam: str) -> str:
        """Give a code or text."""
        return str(self._get(naam)["waarde"])

    def heeft(self, naam: str) -> bool:
        """Tell whether the step has this input."""
        return naam in self._invoer

    def reeks(self, naam: str) -> Bedragen:
        """Give numbers per code, in their order."""
        return {code: Fraction(waarde) for code, waarde in self._get(naam)["waarden"]}

    @property
    def opgeslagen(self) -> Uitkomst:
        """The outcome as it was stored."""
        if "waarden" in self._uitkomst:
            return {code: Fraction(waarde) for code, waarde in self._uitkomst["waarden"]}
        waarde = self._uitkomst["waarde"]
        return None if waarde is None else Fraction(waarde)

    def check(self, naam: str, verwacht: object) -> None:
        """Refuse an input that is not what an earlier step came to."""
        gevonden = self.reeks(naam) if "waarden" in self._get(naam) else self.getal_of_niets(naam)
        check_gelijk(f"stap {self.code}, {naam}", gevonden, verwacht)

    def _get(self, naam: str) -> Mapping[str, Any]:
        if naam not in self._invoer:
            raise UitlegKloptNietError(f"stap {self.code}: {naam} ontbreekt")
        gegeven: Mapping[str, Any] = self._invoer[naam]
        return gegeven


def check_gelijk(plaats: str, gevonden: object, verwacht: object) -> None:
    """Refuse a difference, naming the place and both values."""
    if gevonden != verwacht:
        raise UitlegKloptNietError(f"{plaats}: er staat {gevonden}, maar het is {verwacht}")


def afgerond(bedrag: Fraction) -> Fraction:
    """Round to whole cents by the one rounding function, and stay exact."""
    return Fraction(rond_af(bedrag))


def als_bedrag(bedrag: Fraction) -> Decimal:
    """Give an amount of whole cents as Decimal; parts of a cent are refused."""
    check_gelijk("bedrag in centen", bedrag, afgerond(bedrag))
    return rond_af(bedrag)

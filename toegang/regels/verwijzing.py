"""How a row refers to an allocation: by number, and by municipality where that is not enough.

Source: regiobundel.md, Keys; iWmo/iJw (OP275, TR332). Its twin in SQL is `toegang.controle.verwijzing`.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.waarden import shorten


@dataclass(frozen=True)
class Verwijsbaar:
    """The allocations of a region: by number, then by municipality, their keys."""

    per_nummer: Mapping[str, Mapping[str, int]]

    def check(self, veld: str, nummer: str | None, gemeente: str | None) -> Iterator[Bezwaar]:
        """Refuse a reference to an allocation that is not there, or by a number that more than one has."""
        if nummer is None:
            return
        per_gemeente = self.per_nummer.get(nummer, {})
        if not per_gemeente or (gemeente is not None and gemeente not in per_gemeente):
            yield tell_onbekend(nummer, veld)
        elif gemeente is None and len(per_gemeente) > 1:
            yield tell_dubbelzinnig(nummer, veld)

    def find_gemeente(self, nummer: str | None, gemeente: str | None) -> str | None:
        """Find the municipality that is meant: the one that is named, else the only one with that number."""
        per_gemeente = self.per_nummer.get(nummer or "", {})
        return next(iter(per_gemeente)) if gemeente is None and len(per_gemeente) == 1 else gemeente

    def find_eigenaar(
        self, nummer: str | None, gemeente: str | None, eigen: Collection[str]
    ) -> str | Bezwaar:
        """Find the municipality that somebody means who delivers for `eigen` only, or why there is none.

        Only their allocations are looked at: whether another municipality has the number is not theirs to
        know.
        """
        if gemeente is not None and gemeente not in eigen:
            return gemeente
        gevonden = [
            code
            for code in self.per_nummer.get(nummer or "", {})
            if code in eigen and gemeente in (None, code)
        ]
        if not gevonden:
            return tell_niet_eigen(nummer or "")
        return gevonden[0] if len(gevonden) == 1 else tell_dubbelzinnig(nummer or "")

    def find(self, nummer: str | None, gemeente: str | None) -> int | None:
        """Find the key of an allocation that can be told by its number and, if named, its municipality."""
        return self.per_nummer.get(nummer or "", {}).get(self.find_gemeente(nummer, gemeente) or "")


def tell_onbekend(nummer: str, veld: str = "toewijzing") -> Bezwaar:
    """Return why a reference to an allocation that is not there is refused."""
    return Bezwaar(veld, f"toewijzing '{shorten(nummer)}' bestaat niet in deze regio")


def tell_niet_eigen(nummer: str, veld: str = "toewijzing") -> Bezwaar:
    """Return why a number is refused that the own municipality has not, whoever else may have it."""
    return Bezwaar(veld, f"uw gemeente heeft geen toewijzing '{shorten(nummer)}'")


def tell_dubbelzinnig(nummer: str, veld: str = "toewijzing") -> Bezwaar:
    """Return why a number of more municipalities is refused without the municipality (OP275, TR332)."""
    reden = f"nummer '{shorten(nummer)}' komt in meer dan een gemeente voor; noem ook de gemeente"
    return Bezwaar(veld, reden, "iSt OP275, TR332")

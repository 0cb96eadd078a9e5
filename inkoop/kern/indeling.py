"""Under which law and Iv3 taakveld the amounts of a contract are counted.

A contract has one law and one taakveld, or it says that it has not: its amounts are agreed as a whole, so
dividing them over products would be a guess. Taakvelden are dated reference data; the file holds only what
the name of a taakveld itself says (category of products, scale at which the perceel is contracted).

Under the Participatiewet there are no national codes of products. There the category is a word of the region;
`re-integratie` and `beschut werk` lead to a taakveld, which is our reading of the names 6.5 and 6.4.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from inkoop.kern.codes import Domein

MEER_WETTEN = "Meer wetten"
_BESTAND = Path(__file__).parent / "gegevens" / "iv3-taakvelden.csv"


def get_wet(producten: Iterable[Domein], domeinen: Sequence[Domein]) -> Domein | None:
    """Return the law of a contract: the one of its products, or else the first of its segment.

    None when its products fall under more than one law.
    """
    wetten = set(producten)
    if not wetten:
        return domeinen[0]
    return wetten.pop() if len(wetten) == 1 else None


def describe_wet(wet: Domein | None) -> str:
    """Name a law, or say that there is more than one."""
    return wet.label if wet else MEER_WETTEN


@dataclass(frozen=True)
class Taakveld:
    """A taakveld of Iv3 in the social domain, with the years in which it holds and what belongs to it.

    Attributes:
        categorieen: categories of products (WMO020, JZ020), or words for them in one form.
        schaal: scale at which the perceel is contracted; empty when that makes no difference.
        tot: last year; None when it still holds.
    """

    code: str
    naam: str
    wet: Domein
    categorieen: frozenset[str]
    schaal: str
    vanaf: int
    tot: int | None
    bron: str

    def geldt_in(self, jaar: int) -> bool:
        """Tell whether it holds in a calendar year."""
        return self.vanaf <= jaar and (self.tot is None or jaar <= self.tot)


@cache
def read_taakvelden() -> tuple[Taakveld, ...]:
    """Read the reference data that come with the product."""
    with _BESTAND.open(encoding="utf-8", newline="") as bestand:
        return tuple(
            Taakveld(
                code=rij["code"],
                naam=rij["naam"],
                wet=Domein(rij["wet"]),
                categorieen=frozenset(rij["categorieen"].split()),
                schaal=rij["schaal"],
                vanaf=int(rij["vanaf"]),
                tot=int(rij["tot"]) if rij["tot"] else None,
                bron=rij["bron"],
            )
            for rij in csv.DictReader(bestand)
        )


def find_taakveld(jaar: int, wet: Domein | None, categorieen: Iterable[str], schaal: str) -> Taakveld | None:
    """Return the taakveld of a contract in a year; None when no single one follows from what is known.

    Args:
        wet: the law of the contract.
        categorieen: the categories of its products; all must lead to the same taakveld.
        schaal: the scale of its perceel.
    """
    gevonden = {_find(jaar, wet, categorie, schaal) for categorie in set(categorieen)}
    return gevonden.pop() if len(gevonden) == 1 else None


def _read_categorie(categorie: str) -> str:
    """Give a category in one form: "Beschut werk" is what the file calls `beschut-werk`."""
    return "-".join(categorie.casefold().split())


def _find(jaar: int, wet: Domein | None, categorie: str, schaal: str) -> Taakveld | None:
    passend = [
        taakveld
        for taakveld in read_taakvelden()
        if taakveld.geldt_in(jaar)
        and taakveld.wet == wet
        and _read_categorie(categorie) in taakveld.categorieen
        and taakveld.schaal in ("", schaal)
    ]
    return passend[0] if len(passend) == 1 else None

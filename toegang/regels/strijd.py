"""Stored allocations that are in the wrong: what a row of a file would be refused for now, in words.

Only what can change below an allocation is here: its contract, municipality, perceel, product or trajectory.
Which allocations it holds for is one statement (`toegang.controle.strijdig`), that says the same of every row
as the rules of `toegang.regels.toewijzing` do; a property test proves it. Source: docs/regiobundel.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from inkoop.kern.bezwaar import Bezwaar

# By reason: the kind of thing that is in its way, and what it says of the allocation.
STRIJDSOORTEN: Mapping[str, tuple[str, str]] = {
    "termijn": ("contract", "gaat in buiten de looptijd van het contract"),
    "bestaan": ("gemeente", "gaat in op een dag waarop de gemeente niet bestaat"),
    "segment": ("product", "heeft een product van een ander segment dan het contract"),
    "traject": ("traject", "heeft een traject van een ander product"),
    "contractdeelnemer": ("contract", "is van een gemeente die niet meedoet in het contract"),
    "perceeldeelnemer": ("perceel", "is van een gemeente die niet meedoet in het perceel"),
    "vervolg": ("perceel", "zet een traject voort, en dat kan niet bij dit bekostigingsmodel"),
}


@dataclass(frozen=True, order=True)
class Strijd:
    """One reason why one allocation is in the wrong.

    Attributes:
        soort: the reason, of `STRIJDSOORTEN`.
        code: which contract, municipality, perceel, product or trajectory is in its way.
        nummer: the allocation.
        toewijzing: its key.
        contract: the contract that it lies in.
        perceel: the perceel of that contract.
    """

    soort: str
    code: str
    nummer: str
    toewijzing: int
    contract: str
    perceel: str

    def find_pad(self, paden: Mapping[tuple[str, str], str]) -> str:
        """Return where what is in its way stands, else its contract or perceel, whichever is named."""
        element, _ = STRIJDSOORTEN[self.soort]
        plaatsen = ((element, self.code), ("contract", self.contract), ("perceel", self.perceel))
        return next((paden[plaats] for plaats in plaatsen if plaats in paden), "")


def tell_strijd(nieuw: Iterable[Strijd], paden: Mapping[tuple[str, str], str]) -> Iterator[Bezwaar]:
    """Yield a refusal for each place and reason, with the first allocation and how many more there are.

    Args:
        nieuw: what a change puts in the wrong.
        paden: where an element stands in what is asked to be saved, by its kind and code.
    """
    groepen: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for strijd in sorted(nieuw):
        groepen[strijd.find_pad(paden), strijd.soort, strijd.code].append(strijd.nummer)
    for (pad, soort, code), nummers in groepen.items():
        meer = f" (en nog {len(nummers) - 1})" if len(nummers) > 1 else ""
        element, woorden = STRIJDSOORTEN[soort]
        reden = f"toewijzing '{nummers[0]}'{meer} {woorden}; zij bestaat al en wijst naar {element} '{code}'"
        yield Bezwaar(pad, reden)

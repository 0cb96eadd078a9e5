"""The fictitious providers of a demo year; one provider has contracts in several percelen of a domain."""

from collections import defaultdict
from dataclasses import dataclass

from inkoop.demo.namen import get_naam
from inkoop.demo.opdracht import DEMO_BRON
from inkoop.demo.regiobron import Element


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """A provider that does not exist."""

    nummer: int
    soort: str

    @property
    def code(self) -> str:
        """The code in the bundle."""
        return f"demo-{self.nummer + 1:03d}"

    def describe(self) -> Element:
        """Give the element for regio.yaml; the registration numbers are of a kind that is never issued."""
        return {
            "code": self.code,
            "naam": get_naam(self.nummer),
            "kvk": f"0000{self.nummer + 1:04d}",
            "agb": f"0000{self.nummer + 1:04d}",
            "soort": self.soort,
            "bron": DEMO_BRON,
        }


class Aanbiederspoel:
    """Gives the same provider for the same place in a domain, and remembers whom it gave."""

    def __init__(self) -> None:
        """Begin without providers."""
        self._poelen: dict[tuple[str, bool], list[Aanbieder]] = defaultdict(list)
        self._aantal = 0

    def get_aanbieder(self, domein: str, soort: str | None, index: int) -> Aanbieder:
        """Give provider `index` among those of a domain that work locally, or on a larger scale."""
        lokaal = soort == "lokaal"
        poel = self._poelen[domein, lokaal]
        while len(poel) <= index:
            groter = "systeemaanbieder" if not poel else "regionaal_strategisch"
            poel.append(Aanbieder(self._aantal, "lokaal_basis" if lokaal else groter))
            self._aantal += 1
        return poel[index]

    def describe(self) -> list[Element]:
        """Give the elements for regio.yaml, ordered by code."""
        alle = (aanbieder for poel in self._poelen.values() for aanbieder in poel)
        return [aanbieder.describe() for aanbieder in sorted(alle, key=lambda a: a.nummer)]

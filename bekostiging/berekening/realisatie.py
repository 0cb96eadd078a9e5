"""What a funding model gives back: R per municipality with the steps that lead to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from bekostiging.berekening.fouten import OnjuisteInvoerError
from bekostiging.berekening.invoer import Contractinvoer, Regiogegevens
from bekostiging.berekening.uitleg import Stap, Waarde, code, euro, euro_per_gemeente, make_stap
from inkoop.kern.geld import som


@dataclass(frozen=True, slots=True)
class Realisatie:
    """R in euros per municipality (those that take part), never negative, and the explanation."""

    per_gemeente: Mapping[str, Decimal]
    stappen: tuple[Stap, ...]

    def __post_init__(self) -> None:
        for gemeente, bedrag in self.per_gemeente.items():
            if bedrag < 0:
                raise OnjuisteInvoerError("Realisatie", gemeente, bedrag, "een realisatie is nooit negatief")

    @property
    def totaal(self) -> Decimal:
        """R of the contract."""
        return som(self.per_gemeente.values())

    def make_stap(self) -> Stap:
        """Give the stage `realisatie` of the explanation."""
        return make_stap("realisatie", {}, euro_per_gemeente(self.per_gemeente), self.stappen)


class Modelrekenaar(Protocol):
    """A funding model: computes R of one contract and year from its input."""

    def __call__(self, invoer: Contractinvoer) -> Realisatie:
        """Give R; raises `NietAfTeRekenen` or `OntbrekendGegevenError` where something is not there."""
        ...


def add_per_gemeente(
    regio: Regiogegevens, bijdragen: Iterable[tuple[str, Stap]], vooraf: tuple[Stap, ...] = ()
) -> Realisatie:
    """Add steps with an amount (municipality, step) per municipality, in the order of the region."""
    groepen: dict[str, list[Stap]] = {gemeente: [] for gemeente in regio.gemeentecodes}
    for gemeente, stap in bijdragen:
        groepen[gemeente].append(stap)
    gevuld = {gemeente: tuple(stappen) for gemeente, stappen in groepen.items() if stappen}
    totalen = {gemeente: som(get_bedrag(stap) for stap in stappen) for gemeente, stappen in gevuld.items()}
    per_gemeente = [
        make_stap("realisatie_gemeente", {"gemeente": code(gemeente)}, euro(totalen[gemeente]), stappen)
        for gemeente, stappen in gevuld.items()
    ]
    return Realisatie(totalen, (*vooraf, *per_gemeente))


def get_bedrag(stap: Stap) -> Decimal:
    """Give the amount in euros that a step came to."""
    if not isinstance(stap.uitkomst, Waarde) or not isinstance(stap.uitkomst.waarde, Decimal):
        raise TypeError(f"stap {stap.code} heeft geen bedrag als uitkomst")
    return stap.uitkomst.waarde

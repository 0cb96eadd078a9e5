"""What an annual agreement needs to know, for a whole contract or for one municipality."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Jaarafspraak
from bekostiging.berekening.uitleg import Stap, Waarde, code


@dataclass(frozen=True, slots=True)
class Afspraakgrond:
    """R and B in euros; `gemeente` where the agreement runs per municipality."""

    afspraak: Jaarafspraak
    realisatie: Decimal
    budget: Decimal | None
    gemeente: str | None = None

    def require_budget(self) -> Decimal:
        """Give B; a ceiling or budget agreement without an amount parks the contract."""
        if self.budget is None:
            zin = f"De jaarafspraak is een {self.afspraak.soort}, maar noemt geen bedrag."
            raise NietAfTeRekenen(Parkeercode.GEEN_BEDRAG, zin)
        return self.budget

    def get_kop(self) -> dict[str, Waarde]:
        """Give the first inputs of the step: which municipality it is about."""
        return {} if self.gemeente is None else {"gemeente": code(self.gemeente)}


class Afspraakrekenaar(Protocol):
    """An annual agreement: computes V in euros from R and B, as a step."""

    def __call__(self, grond: Afspraakgrond) -> Stap:
        """Give the step whose outcome is V."""
        ...

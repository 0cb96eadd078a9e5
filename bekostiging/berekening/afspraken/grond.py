"""What an annual agreement needs to know, for a whole contract or for one municipality."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bekostiging.berekening.afspraken.budget import GEMEENTE, Onderbouwd
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Jaarafspraak
from bekostiging.berekening.stapregel import Stap, Stapregel
from inkoop.kern.beschrijving import Beschrijving, Instelling, Parameter, choose_instelling
from inkoop.kern.codes import Herkomst

__all__ = ["GEMEENTE", "Afspraakgrond", "Rekenafspraak"]


@dataclass(frozen=True, slots=True)
class Afspraakgrond:
    """R in euros, and B (None: not agreed, or not asked for); `gemeente` where it is of one municipality."""

    afspraak: Jaarafspraak
    realisatie: Decimal
    budget: Onderbouwd | None
    gemeente: str | None = None

    def require_budget(self) -> Onderbouwd:
        """Give B; a ceiling or budget agreement without an amount parks the contract."""
        if self.budget is None:
            zin = f"De jaarafspraak is een {self.afspraak.soort}, maar noemt geen bedrag."
            raise NietAfTeRekenen(Parkeercode.GEEN_BEDRAG, zin)
        return self.budget

    def get_instelling(self, parameter: Parameter) -> Instelling:
        """Give what a parameter of the agreement is set to, and whether it was agreed."""
        return choose_instelling(parameter, (Herkomst.AFSPRAAK, getattr(self.afspraak, parameter.naam)))


@dataclass(frozen=True, slots=True)
class Rekenafspraak:
    """An annual agreement at work: its kinds of step, and V as a step from R and B."""

    beschrijving: Beschrijving
    stappen: tuple[Stapregel, ...]
    calculate_vergoeding: Callable[[Afspraakgrond], Stap]

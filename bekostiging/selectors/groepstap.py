"""A step of a stored settlement that is about a group of lines, and one of those lines."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bekostiging.berekening.herbereken.lezer import Stapgegevens
from bekostiging.berekening.invoer import Parameters
from bekostiging.models import Contractafrekening
from bekostiging.selectors.parameters import parse_parameters


@dataclass(frozen=True)
class Lijn:
    """One line: the allocation it comes from, how it is computed in words, and what it comes to.

    `uitkomst` is an amount in euros, or a number of days or clients, as the step counts.
    """

    nummer: str
    toewijzing: int | None
    client: str
    berekening: str
    uitkomst: Decimal


@dataclass(frozen=True)
class Groepstap:
    """A step with its contract, year and municipality (code; "" when it is about all of them)."""

    afrekening: Contractafrekening
    gegevens: Stapgegevens
    gemeente: str

    @property
    def jaar(self) -> int:
        """The calendar year that is settled."""
        return self.afrekening.afrekening.jaar

    @property
    def regio_id(self) -> int:
        """Key of the region that is settled."""
        return self.afrekening.afrekening.regio_id

    def tekst(self, naam: str) -> str:
        """Give a code or text; the municipality may stand in a step above this one."""
        return self.gemeente if naam == "gemeente" else self.gegevens.tekst(naam)

    def decimaal(self, naam: str) -> Decimal:
        """Give an input that has a finite number of decimals, such as a tariff."""
        breuk = self.gegevens.getal(naam)
        return Decimal(breuk.numerator) / Decimal(breuk.denominator)

    @cached_property
    def parameters(self) -> Parameters:
        """Parameters of the contract as they are now, those of the agreement before those of the perceel."""
        contract = self.afrekening.contract
        afspraak = contract.jaarafspraken.filter(jaar=self.jaar).first()
        eigen = afspraak.parameters if afspraak else {}
        return parse_parameters({**contract.perceel.parameters, **eigen})

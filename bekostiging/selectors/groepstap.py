"""A step of a stored settlement that is about a group of lines, and one of those lines."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bekostiging.berekening.invoer import read_parameters
from bekostiging.berekening.stapregel import Stap
from bekostiging.berekening.waarde import Waarde
from bekostiging.models import Contractafrekening
from contracten.models import Jaarafspraak
from inkoop.kern.beschrijving import Instelling, Parameter, choose_instelling
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Herkomst
from inkoop.kern.periode import get_jaareinde


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
    gegevens: Stap
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
        return _als_decimaal(self.gegevens.getal(naam))

    @property
    def uitkomst(self) -> Decimal:
        """Give the outcome, which has a finite number of decimals: euros, days or clients."""
        return _als_decimaal(self.gegevens.getal_uitkomst)

    def get_instelling(self, parameter: Parameter) -> Instelling:
        """Give what a parameter was set to: as the step says, or as the contract has it now.

        Steps of version 2022.1 of the rules do not say how trajectories are recognised.
        """
        gegeven = self.gegevens.inhoud.get(parameter.naam)
        if isinstance(gegeven, Waarde) and gegeven.herkomst is not None:
            waarde = gegeven.waarde
            # A number is read exactly; that of a parameter has a finite number of decimals.
            if isinstance(waarde, Fraction):
                waarde = _als_decimaal(waarde)
            return choose_instelling(parameter, (gegeven.herkomst, waarde))
        eigen = read_parameters(self._afspraak.parameters if self._afspraak else {})
        inrichting = self.afrekening.contract.perceel.op(get_jaareinde(self.jaar))
        van_perceel = read_parameters(inrichting.parameters)
        return choose_instelling(
            parameter,
            (Herkomst.AFSPRAAK, eigen.get(parameter.naam)),
            (Herkomst.PERCEEL, van_perceel.get(parameter.naam)),
        )

    @cached_property
    def _afspraak(self) -> Jaarafspraak | None:
        return self.afrekening.contract.jaarafspraken.filter(jaar=self.jaar).first()


def _als_decimaal(breuk: Fraction) -> Decimal:
    return Decimal(int(breuk.numerator)) / Decimal(int(breuk.denominator))

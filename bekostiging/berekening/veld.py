"""One named input of a step: its unit, its words, and what may stand in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.waarde import (
    TEKSTEN,
    Gegeven,
    Reeks,
    Tabel,
    Waarde,
    als_jsonwaarde,
    read_gegeven,
    read_inhoud,
)
from inkoop.kern.beschrijving import Instelling, Parameter
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid

_LOS = (Decimal, int, str, Fraction)
# What a loose value says: its name, value and unit.
_LOSSE_SLEUTELS = 3


@dataclass(frozen=True)
class Veld:
    """One named input of a step.

    Attributes:
        woorden: what people call it; "" is the name with spaces.
        keuzes: its codes, when it is one of a few.
        kolommen: units of the named columns, when it is a table; `rij` then words one row of it.
        per_code: it has a value per code (municipality, KPI).
        instelling: somebody chose it, so that it always says who.
        mag_leeg: it may be None: nothing agreed, no score.
        mag_weg: it may be left out: the step is about the contract and not about one municipality.
        van_gemeenten: under a contract its rows are of municipalities and do not say of which, so that who
            sees some of them reads what the rows are together.
    """

    naam: str
    eenheid: Eenheid
    woorden: str = ""
    keuzes: type[StrEnum] | None = None
    kolommen: tuple[tuple[str, Eenheid], ...] = ()
    rij: str = ""
    per_code: bool = False
    instelling: bool = False
    mag_leeg: bool = False
    mag_weg: bool = False
    van_gemeenten: bool = False

    @property
    def naam_in_woorden(self) -> str:
        """What people call it."""
        return self.woorden or self.naam.replace("_", " ")

    @cached_property
    def is_los(self) -> bool:
        """Tell whether it is one value that nobody chose: nearly all of them are."""
        return not (self.instelling or self.per_code or self.kolommen)

    @cached_property
    def is_tekst(self) -> bool:
        """Tell whether it is a code or a text, and no number."""
        return self.eenheid in TEKSTEN

    @cached_property
    def eenheidtekst(self) -> str:
        """The unit as it stands in an explanation."""
        return str(self.eenheid)

    def make_inhoud(self, waarde: Any) -> Any:
        """Give what a step keeps: a plain number or text as it is, else what `make_gegeven` makes of it.

        A settlement has tens of thousands, and only an explanation asks for their units.
        """
        return waarde if self.is_los and isinstance(waarde, _LOS) else self.make_gegeven(waarde)

    def make_gegeven(self, waarde: Any) -> Gegeven:
        """Give the value with its unit; raises `TypeError` for a choice that does not say who made it."""
        if isinstance(waarde, Instelling):
            inhoud = waarde.waarde
            return self.check(Waarde(inhoud, self.eenheid, waarde.herkomst))
        if isinstance(waarde, Gegeven):
            return self.check(waarde)
        if self.instelling:
            raise TypeError(f"{self.naam} zegt niet wie het heeft afgesproken")
        if self.kolommen:
            return self.check(Tabel(self.kolommen, tuple(waarde)))
        if self.per_code:
            return self.check(Reeks(tuple(waarde.items()), self.eenheid))
        return self.check(Waarde(waarde, self.eenheid))

    def als_json(self, inhoud: Any) -> dict[str, Any]:
        """Give a loose value by its name as JSON data, as `make_gegeven` would say it."""
        return {
            "naam": self.naam,
            "waarde": als_jsonwaarde(inhoud, self.eenheid),
            "eenheid": self.eenheidtekst,
        }

    def read(self, data: Mapping[str, Any]) -> Any:
        """Read what a step keeps from its JSON data; refuses another kind or unit."""
        if self.is_los and len(data) == _LOSSE_SLEUTELS and data.get("eenheid") == self.eenheidtekst:
            inhoud = data.get("waarde")
            if inhoud is not None:
                return inhoud if self.is_tekst else read_inhoud(inhoud, self.eenheid)
        return self.check(read_gegeven(data))

    def als_exact(self, inhoud: Any) -> Any:
        """Give what a step keeps as the formula gets it."""
        if type(inhoud) is Fraction:
            return inhoud
        if isinstance(inhoud, _LOS):
            return str(inhoud) if self.is_tekst else Fraction(inhoud)
        return None if inhoud is None else inhoud.exact

    def check(self, gegeven: Gegeven) -> Gegeven:
        """Refuse a value of another kind or unit, and None where there must be one."""
        if isinstance(gegeven, Tabel):
            klopt = gegeven.kolommen == self.kolommen and bool(self.kolommen)
        elif isinstance(gegeven, Reeks):
            klopt = self.per_code and gegeven.eenheid is self.eenheid
        else:
            is_los = not (self.per_code or self.kolommen)
            klopt = is_los and gegeven.eenheid is self.eenheid
            klopt = klopt and (gegeven.waarde is not None or self.mag_leeg)
        if not klopt:
            raise UitlegKloptNietError(f"{self.naam} ontbreekt of heeft een andere vorm: {gegeven}")
        return gegeven


def make_veld(parameter: Parameter, naam: str = "", woorden: str = "") -> Veld:
    """Make an input of a parameter, with its unit, choices and words."""
    return Veld(
        naam or parameter.naam,
        parameter.eenheid,
        woorden or parameter.label[:1].lower() + parameter.label[1:],
        keuzes=parameter.keuzes,
        instelling=True,
        mag_leeg=parameter.standaard is None and not parameter.verplicht,
    )

"""What a funding model, an annual agreement or an incentive is: one description, from which the rest derives.

Each stands in a file of its own in `modellen/`, `afspraken/` or `prikkels/`; the file name is the code.
Database choices, keys of a bundle, page texts and the tables in docs/berekening.md derive from it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from importlib import import_module
from typing import Any, TypeVar

from inkoop.kern.codes import Code, Eenheid, Herkomst
from inkoop.kern.fouten import OnjuisteWaardeError

# What a parameter is set to; None is that nothing is agreed (no maximum), and only where that is the default.
Stand = Decimal | int | str | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """One choice within a rule, with the default that holds where nothing is agreed.

    Attributes:
        naam: key in a bundle and in the database.
        standaard: the default; its type is that of the parameter, unless `keuzes` or `verplicht` tells.
        keuzes: the codes to choose from; None for a number.
        minimum, maximum: bounds of a number, inclusive; None is no bound.
        verplicht: there is no default; without a value the rule is not agreed.
        zinnen: what a choice means, where that differs from what its code says in general.
    """

    naam: str
    label: str
    uitleg: str
    eenheid: Eenheid
    standaard: Stand = None
    keuzes: type[Code] | None = None
    minimum: Decimal | None = Decimal(0)
    maximum: Decimal | None = None
    verplicht: bool = False
    zinnen: Mapping[str, str] = field(default_factory=dict, hash=False)

    def describe(self, code: Code) -> str:
        """Say in a sentence what a choice means here."""
        return self.zinnen.get(code, code.uitleg)

    def parse(self, waarde: object) -> Decimal | Code:
        """Read a stored value; raises `OnjuisteWaardeError` for one that cannot be, never takes a default."""
        if self.keuzes is not None:
            if waarde not in self.keuzes.values:
                raise OnjuisteWaardeError(self.naam, waarde, f"kies uit {', '.join(self.keuzes.values)}")
            return self.keuzes(str(waarde))
        return self._check(self._parse_getal(waarde))

    def _parse_getal(self, waarde: object) -> Decimal:
        if isinstance(waarde, bool) or not isinstance(waarde, str | int | Decimal):
            raise OnjuisteWaardeError(self.naam, waarde, "geen exact getal")
        try:
            getal = Decimal(waarde)
        except InvalidOperation as fout:
            raise OnjuisteWaardeError(self.naam, waarde, "geen getal") from fout
        if not getal.is_finite():
            raise OnjuisteWaardeError(self.naam, waarde, "geen eindig getal")
        return getal

    def _check(self, getal: Decimal) -> Decimal:
        if self.minimum is not None and getal < self.minimum:
            raise OnjuisteWaardeError(self.naam, getal, f"minder dan {self.minimum}")
        if self.maximum is not None and getal > self.maximum:
            raise OnjuisteWaardeError(self.naam, getal, f"meer dan {self.maximum}")
        return getal


@dataclass(frozen=True, slots=True)
class Instelling:
    """What a parameter is set to for one contract and year, and who set it."""

    waarde: Stand
    herkomst: Herkomst


def choose_instelling(parameter: Parameter, *lagen: tuple[Herkomst, object]) -> Instelling:
    """Give the first value that is stated (not None), else the default of the rule.

    `lagen` go from the one that goes first. Raises `OnjuisteWaardeError` for a required one that is missing.
    """
    for herkomst, waarde in lagen:
        if waarde is not None:
            return Instelling(parameter.parse(waarde), herkomst)
    if parameter.verplicht:
        raise OnjuisteWaardeError(parameter.naam, None, "is niet afgesproken en heeft geen standaardwaarde")
    return Instelling(parameter.standaard, Herkomst.STANDAARD)


@dataclass(frozen=True, slots=True)
class Beschrijving:
    """A rule as a domain expert reads it.

    Attributes:
        code: as it stands in bundles, the database and settlements; the name of its file.
        naam: what people call it.
        uitleg: what it does, in plain Dutch.
        bron: sections of source documents (NL = Noord-Limburg, KL = Kennemerland, AH = Achterhoek, LS =
            Lelystad).
        vanaf: first day on which the rule holds.
        volgorde: place among its kind in lists and choices.
    """

    code: str
    naam: str
    uitleg: str
    bron: str
    vanaf: date
    volgorde: int
    parameters: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True)
class Modelbeschrijving(Beschrijving):
    """A funding model.

    Attributes:
        bedragnaam: what the amount of the agreement is called on pages.
        in_plekken: every municipality settles in places.
        kiest_plekken: a municipality may choose to settle in places.
        bedrag_per_gemeente: amounts per municipality in the agreement are what is paid, not budgets.
        vast_bedrag: the amount is agreed for the year, and does not grow with the care.
    """

    bedragnaam: str = "Budget"
    in_plekken: bool = False
    kiest_plekken: bool = False
    bedrag_per_gemeente: bool = False
    vast_bedrag: bool = False


_B = TypeVar("_B", bound=Beschrijving)


def find_beschrijvingen(pakket: str, codes: type[StrEnum], soort: type[_B]) -> Mapping[Any, _B]:
    """Import every file of a package that is named after a code; give its `BESCHRIJVING`, in order.

    Raises `OnjuisteWaardeError` when a description has another code than its file.
    """
    gevonden = [import_module(f"{pakket}.{code}").BESCHRIJVING for code in codes]
    for code, beschrijving in zip(codes, gevonden, strict=True):
        if not isinstance(beschrijving, soort) or beschrijving.code != code:
            raise OnjuisteWaardeError("code", beschrijving.code, f"het bestand heet {code}.py")
    geordend = sorted(gevonden, key=lambda beschrijving: (beschrijving.volgorde, beschrijving.code))
    return {codes(beschrijving.code): beschrijving for beschrijving in geordend}


def get_parameters(beschrijvingen: Iterable[Beschrijving]) -> Mapping[str, Parameter]:
    """Give every parameter by its name; one name has one meaning, else `OnjuisteWaardeError`."""
    gevonden: dict[str, Parameter] = {}
    for beschrijving in beschrijvingen:
        for parameter in beschrijving.parameters:
            if gevonden.setdefault(parameter.naam, parameter) != parameter:
                raise OnjuisteWaardeError("parameter", parameter.naam, "heeft twee betekenissen")
    return gevonden


def make_keuzes(beschrijvingen: Mapping[Any, Beschrijving]) -> list[tuple[str, str]]:
    """Give (code, name) of each, as database choices."""
    return [(beschrijving.code, beschrijving.naam) for beschrijving in beschrijvingen.values()]

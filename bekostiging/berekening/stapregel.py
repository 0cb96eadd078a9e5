"""One step of a calculation as a rule: what goes in, how it is computed, and where that is written.

`reken` is the only place where a formula is written in code. It computes a step the first time, and again
from what was stored; tests/orakel, which shares no code with it, is the independent check.
"""

from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from inspect import signature
from typing import Any

from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.veld import Veld
from bekostiging.berekening.waarde import GEGEVENS, Gegeven, Reeks, Waarde, als_jsonwaarde
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import exact, uit_centen

# The date of effect of all rules so far; a rule that comes later names its own.
VANAF = date(2022, 1, 1)
# The version of the rules in which each form of a step that has not changed since appeared.
EERSTE_VERSIE = "2022.1"
# Sections of docs/berekening.md, for what no source document of a region tells.
BEREKENING = "docs/berekening.md"

Bedragen = dict[str, Fraction]
Uitkomst = Fraction | Bedragen | None


@dataclass(frozen=True, eq=False)
class Stapregel:
    """One kind of step.

    Attributes:
        bron: section of a source document (NL = Noord-Limburg, KL = Kennemerland, AH = Achterhoek, LS =
            Lelystad), or of docs/berekening.md.
        vanaf: first day on which the rule holds.
        formule: how it is computed, in plain Dutch.
        invoer: every input, those that decide nothing too.
        reken: the formula. Its arguments are inputs by name, exact; `stappen` are the steps below it, and
            `eerder` the stages before it by code. None: the outcome is given, not computed.
        uitkomst: the unit of the outcome.
        versie: first version of the rules in which the step has this form.
    """

    code: str
    titel: str
    bron: str
    formule: str
    reken: Callable[..., Any]
    invoer: tuple[Veld, ...] = ()
    uitkomst: Eenheid = Eenheid.EURO
    vanaf: date = VANAF
    versie: str = EERSTE_VERSIE

    def __post_init__(self) -> None:
        onbekend = [naam for naam in self.namen if naam not in {*self.velden, "stappen", "eerder"}]
        if onbekend:
            raise TypeError(f"{self.code} rekent met {', '.join(onbekend)}, maar dat is geen invoer")

    @cached_property
    def velden(self) -> Mapping[str, Veld]:
        """The inputs by name."""
        return {veld.naam: veld for veld in self.invoer}

    @cached_property
    def namen(self) -> tuple[str, ...]:
        """What the formula asks for."""
        return tuple(signature(self.reken).parameters)

    @cached_property
    def rekenvelden(self) -> tuple[Veld, ...]:
        """The inputs that the formula asks for."""
        return tuple(self.velden[naam] for naam in self.namen if naam in self.velden)

    def make_stap(
        self,
        *,
        stappen: Sequence["Stap"] = (),
        eerder: Mapping[str, "Stap"] | None = None,
        eenheid: Eenheid | None = None,
        **invoer: Any,
    ) -> "Stap":
        """Compute a step from its inputs by name, with the steps below it.

        Args:
            eenheid: unit of the outcome, where it is another one than usual.
        """
        inhoud = self.make_inhoud(invoer)
        eenheid = eenheid or self.uitkomst
        uitkomst = self._calculate(inhoud, stappen, eerder or {})
        if eenheid is Eenheid.EURO:
            _check_centen(uitkomst)
        return Stap(self, inhoud, uitkomst, eenheid, tuple(stappen))

    def make_stap_met_bedrag(self, bedrag: Decimal, make_invoer: Callable[[], Mapping[str, Any]]) -> "Stap":
        """Give a step that comes to a known amount in euros; its inputs are made when somebody asks for them.

        A settlement that is not stored has thousands of which nobody does. Before one is stored, the amount
        is computed again from these inputs.
        """
        return Stap(self, _Laterinhoud(self, make_invoer), exact(bedrag))

    def make_inhoud(self, invoer: Mapping[str, Any]) -> dict[str, Any]:
        """Give inputs by name as a step keeps them; refuses one that is missing or unknown."""
        inhoud = {
            naam: veld.make_inhoud(invoer[naam])
            for naam, veld in self.velden.items()
            if not (veld.mag_weg and invoer.get(naam) is None)
        }
        if not invoer.keys() <= self.velden.keys():
            vreemd = invoer.keys() - self.velden.keys()
            raise TypeError(f"stap {self.code} kent {', '.join(sorted(vreemd))} niet")
        return inhoud

    def als_exact(self, invoer: Mapping[str, Any]) -> dict[str, Any]:
        """Give inputs by name as the formula gets them."""
        return {naam: self.velden[naam].make_gegeven(waarde).exact for naam, waarde in invoer.items()}

    def read_invoer(self, data: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Read stored inputs; refuses one that is missing, unknown or of another kind or unit."""
        opgeslagen = {gegeven["naam"]: gegeven for gegeven in data}
        if not opgeslagen.keys() <= self.velden.keys():
            vreemd = opgeslagen.keys() - self.velden.keys()
            raise UitlegKloptNietError(f"stap {self.code}: {', '.join(sorted(vreemd))} hoort er niet bij")
        for veld in self.invoer:
            if not (veld.mag_weg or veld.naam in opgeslagen):
                raise UitlegKloptNietError(f"stap {self.code}: {veld.naam} ontbreekt")
        return {naam: self.velden[naam].read(gegeven) for naam, gegeven in opgeslagen.items()}

    def check(self, stap: "Stap", eerder: Mapping[str, "Stap"]) -> None:
        """Compute a stored step again; refuses an outcome that differs."""
        uitkomst = self._calculate(stap.inhoud, stap.stappen, eerder)
        check_gelijk(f"stap {self.code}, uitkomst", stap.exact, uitkomst)

    def _calculate(
        self, inhoud: Mapping[str, Any], stappen: Sequence["Stap"], eerder: Mapping[str, "Stap"]
    ) -> Uitkomst:
        waarden = {veld.naam: veld.als_exact(inhoud.get(veld.naam)) for veld in self.rekenvelden}
        if "stappen" in self.namen:
            waarden["stappen"] = stappen
        if "eerder" in self.namen:
            waarden["eerder"] = eerder
        gerekend = self.reken(**waarden)
        if type(gerekend) is Fraction or gerekend is None:
            return gerekend
        if isinstance(gerekend, Mapping):
            return {code: exact(waarde) for code, waarde in gerekend.items()}
        return exact(gerekend)


class _Laterinhoud(Mapping[str, Any]):
    """The inputs of a step, made once, when they are first asked for."""

    __slots__ = ("_inhoud", "_make", "_regel")

    def __init__(self, regel: Stapregel, make: Callable[[], Mapping[str, Any]]) -> None:
        self._regel, self._make = regel, make
        self._inhoud: Mapping[str, Any] | None = None

    def _get(self) -> Mapping[str, Any]:
        if self._inhoud is None:
            self._inhoud = self._regel.make_inhoud(self._make())
        return self._inhoud

    def __getitem__(self, naam: str) -> Any:
        return self._get()[naam]

    def __iter__(self) -> Iterator[str]:
        return iter(self._get())

    def __len__(self) -> int:
        return len(self._get())

    def items(self) -> ItemsView[str, Any]:  # that of `Mapping` looks each name up again
        return self._get().items()


@dataclass(frozen=True, slots=True)
class Stap:
    """One step that was computed: its rule, its named inputs, its outcome and the steps below it.

    `inhoud` are the inputs by name, as `Veld.make_inhoud` keeps them. `exact` is the outcome to compute with:
    a fraction, fractions per code, or None; `eenheid` is its unit.
    """

    regel: Stapregel
    inhoud: Mapping[str, Any]
    exact: Any
    eenheid: Eenheid = Eenheid.EURO
    stappen: tuple["Stap", ...] = ()

    @property
    def invoer(self) -> dict[str, Gegeven]:
        """The inputs by name, with their units, in the order in which people read them."""
        return {
            naam: inhoud if isinstance(inhoud, Gegeven) else self.regel.velden[naam].make_gegeven(inhoud)
            for naam, inhoud in self.inhoud.items()
        }

    @property
    def uitkomst(self) -> Gegeven:
        """The outcome with its unit."""
        if isinstance(self.exact, Mapping):
            return Reeks(tuple(self.exact.items()), self.eenheid)
        return Waarde(self.exact, self.eenheid)

    @property
    def code(self) -> str:
        """The kind of step."""
        return self.regel.code

    @property
    def bedrag(self) -> Decimal:
        """The outcome as one amount in euros; refuses another kind of outcome and parts of a cent."""
        return als_bedrag(self.getal_uitkomst)

    @property
    def getal_uitkomst(self) -> Fraction:
        """The outcome as one number."""
        if not isinstance(self.exact, Fraction):
            raise UitlegKloptNietError(f"stap {self.code} heeft geen getal als uitkomst")
        return self.exact

    def has(self, naam: str) -> bool:
        """Tell whether the step has this input."""
        return naam in self.inhoud

    def get(self, naam: str) -> Any:
        """Give an input to compute with; refuses one that is not there."""
        if naam not in self.inhoud:
            raise UitlegKloptNietError(f"stap {self.code}: {naam} ontbreekt")
        return self.regel.velden[naam].als_exact(self.inhoud[naam])

    def getal(self, naam: str) -> Fraction:
        """Give a number that must be there."""
        waarde = self.get(naam)
        if not isinstance(waarde, Fraction):
            raise UitlegKloptNietError(f"stap {self.code}: {naam} is geen getal")
        return waarde

    def tekst(self, naam: str) -> str:
        """Give a code or text."""
        return str(self.get(naam))

    def check(self, naam: str, verwacht: object) -> None:
        """Refuse an input that is not what an earlier step came to."""
        check_gelijk(f"stap {self.code}, {naam}", self.get(naam), verwacht)

    def _write(self, naam: str, inhoud: Any) -> dict[str, Any]:
        if isinstance(inhoud, GEGEVENS):
            return {"naam": naam, **inhoud.als_json()}
        return self.regel.velden[naam].als_json(inhoud)

    def _write_uitkomst(self) -> dict[str, Any]:
        if type(self.exact) is Fraction:
            return {"waarde": als_jsonwaarde(self.exact, self.eenheid), "eenheid": self.eenheid.value}
        return self.uitkomst.als_json()

    def als_json(self) -> dict[str, Any]:
        """Give the step with the title, source and formula of its rule, for reading without this program."""
        return {
            "code": self.code,
            "titel": self.regel.titel,
            "regel": self.regel.bron,
            "invoer": [self._write(naam, inhoud) for naam, inhoud in self.inhoud.items()],
            "formule": self.regel.formule,
            "uitkomst": self._write_uitkomst(),
            "stappen": [stap.als_json() for stap in self.stappen],
        }


def _check_centen(uitkomst: Uitkomst) -> None:
    """Refuse parts of a cent."""
    if isinstance(uitkomst, dict):
        for bedrag in uitkomst.values():
            _get_centen(bedrag)
    elif uitkomst is not None:
        _get_centen(uitkomst)


def check_gelijk(plaats: str, gevonden: object, verwacht: object) -> None:
    """Refuse a difference, naming the place and both values."""
    if gevonden != verwacht:
        raise UitlegKloptNietError(f"{plaats}: er staat {gevonden}, maar het is {verwacht}")


def als_bedrag(bedrag: Fraction) -> Decimal:
    """Give an amount of whole cents as Decimal; parts of a cent are refused."""
    return uit_centen(_get_centen(bedrag))


def _get_centen(bedrag: Fraction) -> int:
    centen, rest = divmod(100 * bedrag.numerator, bedrag.denominator)
    check_gelijk("delen van een cent in een bedrag", rest, 0)
    return int(centen)


def add(stappen: Sequence[Stap]) -> Fraction:
    """Add the outcomes of steps that come to one number."""
    return sum((stap.exact for stap in stappen if isinstance(stap.exact, Fraction)), Fraction(0))

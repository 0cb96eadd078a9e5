"""Outcome of the calculation: frozen dataclasses that refuse parts that do not add up to the whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bekostiging.berekening.fouten import OnjuisteInvoerError, Parkeercode
from bekostiging.berekening.invoer import Afgekeurd
from bekostiging.berekening.uitleg import Uitleg
from inkoop.kern.codes import Afspraaksoort, Model, Prikkel, Richting
from inkoop.kern.geld import som


def get_richting(saldo: Decimal) -> Richting:
    """Positive is a terugbetaling by the provider, negative a bijbetaling to it (NL bijlage 1)."""
    if saldo == 0:
        return Richting.GEEN
    return Richting.TERUGBETALING if saldo > 0 else Richting.BIJBETALING


@dataclass(frozen=True, slots=True)
class Gemeenteuitkomst:
    """What one municipality has to do with one contract; amounts in euros."""

    gemeente: str
    realisatie: Decimal
    vergoeding: Decimal
    voorschot: Decimal
    saldo: Decimal

    def __post_init__(self) -> None:
        _check_gelijk(self, "saldo", self.saldo, self.voorschot - self.vergoeding)

    @property
    def is_leeg(self) -> bool:
        """Tell whether there are only zeros."""
        return not any((self.realisatie, self.vergoeding, self.voorschot, self.saldo))


@dataclass(frozen=True, slots=True)
class Prikkeluitkomst:
    """One agreed incentive and the amount it added (zero when it was not granted)."""

    prikkel: Prikkel
    bedrag: Decimal


@dataclass(frozen=True)
class Contractuitkomst:
    """The settlement of one contract; amounts in euros.

    `vergoeding_afspraak` is V (rekenregels §2), `prikkel` what §3 added and `vergoeding` the final
    amount, their sum. `gemeenten` stand in the order of the region, those with only zeros left out.
    """

    contract: str
    aanbieder: str
    perceel: str
    model: Model
    soort: Afspraaksoort
    realisatie: Decimal
    vergoeding_afspraak: Decimal
    prikkels: tuple[Prikkeluitkomst, ...]
    prikkel: Decimal
    vergoeding: Decimal
    voorschot: Decimal
    saldo: Decimal
    gemeenten: tuple[Gemeenteuitkomst, ...]
    uitleg: Uitleg

    def __post_init__(self) -> None:
        for veld in ("realisatie", "vergoeding", "voorschot", "saldo"):
            delen = [getattr(gemeente, veld) for gemeente in self.gemeenten]
            _check_gelijk(self, veld, getattr(self, veld), som(delen))
        _check_gelijk(self, "prikkel", self.prikkel, som(p.bedrag for p in self.prikkels))
        _check_gelijk(self, "vergoeding", self.vergoeding, self.vergoeding_afspraak + self.prikkel)

    @property
    def richting(self) -> Richting:
        """Who pays the saldo."""
        return get_richting(self.saldo)


@dataclass(frozen=True, slots=True)
class GeparkeerdContract:
    """A contract that could not be settled; it is in no total."""

    contract: str
    aanbieder: str
    code: Parkeercode
    reden: str


@dataclass(frozen=True, slots=True)
class Totaal:
    """Sums over the settled contracts, in euros."""

    realisatie: Decimal
    vergoeding: Decimal
    prikkel: Decimal
    voorschot: Decimal
    saldo: Decimal


@dataclass(frozen=True, slots=True)
class Afrekeninguitkomst:
    """The settlement of a region and year; contracts and parked contracts ordered by number."""

    regio: str
    jaar: int
    regelversie: str
    contracten: tuple[Contractuitkomst, ...]
    geparkeerd: tuple[GeparkeerdContract, ...]
    totaal: Totaal
    afgekeurd: tuple[Afgekeurd, ...]

    def __post_init__(self) -> None:
        _check_gelijk(self, "totaal", self.totaal, add_contracten(self.contracten))


def add_contracten(contracten: Iterable[Contractuitkomst]) -> Totaal:
    """Add the settled contracts."""
    rijen = list(contracten)
    return Totaal(
        realisatie=som(c.realisatie for c in rijen),
        vergoeding=som(c.vergoeding for c in rijen),
        prikkel=som(c.prikkel for c in rijen),
        voorschot=som(c.voorschot for c in rijen),
        saldo=som(c.saldo for c in rijen),
    )


def _check_gelijk(zelf: object, veld: str, gegeven: object, berekend: object) -> None:
    if gegeven != berekend:
        raise OnjuisteInvoerError(type(zelf).__name__, veld, gegeven, f"de delen tellen op tot {berekend}")

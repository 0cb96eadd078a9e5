"""Outcome of the calculation: frozen dataclasses that refuse parts that do not add up to the whole."""

from dataclasses import dataclass
from decimal import Decimal

from bekostiging.berekening.fouten import OnjuisteInvoerError, Parkeercode
from bekostiging.berekening.invoer import Afgekeurd
from bekostiging.berekening.uitleg import Uitleg
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN, Bedragen, add_bedragen, get_richting
from inkoop.kern.codes import Afspraaksoort, Model, Prikkel, Richting
from inkoop.kern.geld import som


@dataclass(frozen=True, kw_only=True)
class Gemeenteuitkomst(Bedragen):
    """What one municipality has to do with one contract; amounts in euros."""

    gemeente: str


@dataclass(frozen=True, slots=True)
class Prikkeluitkomst:
    """One agreed incentive and the amount it added (zero when it was not granted)."""

    prikkel: Prikkel
    bedrag: Decimal


@dataclass(frozen=True, kw_only=True)
class Contractuitkomst(Bedragen):
    """The settlement of one contract; amounts in euros.

    `vergoeding_afspraak` is V (docs/berekening.md §2), `prikkel` what §3 added and `vergoeding` the final
    amount, their sum. `gemeenten` stand in the order of the region, those with only zeros left out.
    """

    contract: str
    aanbieder: str
    perceel: str
    model: Model
    soort: Afspraaksoort
    vergoeding_afspraak: Decimal
    prikkels: tuple[Prikkeluitkomst, ...]
    gemeenten: tuple[Gemeenteuitkomst, ...]
    uitleg: Uitleg

    def __post_init__(self) -> None:
        for soort in GEMEENTEBEDRAGEN:
            delen = [gemeente[soort.code] for gemeente in self.gemeenten]
            _check_gelijk(self, soort.code, self[soort.code], som(delen))
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
class Afrekeninguitkomst:
    """The settlement of a region and year; contracts and parked contracts ordered by number."""

    regio: str
    jaar: int
    regelversie: str
    contracten: tuple[Contractuitkomst, ...]
    geparkeerd: tuple[GeparkeerdContract, ...]
    totaal: Bedragen
    afgekeurd: tuple[Afgekeurd, ...]

    def __post_init__(self) -> None:
        _check_gelijk(self, "totaal", self.totaal, add_bedragen(self.contracten))


def _check_gelijk(zelf: object, veld: str, gegeven: object, berekend: object) -> None:
    if gegeven != berekend:
        raise OnjuisteInvoerError(type(zelf).__name__, veld, gegeven, f"de delen tellen op tot {berekend}")

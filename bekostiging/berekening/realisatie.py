"""Stage 1: what a funding model gives back, R per municipality with the steps that lead to it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bekostiging.berekening.fouten import OnjuisteInvoerError, UitlegKloptNietError
from bekostiging.berekening.invoer import Contractinvoer, Regiogegevens
from bekostiging.berekening.stapregel import BEREKENING, Bedragen, Stap, Stapregel, add
from bekostiging.berekening.veld import Veld
from inkoop.kern.beschrijving import Modelbeschrijving
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.eenheden import get_factor
from inkoop.kern.geld import som


def _add_gemeenten(stappen: Sequence[Stap]) -> Bedragen:
    """A step about one municipality, or the shares of an amount that was apportioned."""
    per_gemeente: Bedragen = {}
    for stap in stappen:
        if stap.code == REALISATIE_GEMEENTE.code:
            per_gemeente[stap.tekst("gemeente")] = stap.getal_uitkomst
        elif isinstance(stap.exact, dict):
            per_gemeente |= stap.exact
    return per_gemeente


REALISATIE = Stapregel(
    code="realisatie",
    titel="Realisatie: wat is er gedaan?",
    bron=f"{BEREKENING} §1",
    formule="De realisatie per gemeente is de som van de stappen hieronder.",
    reken=_add_gemeenten,
)
REALISATIE_GEMEENTE = Stapregel(
    code="realisatie_gemeente",
    titel="Realisatie van één gemeente",
    bron=f"{BEREKENING} §1",
    formule="De som van de stappen hieronder.",
    invoer=(Veld("gemeente", Eenheid.CODE),),
    reken=lambda stappen: add(stappen),
)
REALISATIE_AANGENOMEN = Stapregel(
    code="realisatie_aangenomen",
    titel="Aangenomen realisatie",
    bron=f"{BEREKENING} §1",
    formule="Deze bedragen zijn niet berekend maar opgegeven, bijvoorbeeld voor een prognose.",
    invoer=(Veld("opgegeven", Eenheid.EURO, per_code=True),),
    reken=lambda opgegeven: opgegeven,
)
STAPPEN = (REALISATIE, REALISATIE_GEMEENTE, REALISATIE_AANGENOMEN)


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
        return REALISATIE.make_stap(stappen=self.stappen)


@dataclass(frozen=True, slots=True)
class Rekenmodel:
    """A funding model at work.

    Attributes:
        nodig: what it needs, as paths in `Contractinvoer`; the rest it never reads.
        stappen: its kinds of step, superseded forms too.
        calculate_realisatie: computes R of one contract and year; raises `NietAfTeRekenen` or
            `OntbrekendGegevenError` where something is not there.
    """

    beschrijving: Modelbeschrijving
    nodig: tuple[str, ...]
    stappen: tuple[Stapregel, ...]
    calculate_realisatie: Callable[[Contractinvoer], Realisatie]


def add_per_gemeente(
    regio: Regiogegevens, bijdragen: Iterable[tuple[str, Stap]], vooraf: tuple[Stap, ...] = ()
) -> Realisatie:
    """Add steps with an amount (municipality, step) per municipality, in the order of the region."""
    groepen: dict[str, list[Stap]] = {gemeente: [] for gemeente in regio.gemeentecodes}
    for gemeente, stap in bijdragen:
        groepen[gemeente].append(stap)
    gevuld = {gemeente: tuple(stappen) for gemeente, stappen in groepen.items() if stappen}
    per_gemeente = {
        gemeente: REALISATIE_GEMEENTE.make_stap(gemeente=gemeente, stappen=stappen)
        for gemeente, stappen in gevuld.items()
    }
    totalen = {gemeente: stap.bedrag for gemeente, stap in per_gemeente.items()}
    return Realisatie(totalen, (*vooraf, *per_gemeente.values()))


def require_factor(eenheid: str, tariefeenheid: str) -> Fraction:
    """Give by what a volume becomes one in the unit of the tariff; refuses units that do not convert."""
    factor = get_factor(eenheid, tariefeenheid)
    if factor is None:
        raise UitlegKloptNietError(f"{eenheid} is niet om te rekenen naar {tariefeenheid}")
    return factor


def check_afrondingsverschil(afrondingsverschil: Fraction, aantal: Fraction) -> Fraction:
    """Give what rounding per line added; more than half a cent per line is refused."""
    if afrondingsverschil and abs(afrondingsverschil) * 200 > aantal:
        raise UitlegKloptNietError(f"het afrondingsverschil {afrondingsverschil} is te groot")
    return afrondingsverschil

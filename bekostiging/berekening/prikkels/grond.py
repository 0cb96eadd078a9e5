"""What an incentive needs to know: contract totals and the weighted score."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bekostiging.berekening.afspraken.budget import Budget
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Jaarafspraak, Kpiscore
from bekostiging.berekening.stapregel import BEREKENING, Stap, Stapregel
from bekostiging.berekening.veld import Veld
from bekostiging.berekening.vergoeding import Grondslagen
from inkoop.kern.beschrijving import Beschrijving, Instelling, Parameter, choose_instelling
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Herkomst
from inkoop.kern.geld import exact


@dataclass(frozen=True, slots=True)
class Prikkelgrond:
    """What incentives go by.

    Attributes:
        vergoeding: V of the contract in euros.
        budget: B of the contract, worked out when it is asked for.
        buiten_plekken: R', B' and V' of what lies outside places; None where that is nothing.
        clienten: unique clients delivered in the year.
        kpiscore: the weighted score; None without scores.
    """

    afspraak: Jaarafspraak
    vergoeding: Decimal
    budget: Budget
    buiten_plekken: Grondslagen | None
    clienten: int
    kpiscore: Fraction | None


@dataclass(frozen=True, slots=True)
class Rekenprikkel:
    """An incentive at work.

    Attributes:
        vraagt_score: whether the agreement makes it ask for a weighted score.
        calculate_prikkel: the step whose outcome is the amount it adds, or nothing when it is not agreed. One
            that is agreed but not granted comes to zero, with the reason.
    """

    beschrijving: Beschrijving
    stappen: tuple[Stapregel, ...]
    vraagt_score: Callable[[Jaarafspraak], bool]
    calculate_prikkel: Callable[[Prikkelgrond], Stap | None]


def _reken_score(scores: Mapping[str, Fraction], gewichten: Mapping[str, Fraction]) -> Fraction | None:
    if not scores:
        return None
    gewogen = sum((score * gewichten[kpi] for kpi, score in scores.items()), Fraction(0))
    return gewogen / sum(gewichten.values(), Fraction(0))


KPISCORE = Stapregel(
    code="kpiscore",
    titel="Gewogen score",
    bron=f"{BEREKENING} §3",
    formule="De som van score x gewicht / de som van de gewichten. Zonder scores is er geen gewogen score.",
    invoer=(
        Veld("scores", Eenheid.SCORE, per_code=True),
        Veld("gewichten", Eenheid.AANTAL, per_code=True),
    ),
    reken=_reken_score,
    uitkomst=Eenheid.SCORE,
)


def calculate_kpiscore(kpis: Iterable[Kpiscore]) -> Stap:
    """Weighted score: the sum of score x gewicht over the sum of gewicht; None without scores."""
    rijen = sorted(kpis, key=lambda rij: rij.kpi)
    if rijen and not any(exact(rij.gewicht) for rij in rijen):
        zin = "De gewichten van de KPI-scores zijn samen nul."
        raise NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin)
    scores = {rij.kpi: rij.score for rij in rijen}
    return KPISCORE.make_stap(scores=scores, gewichten={rij.kpi: rij.gewicht for rij in rijen})


def get_instelling(parameter: Parameter, waarde: object) -> Instelling:
    """Give what a parameter of an incentive is set to, and whether it was agreed."""
    return choose_instelling(parameter, (Herkomst.AFSPRAAK, waarde))


def begrens(bedrag: Fraction, maximum: Fraction | None) -> Fraction:
    """Clip to +/- maximum."""
    return bedrag if maximum is None else max(-maximum, min(maximum, bedrag))

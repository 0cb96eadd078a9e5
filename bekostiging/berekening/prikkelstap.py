"""Stage 3: the incentives on contract totals, each rounded by itself, then added. Source: rekenregels §3."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bekostiging.berekening.afspraken.budget import get_budget
from bekostiging.berekening.invoer import Contractinvoer, Jaarafspraak
from bekostiging.berekening.prikkels import PRIKKELS, Prikkelgrond, calculate_kpiscore
from bekostiging.berekening.realisatie import get_bedrag
from bekostiging.berekening.uitkomst import Prikkeluitkomst
from bekostiging.berekening.uitleg import Stap, euro, make_stap
from inkoop.kern.geld import som


@dataclass(frozen=True, slots=True)
class Prikkels:
    """The agreed incentives with their amounts in euros."""

    uitkomsten: tuple[Prikkeluitkomst, ...]
    stap: Stap

    @property
    def totaal(self) -> Decimal:
        """What the incentives add together; may be negative."""
        return som(uitkomst.bedrag for uitkomst in self.uitkomsten)


def calculate_prikkels(invoer: Contractinvoer, realisatie: Decimal, vergoeding: Decimal) -> Prikkels:
    """Compute every agreed incentive; one that is not granted stands there with zero and the reason."""
    score, scorestappen = _get_score(invoer)
    grond = Prikkelgrond(
        invoer.afspraak, realisatie, vergoeding, get_budget(invoer), invoer.aantal_clienten, score
    )
    gevonden = [(prikkel, calculate(grond)) for prikkel, calculate in PRIKKELS.items()]
    stappen = {prikkel: stap for prikkel, stap in gevonden if stap is not None}
    uitkomsten = tuple(Prikkeluitkomst(prikkel, get_bedrag(stap)) for prikkel, stap in stappen.items())
    totaal = som(uitkomst.bedrag for uitkomst in uitkomsten)
    stap = make_stap("prikkels", {}, euro(totaal), (*scorestappen, *stappen.values()))
    return Prikkels(uitkomsten, stap)


def _get_score(invoer: Contractinvoer) -> tuple[Fraction | None, tuple[Stap, ...]]:
    if not _needs_score(invoer.afspraak):
        return None, ()
    score, stap = calculate_kpiscore(invoer.kpis)
    return score, (stap,)


def _needs_score(afspraak: Jaarafspraak) -> bool:
    vraagt_kwaliteit = afspraak.besparing is not None and afspraak.besparing.kwaliteit_minimaal is not None
    return afspraak.bonus_malus is not None or vraagt_kwaliteit

"""Stage 3: the incentives on contract totals, each rounded by itself, then added.

Source: docs/berekening.md §3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bekostiging.berekening.afspraken.budget import Budget
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.prikkels import REKENPRIKKELS, Prikkelgrond
from bekostiging.berekening.prikkels.grond import KPISCORE, calculate_kpiscore
from bekostiging.berekening.stapregel import BEREKENING, Stap, Stapregel, add
from bekostiging.berekening.uitkomst import Prikkeluitkomst
from bekostiging.berekening.vergoeding import Vergoeding
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Prikkel
from inkoop.kern.geld import som


def _reken(stappen: Sequence[Stap]) -> Fraction:
    return add([stap for stap in stappen if stap.code != KPISCORE.code])


PRIKKELS = Stapregel(
    code="prikkels",
    titel="Prikkels: wat komt erbij of gaat eraf?",
    bron=f"{BEREKENING} §3",
    formule="Elke prikkel wordt apart berekend en afgerond. Daarna tellen we ze op.",
    reken=_reken,
)
STAPPEN = (PRIKKELS, KPISCORE)


@dataclass(frozen=True, slots=True)
class Prikkels:
    """The agreed incentives with their amounts in euros."""

    uitkomsten: tuple[Prikkeluitkomst, ...]
    stap: Stap

    @property
    def totaal(self) -> Decimal:
        """What the incentives add together; may be negative."""
        return som(uitkomst.bedrag for uitkomst in self.uitkomsten)

    @property
    def besparing(self) -> Decimal:
        """The shared saving among them."""
        return som(deel.bedrag for deel in self.uitkomsten if deel.prikkel is Prikkel.BESPARING)


def calculate_prikkels(invoer: Contractinvoer, vergoeding: Vergoeding, budget: Budget) -> Prikkels:
    """Compute every agreed incentive; one that is not granted stands there with zero and the reason."""
    vraagt_score = any(prikkel.vraagt_score(invoer.afspraak) for prikkel in REKENPRIKKELS.values())
    scorestappen = [calculate_kpiscore(invoer.kpis)] if vraagt_score else []
    score = scorestappen[0].exact if scorestappen else None
    grond = Prikkelgrond(
        invoer.afspraak, vergoeding.totaal, budget, vergoeding.buiten_plekken, invoer.aantal_clienten, score
    )
    gevonden = [(prikkel, rekenaar.calculate_prikkel(grond)) for prikkel, rekenaar in REKENPRIKKELS.items()]
    stappen = {prikkel: stap for prikkel, stap in gevonden if stap is not None}
    uitkomsten = tuple(Prikkeluitkomst(prikkel, stap.bedrag) for prikkel, stap in stappen.items())
    return Prikkels(uitkomsten, PRIKKELS.make_stap(stappen=(*scorestappen, *stappen.values())))

"""Stage 2: V by the annual agreement, on the contract or per municipality. Source: docs/berekening.md §2."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bekostiging.berekening.afspraken import REKENAFSPRAKEN, Afspraakgrond
from bekostiging.berekening.afspraken.budget import get_budget, has_gemeentebudgetten
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.stapregel import BEREKENING, Stap, Stapregel, add
from inkoop.kern.geld import NUL, som

VERGOEDING = Stapregel(
    code="vergoeding",
    titel="Vergoeding: wat is daarvoor afgesproken?",
    bron=f"{BEREKENING} §2",
    formule="De vergoeding is de som van de stappen hieronder.",
    reken=lambda stappen: add(stappen),
)
STAPPEN = (VERGOEDING,)


@dataclass(frozen=True, slots=True)
class Vergoeding:
    """V in euros; `per_gemeente` where budgets are agreed per municipality, else None."""

    totaal: Decimal
    per_gemeente: Mapping[str, Decimal] | None
    stap: Stap


def calculate_vergoeding(invoer: Contractinvoer, realisatie: Mapping[str, Decimal]) -> Vergoeding:
    """Apply the agreement to R: per municipality where budgets are agreed so, otherwise on the contract."""
    if has_gemeentebudgetten(invoer):
        return _calculate_per_gemeente(invoer, realisatie)
    grond = Afspraakgrond(invoer.afspraak, som(realisatie.values()), get_budget(invoer))
    stap = VERGOEDING.make_stap(stappen=(_calculate_stap(grond),))
    return Vergoeding(stap.bedrag, None, stap)


def _calculate_stap(grond: Afspraakgrond) -> Stap:
    return REKENAFSPRAKEN[grond.afspraak.soort].calculate_vergoeding(grond)


def _calculate_per_gemeente(invoer: Contractinvoer, realisatie: Mapping[str, Decimal]) -> Vergoeding:
    """A municipality that is not named has budget 0."""
    budgetten = {budget.gemeente: budget.bedrag for budget in invoer.afspraak.gemeenten}
    stappen: dict[str, Stap] = {}
    for gemeente in invoer.regio.gemeentecodes:
        if gemeente in budgetten or realisatie.get(gemeente, NUL) != NUL:
            bedrag, budget = realisatie.get(gemeente, NUL), budgetten.get(gemeente, NUL)
            stappen[gemeente] = _calculate_stap(Afspraakgrond(invoer.afspraak, bedrag, budget, gemeente))
    per_gemeente = {gemeente: stap.bedrag for gemeente, stap in stappen.items()}
    stap = VERGOEDING.make_stap(stappen=tuple(stappen.values()))
    return Vergoeding(stap.bedrag, per_gemeente, stap)

"""Stage 2: V by the annual agreement, on the contract or per municipality. Source: rekenregels §2."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bekostiging.berekening.afspraken import AFSPRAKEN, Afspraakgrond
from bekostiging.berekening.afspraken.budget import get_budget, has_gemeentebudgetten
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.realisatie import get_bedrag
from bekostiging.berekening.uitleg import Stap, euro, make_stap
from inkoop.kern.geld import NUL, som


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
    stap = AFSPRAKEN[invoer.afspraak.soort](grond)
    return Vergoeding(get_bedrag(stap), None, make_stap("vergoeding", {}, stap.uitkomst, (stap,)))


def _calculate_per_gemeente(invoer: Contractinvoer, realisatie: Mapping[str, Decimal]) -> Vergoeding:
    """A municipality that is not named has budget 0."""
    budgetten = {budget.gemeente: budget.bedrag for budget in invoer.afspraak.gemeenten}
    stappen: dict[str, Stap] = {}
    for gemeente in invoer.regio.gemeentecodes:
        if gemeente in budgetten or realisatie.get(gemeente, NUL) != NUL:
            bedrag, budget = realisatie.get(gemeente, NUL), budgetten.get(gemeente, NUL)
            grond = Afspraakgrond(invoer.afspraak, bedrag, budget, gemeente)
            stappen[gemeente] = AFSPRAKEN[invoer.afspraak.soort](grond)
    per_gemeente = {gemeente: get_bedrag(stap) for gemeente, stap in stappen.items()}
    totaal = som(per_gemeente.values())
    return Vergoeding(
        totaal, per_gemeente, make_stap("vergoeding", {}, euro(totaal), tuple(stappen.values()))
    )

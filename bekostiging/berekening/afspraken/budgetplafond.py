"""Agreement `budgetplafond`: V = min(R, budget); no advances. Source: NL bijlage 1."""

from collections.abc import Sequence

from bekostiging.berekening.afspraken.budget import check_budget
from bekostiging.berekening.afspraken.grond import GEMEENTE, Afspraakgrond, Rekenafspraak
from bekostiging.berekening.stapregel import Stap, Stapregel
from bekostiging.berekening.veld import Veld
from inkoop.kern.afspraken.budgetplafond import BESCHRIJVING
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid


def _reken(realisatie: Fraction, budget: Fraction, stappen: Sequence[Stap]) -> Fraction:
    check_budget(budget, stappen)
    return min(realisatie, budget)


BUDGETPLAFOND = Stapregel(
    code="budgetplafond",
    titel=BESCHRIJVING.naam,
    bron=BESCHRIJVING.bron,
    formule="De vergoeding is de realisatie, maar nooit meer dan het budget.",
    invoer=(GEMEENTE, Veld("realisatie", Eenheid.EURO), Veld("budget", Eenheid.EURO)),
    reken=_reken,
)


def calculate_vergoeding(grond: Afspraakgrond) -> Stap:
    """V = min(R, budget)."""
    budget = grond.require_budget()
    return BUDGETPLAFOND.make_stap(
        gemeente=grond.gemeente, realisatie=grond.realisatie, budget=budget.bedrag, stappen=budget.stappen
    )


REKENAFSPRAAK = Rekenafspraak(BESCHRIJVING, (BUDGETPLAFOND,), calculate_vergoeding)

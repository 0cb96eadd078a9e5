"""Agreement `budgetplafond`: V = min(R, budget); no advances. Source: NL bijlage 1."""

from bekostiging.berekening.afspraken.grond import GEMEENTE, Afspraakgrond, Rekenafspraak
from bekostiging.berekening.stapregel import Stap, Stapregel, Veld
from inkoop.kern.afspraken.budgetplafond import BESCHRIJVING
from inkoop.kern.codes import Eenheid

BUDGETPLAFOND = Stapregel(
    code="budgetplafond",
    titel=BESCHRIJVING.naam,
    bron=BESCHRIJVING.bron,
    formule="De vergoeding is de realisatie, maar nooit meer dan het budget.",
    invoer=(GEMEENTE, Veld("realisatie", Eenheid.EURO), Veld("budget", Eenheid.EURO)),
    reken=lambda realisatie, budget: min(realisatie, budget),
)


def calculate_vergoeding(grond: Afspraakgrond) -> Stap:
    """V = min(R, budget)."""
    budget = grond.require_budget()
    return BUDGETPLAFOND.make_stap(gemeente=grond.gemeente, realisatie=grond.realisatie, budget=budget)


REKENAFSPRAAK = Rekenafspraak(BESCHRIJVING, (BUDGETPLAFOND,), calculate_vergoeding)

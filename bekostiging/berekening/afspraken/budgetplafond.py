"""Agreement `budgetplafond`: V = min(R, budget); no advances. Source: NL bijlage 1."""

from bekostiging.berekening.afspraken.grond import Afspraakgrond
from bekostiging.berekening.uitleg import Stap, euro, make_stap


def calculate_vergoeding(grond: Afspraakgrond) -> Stap:
    """V = min(R, budget)."""
    budget = grond.require_budget()
    invoer = {**grond.get_kop(), "realisatie": euro(grond.realisatie), "budget": euro(budget)}
    return make_stap("budgetplafond", invoer, euro(min(grond.realisatie, budget)))

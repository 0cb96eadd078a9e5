"""Agreement `budgetafspraak`: the budget within a band, else settled. Source: NL bijlage 1."""

from fractions import Fraction

from bekostiging.berekening.afspraken.grond import Afspraakgrond
from bekostiging.berekening.invoer import Jaarafspraak
from bekostiging.berekening.uitleg import Stap, code, deel, euro, make_stap
from inkoop.kern.codes import BuitenBand
from inkoop.kern.geld import exact, rond_af


def calculate_vergoeding(grond: Afspraakgrond) -> Stap:
    """V = B within the band (inclusive); outside it R, or R less the band; never above the maximum."""
    budget, afspraak = grond.require_budget(), grond.afspraak
    bedrag = _calculate_bedrag(exact(grond.realisatie), exact(budget), afspraak)
    invoer = {
        **grond.get_kop(),
        "realisatie": euro(grond.realisatie),
        "budget": euro(budget),
        "bandbreedte": deel(afspraak.bandbreedte),
        "buiten_bandbreedte": code(afspraak.buiten_bandbreedte),
        "maximum_bijbetaling": deel(afspraak.maximum_bijbetaling),
    }
    return make_stap("budgetafspraak", invoer, euro(rond_af(bedrag)))


def _calculate_bedrag(realisatie: Fraction, budget: Fraction, afspraak: Jaarafspraak) -> Fraction:
    band = exact(afspraak.bandbreedte) * budget
    bedrag = realisatie
    if abs(realisatie - budget) <= band:
        bedrag = budget
    elif afspraak.buiten_bandbreedte is BuitenBand.MEERDERE:
        bedrag = realisatie - band if realisatie > budget else realisatie + band
    if afspraak.maximum_bijbetaling is None:
        return bedrag
    return min(bedrag, budget * (1 + exact(afspraak.maximum_bijbetaling)))

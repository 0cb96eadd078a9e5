"""Agreement `budgetafspraak`: the budget within a band, else settled. Source: NL bijlage 1."""

from collections.abc import Sequence
from decimal import Decimal

from bekostiging.berekening.afspraken.budget import check_budget
from bekostiging.berekening.afspraken.grond import GEMEENTE, Afspraakgrond, Rekenafspraak
from bekostiging.berekening.stapregel import Stap, Stapregel
from bekostiging.berekening.veld import Veld, make_veld
from inkoop.kern.afspraken.budgetafspraak import (
    BANDBREEDTE,
    BESCHRIJVING,
    BUITEN_BANDBREEDTE,
    MAXIMUM_BIJBETALING,
)
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import BuitenBand, Eenheid
from inkoop.kern.geld import rond_af


def _reken(
    realisatie: Fraction,
    budget: Fraction,
    bandbreedte: Fraction,
    buiten_bandbreedte: str,
    maximum_bijbetaling: Fraction | None,
    stappen: Sequence[Stap],
) -> Decimal:
    check_budget(budget, stappen)
    band, bedrag = bandbreedte * budget, realisatie
    if abs(realisatie - budget) <= band:
        bedrag = budget
    elif buiten_bandbreedte == BuitenBand.MEERDERE:
        bedrag = realisatie - band if realisatie > budget else realisatie + band
    if maximum_bijbetaling is not None:
        bedrag = min(bedrag, budget * (1 + maximum_bijbetaling))
    return rond_af(bedrag)


BUDGETAFSPRAAK = Stapregel(
    code="budgetafspraak",
    titel="Budgetafspraak met bandbreedte",
    bron=BESCHRIJVING.bron,
    formule="Wijkt de realisatie niet meer af dan bandbreedte x budget, dan is de vergoeding het budget. "
    "Anders, bij volledig: de realisatie. Bij meerdere: de realisatie - bandbreedte x budget als het "
    "meer is, of + als het minder is. De vergoeding is nooit meer dan budget x (1 + maximum "
    "bijbetaling), als dat is afgesproken.",
    invoer=(
        GEMEENTE,
        Veld("realisatie", Eenheid.EURO),
        Veld("budget", Eenheid.EURO),
        make_veld(BANDBREEDTE),
        make_veld(BUITEN_BANDBREEDTE),
        make_veld(MAXIMUM_BIJBETALING),
    ),
    reken=_reken,
)


def calculate_vergoeding(grond: Afspraakgrond) -> Stap:
    """V = B within the band (inclusive); outside it R, or R less the band; never above the maximum."""
    budget = grond.require_budget()
    return BUDGETAFSPRAAK.make_stap(
        gemeente=grond.gemeente,
        realisatie=grond.realisatie,
        budget=budget.bedrag,
        bandbreedte=grond.get_instelling(BANDBREEDTE),
        buiten_bandbreedte=grond.get_instelling(BUITEN_BANDBREEDTE),
        maximum_bijbetaling=grond.get_instelling(MAXIMUM_BIJBETALING),
        stappen=budget.stappen,
    )


REKENAFSPRAAK = Rekenafspraak(BESCHRIJVING, (BUDGETAFSPRAAK,), calculate_vergoeding)

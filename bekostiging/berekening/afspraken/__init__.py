"""Annual agreements: one module each, bound to the codes of rekenregels §2."""

from collections.abc import Mapping

from bekostiging.berekening.afspraken import budgetafspraak, budgetplafond, geen
from bekostiging.berekening.afspraken.grond import Afspraakgrond, Afspraakrekenaar
from bekostiging.berekening.codes import Soort

AFSPRAKEN: Mapping[Soort, Afspraakrekenaar] = {
    Soort.GEEN: geen.calculate_vergoeding,
    Soort.BUDGETPLAFOND: budgetplafond.calculate_vergoeding,
    Soort.BUDGETAFSPRAAK: budgetafspraak.calculate_vergoeding,
}

__all__ = ["AFSPRAKEN", "Afspraakgrond"]

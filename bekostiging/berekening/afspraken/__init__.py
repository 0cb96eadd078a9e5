"""Annual agreements: one module each, bound to the codes of rekenregels §2."""

from collections.abc import Mapping

from bekostiging.berekening.afspraken import budgetafspraak, budgetplafond, geen
from bekostiging.berekening.afspraken.grond import Afspraakgrond, Afspraakrekenaar
from inkoop.kern.codes import Afspraaksoort

AFSPRAKEN: Mapping[Afspraaksoort, Afspraakrekenaar] = {
    Afspraaksoort.GEEN: geen.calculate_vergoeding,
    Afspraaksoort.BUDGETPLAFOND: budgetplafond.calculate_vergoeding,
    Afspraaksoort.BUDGETAFSPRAAK: budgetafspraak.calculate_vergoeding,
}

__all__ = ["AFSPRAKEN", "Afspraakgrond"]

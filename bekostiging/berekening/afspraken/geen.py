"""Agreement `geen`: V = R. Source: rekenregels §2."""

from bekostiging.berekening.afspraken.grond import Afspraakgrond
from bekostiging.berekening.uitleg import Stap, euro, make_stap


def calculate_vergoeding(grond: Afspraakgrond) -> Stap:
    """V = R."""
    invoer = {**grond.get_kop(), "realisatie": euro(grond.realisatie)}
    return make_stap("geen", invoer, euro(grond.realisatie))

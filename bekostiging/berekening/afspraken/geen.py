"""Agreement `geen`: V = R. Source: docs/berekening.md §2."""

from bekostiging.berekening.afspraken.grond import GEMEENTE, Afspraakgrond, Rekenafspraak
from bekostiging.berekening.stapregel import Stap, Stapregel, Veld
from inkoop.kern.afspraken.geen import BESCHRIJVING
from inkoop.kern.codes import Eenheid

GEEN = Stapregel(
    code="geen",
    titel="Wat is gerealiseerd, wordt vergoed",
    bron=BESCHRIJVING.bron,
    formule="De vergoeding is de realisatie.",
    invoer=(GEMEENTE, Veld("realisatie", Eenheid.EURO)),
    reken=lambda realisatie: realisatie,
)


def calculate_vergoeding(grond: Afspraakgrond) -> Stap:
    """V = R."""
    return GEEN.make_stap(gemeente=grond.gemeente, realisatie=grond.realisatie)


REKENAFSPRAAK = Rekenafspraak(BESCHRIJVING, (GEEN,), calculate_vergoeding)

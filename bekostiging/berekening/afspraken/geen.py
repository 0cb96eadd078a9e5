"""Agreement `geen`: V = R. Source: docs/berekening.md §2."""

from dataclasses import replace

from bekostiging.berekening.afspraken.grond import GEMEENTE, Afspraakgrond, Rekenafspraak
from bekostiging.berekening.stapregel import EERSTE_VERSIE, Stap, Stapregel
from bekostiging.berekening.veld import Veld
from inkoop.kern.afspraken.geen import BESCHRIJVING
from inkoop.kern.codes import Eenheid

GEEN = Stapregel(
    code="geen",
    titel="Wat is gerealiseerd, wordt vergoed",
    bron=BESCHRIJVING.bron,
    formule="De vergoeding is de realisatie.",
    invoer=(GEMEENTE, Veld("realisatie", Eenheid.EURO)),
    reken=lambda realisatie: realisatie,
    versie="2026.1",
)
# Said that there was no budget, also above one.
GEEN_2022_1 = replace(GEEN, titel="Geen budget afgesproken", versie=EERSTE_VERSIE)


def calculate_vergoeding(grond: Afspraakgrond) -> Stap:
    """V = R."""
    return GEEN.make_stap(gemeente=grond.gemeente, realisatie=grond.realisatie)


REKENAFSPRAAK = Rekenafspraak(BESCHRIJVING, (GEEN, GEEN_2022_1), calculate_vergoeding)

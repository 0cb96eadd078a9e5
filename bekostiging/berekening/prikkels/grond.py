"""What an incentive needs to know: contract totals."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Jaarafspraak, Kpiscore
from bekostiging.berekening.uitleg import Reeks, Stap, Waarde, make_stap
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import exact


@dataclass(frozen=True, slots=True)
class Prikkelgrond:
    """R, V and B of the contract in euros, n delivered clients and the weighted KPI score (None: no
    scores).
    """

    afspraak: Jaarafspraak
    realisatie: Decimal
    vergoeding: Decimal
    budget: Decimal | None
    clienten: int
    kpiscore: Fraction | None


class Prikkelrekenaar(Protocol):
    """An incentive: a step whose outcome is the amount it adds, or nothing when it is not agreed."""

    def __call__(self, grond: Prikkelgrond) -> Stap | None:
        """Give the step, also when the incentive is agreed but not granted (outcome zero, with the
        reason).
        """
        ...


def calculate_kpiscore(kpis: Iterable[Kpiscore]) -> tuple[Fraction | None, Stap]:
    """Weighted score: the sum of score x gewicht over the sum of gewicht; None without scores."""
    rijen = sorted(kpis, key=lambda rij: rij.kpi)
    gewicht = sum((exact(rij.gewicht) for rij in rijen), Fraction(0))
    if rijen and gewicht == 0:
        zin = "De gewichten van de KPI-scores zijn samen nul."
        raise NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin)
    score = sum((exact(rij.score) * exact(rij.gewicht) for rij in rijen), Fraction(0))
    gewogen = score / gewicht if rijen else None
    invoer = {
        "scores": Reeks(tuple((rij.kpi, rij.score) for rij in rijen), Eenheid.SCORE),
        "gewichten": Reeks(tuple((rij.kpi, rij.gewicht) for rij in rijen), Eenheid.AANTAL),
    }
    return gewogen, make_stap("kpiscore", invoer, Waarde(gewogen, Eenheid.SCORE))


def tekst(zin: str) -> Waarde:
    """A sentence for people; no amount follows from it."""
    return Waarde(zin, Eenheid.TEKST)


def begrens(bedrag: Fraction, maximum: Fraction | None) -> Fraction:
    """Clip to +/- maximum."""
    return bedrag if maximum is None else max(-maximum, min(maximum, bedrag))

"""The lines behind a step of a settlement, computed by the same pure functions as the settlement."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from django.db.models import QuerySet, Sum

from bekostiging.selectors.lijnen import (
    clientbedrag,
    plekken,
    populatie,
    resultaat,
    toegewezen,
    trajecten,
)
from bekostiging.selectors.lijnen.lijn import Groepstap, Lijn, StapBestaatNietError, get_stap
from bekostiging.selectors.lijnen.pxq import find_prestaties
from toegang.models import Prestatie

Lijnlezer = Callable[[Groepstap], list[Lijn]]

LIJNLEZERS: Mapping[str, Lijnlezer] = {
    "toegewezen_groep": toegewezen.find_lijnen,
    "clientbedrag_groep": clientbedrag.find_lijnen,
    "traject_groep": trajecten.find_lijnen,
    "plek_groep": plekken.find_lijnen,
    "resultaat_start": resultaat.find_starts,
    "resultaat_uitkomst": resultaat.find_uitkomsten,
    "populatie_bedrag": populatie.find_lijnen,
}
# The step counts days or clients, and computes the amount from their sum.
_TELT = {"plek_groep": "bezette_plekdagen", "populatie_bedrag": "geleverd"}


def find_lijnen(stap: Groepstap) -> list[Lijn]:
    """Return the lines of any kind of group but pxq; raises `StapBestaatNietError` for another step."""
    if stap.gegevens.code not in LIJNLEZERS:
        raise StapBestaatNietError(stap.gegevens.code)
    return LIJNLEZERS[stap.gegevens.code](stap)


def get_doel(stap: Groepstap) -> Fraction:
    """Return what the lines must add up to: the outcome of the step in euros, or its days or clients."""
    if stap.gegevens.code in _TELT:
        return stap.gegevens.getal(_TELT[stap.gegevens.code])
    uitkomst = stap.gegevens.opgeslagen
    if not isinstance(uitkomst, Fraction):
        raise StapBestaatNietError(stap.gegevens.code)
    return uitkomst


def is_in_euro(stap: Groepstap) -> bool:
    """Say whether the lines hold amounts, and not days or clients."""
    return stap.gegevens.code not in _TELT


def add_lijnen(lijnen: Sequence[Lijn] | QuerySet[Prestatie]) -> Decimal:
    """Return the sum of the lines; prestaties are added by the database."""
    if isinstance(lijnen, QuerySet):
        som: Decimal | None = lijnen.aggregate(som=Sum("bedrag"))["som"]
        return som or Decimal(0)
    return sum((lijn.uitkomst for lijn in lijnen), Decimal(0))


__all__ = [
    "Groepstap",
    "Lijn",
    "StapBestaatNietError",
    "add_lijnen",
    "find_lijnen",
    "find_prestaties",
    "get_doel",
    "get_stap",
    "is_in_euro",
]

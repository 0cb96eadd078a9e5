"""Sums that lead to nobody: what is about few people is only told together with what is about others.

A figure about one contract may be about one client. Leaving it out is not enough: the total minus the other
figures gives it back. So what is left out is a group that is by itself about enough people, or nothing is
told apart. Which number is enough no source at hand says; statistics of care commonly take ten.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

MINSTE_PERSONEN = 10

_K = TypeVar("_K", bound=Hashable)


@dataclass(frozen=True)
class Onherleidbaar(Generic[_K]):
    """What may be told of figures.

    Attributes:
        apart: the keys of figures that may stand by themselves.
        samen: the keys of figures of which only the sum may stand.
        heeft_totaal: whether the total may be told.
    """

    apart: frozenset[_K]
    samen: frozenset[_K]
    heeft_totaal: bool


def choose_onherleidbaar(
    personen: Mapping[_K, Collection[int] | None], minste: int = MINSTE_PERSONEN
) -> Onherleidbaar[_K]:
    """Choose which figures may stand apart, and which only together.

    Args:
        personen: who each figure is about; None when that is not known. A figure that is about nobody, such
            as a fixed amount, stands apart.
        minste: about so many people a figure is at least.
    """
    geteld = {sleutel: set(wie) for sleutel, wie in personen.items() if wie is not None}
    allen = set().union(*geteld.values())
    over_personen = [sleutel for sleutel in personen if sleutel not in geteld or geteld[sleutel]]
    if not over_personen:
        return Onherleidbaar(frozenset(personen), frozenset(), heeft_totaal=True)
    if len(allen) < minste:
        # Not even the total: it is the sum of the figures that are about few.
        zonder = frozenset(personen) - frozenset(over_personen)
        return Onherleidbaar(zonder, frozenset(over_personen), heeft_totaal=False)
    samen = {sleutel for sleutel in over_personen if len(geteld.get(sleutel, ())) < minste}
    rest = sorted((s for s in over_personen if s not in samen), key=lambda s: len(geteld[s]))
    # Of one figure alone the sum is that figure, and of few people it is told as little.
    while samen and rest and not _is_genoeg(samen, geteld, minste):
        samen.add(rest.pop(0))
    return Onherleidbaar(frozenset(personen) - samen, frozenset(samen), heeft_totaal=True)


def _is_genoeg(samen: Collection[_K], geteld: Mapping[_K, Collection[int]], minste: int) -> bool:
    wie = set().union(*(geteld.get(sleutel, ()) for sleutel in samen))
    return len(samen) > 1 and len(wie) >= minste

"""Which euros a sample by amount falls on: anybody draws the same again from the same start.

Each euro has the same chance, so a line has a chance in proportion to its amount, and a line larger than the
interval is always in it (monetary unit sampling, systematic selection; ISA 530, appendix 4). The start comes
from a text that is chosen beforehand and kept: nobody picks the lines.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from inkoop.kern.breuk import Fraction

__all__ = ["draw_punten", "find_geraakt"]

_T = TypeVar("_T")
_BITS = 256


def draw_punten(totaal: Decimal, aantal: int, zaad: str) -> list[Fraction]:
    """Return the places on the line from 0 to `totaal` on which the sample falls, in order.

    Args:
        totaal: the amounts together, in euros, without their signs.
        aantal: how many places, at least 1.
        zaad: the text from which the start follows.

    Raises:
        ValueError: for fewer places than one.
    """
    if aantal < 1:
        raise ValueError(f"een steekproef van {aantal} regels bestaat niet")
    if totaal <= 0:
        return []
    interval = Fraction(totaal) / aantal
    begin = Fraction(int(hashlib.sha256(zaad.encode()).hexdigest(), 16), 2**_BITS)
    return [interval * (begin + plaats) for plaats in range(aantal)]


def find_geraakt(
    delen: Iterable[tuple[_T, Decimal]], punten: Sequence[Fraction]
) -> Iterator[tuple[_T, Fraction]]:
    """Return for each place the part in which it lies, and how far within that, from 0 to 1.

    Args:
        delen: parts in a fixed order, with their amounts in euros; a part counts without its sign.
        punten: places in order; what lies beyond the last part is left out.
    """
    rest = iter(punten)
    punt = next(rest, None)
    tot_hier = Fraction(0)
    for deel, bedrag in delen:
        lengte = Fraction(abs(bedrag))
        while punt is not None and lengte and punt < tot_hier + lengte:
            yield deel, (punt - tot_hier) / lengte
            punt = next(rest, None)
        tot_hier += lengte

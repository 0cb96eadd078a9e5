"""Delivered care: the days on which an allocation was really delivered.

This is the one notion of delivered care; its twin in SQL is `toegang_geleverd`, proven equal.
Source: docs/berekening.md, Perioden en levering; iWmo/iJw (berichten 305 en 307).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from inkoop.kern.periode import Periode, periode_of_niets


@dataclass(frozen=True, slots=True)
class Zorglevering:
    """What an allocation delivers, ever.

    Attributes:
        dagen: the delivered days, as stretches in order; the last one may be open.
        start: the effective start: the first delivered day; None when nothing is delivered.
        stop: the effective stop: the last delivered day; None while it is open.
        gestopt: the effective stop when the last period that was reported has a stop, else None: the end of
            an
            allocation or contract alone closes no trajectory.
    """

    dagen: tuple[Periode, ...] = ()
    start: date | None = None
    stop: date | None = None
    gestopt: date | None = None

    def get_dagen(self, binnen: Periode) -> tuple[Periode, ...]:
        """Give the delivered days that lie in a period, as stretches in order."""
        return tuple(filter(None, (deel.overlap(binnen) for deel in self.dagen)))


def get_levering(
    perioden: Iterable[tuple[date | None, date | None]],
    ingangsdatum: date,
    einddatum: date | None,
    contracteinde: date | None,
    *,
    ingetrokken: bool = False,
) -> Zorglevering:
    """Give what an allocation delivers.

    Args:
        perioden: (start, stop) of each period of care that was reported, which do not overlap.
        ingangsdatum: first day of the allocation.
        einddatum: its last day; None while it is open.
        contracteinde: last day of its contract; None when there is none.
        ingetrokken: whether it was withdrawn: it then never was delivered.
    """
    gemeld = sorted(((start, stop) for start, stop in perioden if start), key=lambda periode: periode[0])
    if ingetrokken:
        return Zorglevering()
    dagen = tuple(
        filter(None, (_clip(*periode, ingangsdatum, einddatum, contracteinde) for periode in gemeld))
    )
    if not dagen:
        return Zorglevering()
    is_gestopt = gemeld[-1][1] is not None
    return Zorglevering(dagen, dagen[0].begin, dagen[-1].eind, dagen[-1].eind if is_gestopt else None)


def _clip(
    start: date, stop: date | None, ingangsdatum: date, einddatum: date | None, contracteinde: date | None
) -> Periode | None:
    einden = [dag for dag in (stop, einddatum, contracteinde) if dag is not None]
    return periode_of_niets(max(start, ingangsdatum), min(einden, default=None))

"""Periods of days, inclusive on both sides: 1 January up to and including 31 January is 31 days.

Source: docs/berekening.md, Perioden en levering.
"""

from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from inkoop.kern.fouten import OnjuisteWaardeError


def is_geldig_op(vanaf: date | None, tot: date | None, dag: date) -> bool:
    """Tell whether what holds from `vanaf` up to and including `tot` holds on `dag`; an empty end is open."""
    return (vanaf is None or vanaf <= dag) and (tot is None or dag <= tot)


@dataclass(frozen=True, slots=True)
class Periode:
    """Days from `begin` up to and including `eind`; an open period has no `eind`."""

    begin: date
    eind: date | None = None

    def __post_init__(self) -> None:
        if self.eind is not None and self.eind < self.begin:
            raise OnjuisteWaardeError("eind", self.eind, f"ligt voor het begin {self.begin}")

    @property
    def dagen(self) -> int:
        """Number of days; an open period has none to count."""
        if self.eind is None:
            raise OnjuisteWaardeError("eind", None, "een open periode heeft geen aantal dagen")
        return (self.eind - self.begin).days + 1

    def bevat(self, dag: date) -> bool:
        """Tell whether `dag` lies in the period."""
        return is_geldig_op(self.begin, self.eind, dag)

    def overlap(self, ander: "Periode") -> "Periode | None":
        """Give the days that both periods share, or nothing."""
        einden = [eind for eind in (self.eind, ander.eind) if eind is not None]
        return periode_of_niets(max(self.begin, ander.begin), min(einden, default=None))


@dataclass(frozen=True, slots=True)
class Maanddeel:
    """The part of one calendar month that lies in a period."""

    jaar: int
    maand: int
    dagen: int
    dagen_in_maand: int


def periode_of_niets(begin: date, eind: date | None) -> Periode | None:
    """Give the period, or nothing when it would end before it begins (a stop before the start)."""
    return None if eind is not None and eind < begin else Periode(begin, eind)


@cache
def jaarperiode(jaar: int) -> Periode:
    """Give the calendar year as a period."""
    return Periode(date(jaar, 1, 1), date(jaar, 12, 31))


def get_jaareinde(jaar: int) -> date:
    """Give the last day of a calendar year: a settlement reads the structure as it was on that day."""
    return date(jaar, 12, 31)


def binnen_jaar(begin: date, eind: date | None, jaar: int) -> Periode | None:
    """Give the days of [begin, eind or open] that lie in the year, or nothing."""
    periode = periode_of_niets(begin, eind)
    return periode.overlap(jaarperiode(jaar)) if periode else None


def dagen_van_jaar(jaar: int) -> int:
    """Give D, the number of days of the year: 365 or 366."""
    return 366 if isleap(jaar) else 365


def maanddelen(periode: Periode) -> Iterator[Maanddeel]:
    """Give, month by month, how many days of a closed period lie in it and how long the month is."""
    if periode.eind is None:
        raise OnjuisteWaardeError("eind", None, "een open periode heeft geen laatste maand")
    jaar, maand = periode.begin.year, periode.begin.month
    while (jaar, maand) <= (periode.eind.year, periode.eind.month):
        lengte = monthrange(jaar, maand)[1]
        eerste = max(periode.begin, date(jaar, maand, 1))
        laatste = min(periode.eind, date(jaar, maand, lengte))
        yield Maanddeel(jaar, maand, (laatste - eerste).days + 1, lengte)
        jaar, maand = (jaar, maand + 1) if maand < 12 else (jaar + 1, 1)


def get_geleverd(start: date | None, stop: date | None, binnen: Periode) -> tuple[Periode, ...]:
    """Give the delivered days of an allocation that lie in a period, as stretches in order; none without
    a start.

    This is the one notion of delivered care; its twin in SQL is `toegang_geleverd`, proven equal.
    """
    if start is None:
        return ()
    einden = [eind for eind in (stop, binnen.eind) if eind is not None]
    # A stop before the start leaves nothing either: it lies before the later of both begins.
    deel = periode_of_niets(max(start, binnen.begin), min(einden, default=None))
    return (deel,) if deel else ()


def is_geleverd(start: date | None, stop: date | None, jaar: int) -> bool:
    """Tell whether a client is delivered in the year: at least one delivered day lies in it."""
    return bool(get_geleverd(start, stop, jaarperiode(jaar)))

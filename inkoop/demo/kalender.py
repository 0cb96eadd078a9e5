"""The weeks and months of a year in which care is reported, made once for all lines."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

# Missed weeks by month, in promille: summer and Christmas holidays.
VERZUIM = (60, 50, 50, 70, 80, 60, 150, 180, 60, 60, 50, 120)


@dataclass(frozen=True, slots=True)
class Vak:
    """A reporting period within one year, with the month (1-12) in which it begins."""

    begin: date
    eind: date
    maand: int


@cache
def get_weken(jaar: int) -> tuple[Vak, ...]:
    """Give the weeks from Monday to Sunday; the first and last are cut off at the year's ends."""
    vakken, dag, laatste = [], date(jaar, 1, 1), date(jaar, 12, 31)
    while dag <= laatste:
        eind = min(dag + timedelta(days=6 - dag.weekday()), laatste)
        vakken.append(Vak(dag, eind, dag.month))
        dag = eind + timedelta(days=1)
    return tuple(vakken)


@cache
def get_maanden(jaar: int) -> tuple[Vak, ...]:
    """Give the twelve months."""
    return tuple(
        Vak(date(jaar, maand, 1), date(jaar, maand, monthrange(jaar, maand)[1]), maand)
        for maand in range(1, 13)
    )


def get_verzuim(vak: Vak) -> int:
    """Give how often care is missed in a period, in promille."""
    return VERZUIM[vak.maand - 1]

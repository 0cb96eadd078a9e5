"""How long something is kept: from a day that counts, a number of months, by the calendar.

Source: AVG artikel 5 lid 1 onder e (no longer than needed); the terms themselves are data.
"""

from calendar import monthrange
from datetime import date, timedelta

from inkoop.kern.codes import Code


class Termijntelling(Code):
    """From when a term counts."""

    DAG = "dag", "vanaf die dag"
    JAAREINDE = "jaareinde", "vanaf het einde van dat jaar"


def add_maanden(dag: date, maanden: int) -> date:
    """Give the day so many months later; where that month is shorter, its last day."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def get_laatste_dag(dag: date, maanden: int, telling: Termijntelling) -> date:
    """Give the last day on which what counts from `dag` is kept."""
    begin = date(dag.year, 12, 31) if telling == Termijntelling.JAAREINDE else dag
    return add_maanden(begin, maanden)


def get_grens(peildatum: date, maanden: int, telling: Termijntelling) -> date:
    """Give the first day of which the term has not passed on `peildatum`; before it lies what is past it."""
    grens = add_maanden(peildatum, -maanden)
    if grens.day < peildatum.day:
        # The last day of a shorter month counts to a day before `peildatum`, so it is past its term as well.
        grens += timedelta(days=1)
    return date(grens.year, 1, 1) if telling == Termijntelling.JAAREINDE else grens


def describe_maanden(maanden: int) -> str:
    """Return how long, in words: "20 jaar", "18 maanden"."""
    jaren, rest = divmod(maanden, 12)
    if rest:
        return f"{maanden} maanden" if maanden > 1 else "1 maand"
    return f"{jaren} jaar"

"""Terms by the calendar: what is past its term, and what is not yet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.bewaren import Termijntelling, add_maanden, get_grens, get_laatste_dag

DAGEN = st.dates(date(1980, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("dag", "maanden", "verwacht"),
    [
        (date(2004, 1, 31), 1, date(2004, 2, 29)),
        (date(2004, 2, 29), 12, date(2005, 2, 28)),
        (date(2026, 11, 27), -240, date(2006, 11, 27)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
def test_a_month_that_is_shorter_gives_its_last_day(dag: date, maanden: int, verwacht: date) -> None:
    assert add_maanden(dag, maanden) == verwacht


@pytest.mark.parametrize(
    ("telling", "verwacht"),
    [(Termijntelling.DAG, date(2006, 11, 27)), (Termijntelling.JAAREINDE, date(2006, 1, 1))],
)
def test_twenty_years_before_a_day(telling: Termijntelling, verwacht: date) -> None:
    assert get_grens(date(2026, 11, 27), 240, telling) == verwacht


@given(DAGEN, st.integers(1, 600), st.sampled_from(list(Termijntelling)), st.integers(-3, 400))
def test_what_lies_before_the_limit_is_past_its_term_and_nothing_else(
    peildatum: date, maanden: int, telling: Termijntelling, afstand: int
) -> None:
    grens = get_grens(peildatum, maanden, telling)
    dag = grens + timedelta(days=afstand - 200)
    assert (dag < grens) == (get_laatste_dag(dag, maanden, telling) < peildatum)

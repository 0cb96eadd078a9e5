"""The one rounding function in SQL is equal to the one in Python, on any input."""

from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkoop.kern.breuk import Fraction
from inkoop.kern.geld import rond_af

pytestmark = pytest.mark.django_db

bedragen = st.decimals(min_value=-(10**9), max_value=10**9, places=6, allow_nan=False)
tellers = st.decimals(min_value=-(10**9), max_value=10**9, places=5, allow_nan=False)
noemers = st.integers(min_value=1, max_value=400_000)
# Quotients that lie exactly on half a cent, or a hair beside it: where an inexact division goes wrong.
randen = st.builds(
    lambda centen, noemer, haar: (Decimal(2 * centen + 1) * noemer / 200 + haar, noemer),
    st.integers(min_value=-(10**6), max_value=10**6),
    st.sampled_from([2, 4, 7, 28, 365, 366, 377_580]),
    st.sampled_from([Decimal(0), Decimal("0.00000001"), Decimal("-0.00000001")]),
)
zuinig = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def round_in_sql(*argumenten: Decimal | int) -> Decimal:
    with connection.cursor() as cursor:
        plaatsen = ", ".join(["%s::numeric"] * len(argumenten))
        cursor.execute(f"SELECT inkoop_rond_af({plaatsen})", list(argumenten))
        (uitkomst,) = cursor.fetchone()
    assert isinstance(uitkomst, Decimal)
    return uitkomst


@pytest.mark.parametrize(
    ("bedrag", "afgerond"),
    [
        ("347.025", "347.03"),
        ("-347.025", "-347.03"),
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("0.0049", "0.00"),
    ],
)
def test_half_a_cent_goes_away_from_zero(bedrag: str, afgerond: str) -> None:
    assert str(round_in_sql(Decimal(bedrag))) == str(rond_af(Decimal(bedrag))) == afgerond


@zuinig
@given(bedrag=bedragen)
def test_sql_rounds_an_amount_as_python_does(bedrag: Decimal) -> None:
    assert round_in_sql(bedrag) == rond_af(bedrag)


@zuinig
@given(teller=tellers, noemer=noemers)
def test_sql_rounds_a_quotient_as_python_does(teller: Decimal, noemer: int) -> None:
    assert round_in_sql(teller, noemer) == rond_af(Fraction(teller) / noemer)


@zuinig
@given(rand=randen)
def test_sql_rounds_a_quotient_near_half_a_cent_as_python_does(rand: tuple[Decimal, int]) -> None:
    teller, noemer = rand
    assert round_in_sql(teller, noemer) == rond_af(Fraction(teller) / noemer)

"""Units that convert: minutes and hours, exactly; equal to its twin in SQL."""

from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkoop.kern.breuk import Fraction
from inkoop.kern.eenheden import get_factor, get_grondeenheid

EENHEDEN = ["minuut", "uur", "dag", "etmaal", "Uur", ""]


@pytest.mark.parametrize(
    ("van", "naar", "factor"),
    [
        ("uur", "uur", Fraction(1)),
        ("dagdeel", "dagdeel", Fraction(1)),
        ("uur", "minuut", Fraction(60)),
        ("minuut", "uur", Fraction(1, 60)),
        ("dag", "uur", None),
        ("Uur", "uur", None),
    ],
)
def test_only_minutes_and_hours_convert(van: str, naar: str, factor: Fraction | None) -> None:
    assert get_factor(van, naar) == factor


@pytest.mark.parametrize("eenheid", EENHEDEN)
def test_what_converts_adds_up_in_one_unit(eenheid: str) -> None:
    for ander in EENHEDEN:
        assert (get_factor(eenheid, ander) is None) == (get_grondeenheid(eenheid) != get_grondeenheid(ander))


@pytest.mark.django_db
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(van=st.sampled_from(EENHEDEN), naar=st.sampled_from(EENHEDEN), volume=st.decimals(0, 10**6, places=3))
def test_the_function_in_sql_gives_the_same_factor(van: str, naar: str, volume: Decimal) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s * teller, noemer FROM inkoop_eenheidsfactor(%s, %s)", [volume, van, naar])
        ((teller, noemer),) = cursor.fetchall()
    factor = get_factor(van, naar)
    assert (None if noemer is None else Fraction(teller) / Fraction(noemer)) == (
        None if factor is None else Fraction(volume) * factor
    )

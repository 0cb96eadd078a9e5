"""What delivered care is: one SQL function for every statement, equal to its pure twin."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracten.models import AanbiederToegang
from inkoop.kern.periode import Periode, get_geleverd
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.stapel.plekken import PROJECT
from tests.fabrieken import ToewijzingFactory, make_gebruiker
from toegang.models import Toewijzing

pytestmark = pytest.mark.django_db

BEGIN = date(2024, 2, 27)
dagen = st.integers(-3, 12).map(lambda n: BEGIN + timedelta(days=n))


@pytest.fixture
def zorg() -> Iterator[Toewijzing]:
    with met_systeemzicht():
        yield ToewijzingFactory.create()


def read_geleverd(van: date, tot: date | None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT start, stop, dagen FROM toegang_geleverd(%s::date, %s::date)", [van, tot])
        return list(cursor.fetchall())


def read_perioden(dagen: Any) -> tuple[Periode, ...]:
    """A range of the database ends before its upper bound."""
    return tuple(Periode(deel.lower, deel.upper - timedelta(days=1)) for deel in dagen)


@st.composite
def draw_zorg(draw: st.DrawFn) -> tuple[date | None, date | None]:
    """A start and a stop that the database accepts: no stop before the start."""
    start, stop = draw(st.none() | dagen), draw(st.none() | dagen)
    return start, stop if start is None or stop is None else max(start, stop)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(rij=draw_zorg(), een=dagen, twee=dagen)
def test_the_function_equals_its_pure_twin(
    zorg: Toewijzing, rij: tuple[date | None, date | None], een: date, twee: date
) -> None:
    (start, stop), binnen = rij, Periode(min(een, twee), max(een, twee))
    verwacht = get_geleverd(start, stop, binnen)
    with transaction.atomic():
        Toewijzing.objects.filter(pk=zorg.pk).update(start=start, stop=stop)
        gevonden = read_geleverd(binnen.begin, binnen.eind)
        transaction.set_rollback(True)
    assert [(rij[0], rij[1], read_perioden(rij[2])) for rij in gevonden] == (
        [(start, stop, verwacht)] if verwacht else []
    )


@pytest.mark.parametrize(("start", "geleverd"), [(BEGIN, True), (None, False)])
def test_care_at_any_time_needs_a_start(zorg: Toewijzing, start: date | None, geleverd: bool) -> None:
    Toewijzing.objects.filter(pk=zorg.pk).update(start=start, stop=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT start FROM toegang_geleverd('-infinity', 'infinity')")
        assert cursor.fetchall() == ([(start,)] if geleverd else [])


def test_the_planner_puts_the_table_in_place_of_the_call(zorg: Toewijzing) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN SELECT client_id FROM toegang_geleverd('2024-01-01', '2024-12-31') WHERE contract_id = 1"
        )
        plan = "\n".join(regel for (regel,) in cursor.fetchall())
    assert "toegang_toewijzing" in plan
    assert "Function Scan" not in plan


def test_who_may_not_see_the_contract_sees_no_care(zorg: Toewijzing) -> None:
    eigen, ander = (make_gebruiker(naam, Rol.AANBIEDER) for naam in ("alfa", "beta"))
    AanbiederToegang.objects.create(gebruiker=eigen, aanbieder=zorg.contract.aanbieder)
    Toewijzing.objects.filter(pk=zorg.pk).update(start=BEGIN, stop=None)
    with met_zicht_van(eigen):
        assert len(read_geleverd(BEGIN, BEGIN)) == 1
    with met_zicht_van(ander):
        assert read_geleverd(BEGIN, BEGIN) == []


# What a statement or a filter would say that decides for itself what delivered care is.
ZELF_BESLIST = re.compile(
    r"\b(start|stop) IS (NOT )?NULL|\b(start|stop)__(isnull|lte?|gte?|range)\b|\b\w\.stop\s*(<|>|BETWEEN)"
)
# The constraint that a stop does not lie before the start.
OOK_HIER = {"toegang/models/toewijzing.py"}


def test_no_statement_says_again_what_delivered_care_is() -> None:
    gevonden = {
        str(pad.relative_to(PROJECT))
        for app in ("toegang", "bekostiging", "inkoop")
        for pad in (PROJECT / app).rglob("*.py")
        if "migrations" not in pad.parts and ZELF_BESLIST.search(pad.read_text("utf-8"))
    }
    assert gevonden == OOK_HIER

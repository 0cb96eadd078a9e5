"""What delivered care is: one SQL function for every statement, equal to its pure twin."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracten.models import AanbiederToegang, Contract
from inkoop.kern.levering import get_levering
from inkoop.kern.periode import Periode
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.stapel.plekken import PROJECT
from tests.fabrieken import ToewijzingFactory, make_gebruiker
from toegang.models import Toewijzing

pytestmark = pytest.mark.django_db

BEGIN = date(2024, 2, 27)
Gemeld = tuple[date | None, date | None]
dagen = st.integers(-3, 12).map(lambda n: BEGIN + timedelta(days=n))


@pytest.fixture
def zorg() -> Iterator[Toewijzing]:
    with met_systeemzicht():
        yield ToewijzingFactory.create()


def read_geleverd(van: date, tot: date | None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT start, stop, gestopt, dagen FROM toegang_geleverd(%s::date, %s::date)", [van, tot]
        )
        return [
            (start, stop, gestopt, read_perioden(dagen)) for start, stop, gestopt, dagen in cursor.fetchall()
        ]


def read_perioden(dagen: Any) -> tuple[Periode, ...]:
    """A range of the database ends before its upper bound."""
    return tuple(Periode(deel.lower, deel.upper - timedelta(days=1)) for deel in dagen)


def report(zorg: Toewijzing, perioden: Sequence[Gemeld], **velden: Any) -> None:
    """Give an allocation these periods of care and no other."""
    Toewijzing.objects.filter(pk=zorg.pk).update(**velden)
    zorg.perioden.all().delete()
    for start, stop in perioden:
        zorg.perioden.create(start=start, stop=stop)


@st.composite
def draw_perioden(draw: st.DrawFn) -> list[Gemeld]:
    """Periods that the database accepts: not overlapping, the last one perhaps open; or only a stop."""
    if draw(st.integers(0, 9)) == 0:
        return [(None, BEGIN)]
    grenzen = draw(st.lists(dagen, unique=True, max_size=6).map(sorted))
    perioden: list[Gemeld] = list(zip(grenzen[::2], grenzen[1::2], strict=False))
    return [*perioden, (grenzen[-1], None)] if len(grenzen) % 2 else perioden


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    perioden=draw_perioden(),
    een=dagen,
    twee=dagen,
    ingang=dagen,
    duur=st.none() | st.integers(0, 9),
    contracteinde=st.none() | dagen,
    ingetrokken=st.integers(0, 9).map(lambda n: n == 0),
)
def test_the_function_equals_its_pure_twin(
    zorg: Toewijzing,
    perioden: list[Gemeld],
    een: date,
    twee: date,
    ingang: date,
    duur: int | None,
    contracteinde: date | None,
    ingetrokken: bool,
) -> None:
    binnen = Periode(min(een, twee), max(een, twee))
    einddatum = None if duur is None else ingang + timedelta(days=duur)
    levering = get_levering(perioden, ingang, einddatum, contracteinde, ingetrokken=ingetrokken)
    verwacht = _join(levering.get_dagen(binnen))
    with transaction.atomic():
        Contract.objects.update(ingangsdatum=BEGIN - timedelta(days=9), einddatum=contracteinde)
        report(zorg, perioden, ingangsdatum=ingang, einddatum=einddatum, ingetrokken=ingetrokken)
        gevonden = read_geleverd(binnen.begin, binnen.eind)
        transaction.set_rollback(True)
    assert gevonden == ([(levering.start, levering.stop, levering.gestopt, verwacht)] if verwacht else [])


def _join(delen: Sequence[Periode]) -> tuple[Periode, ...]:
    """Join stretches that follow each other, as a range of the database does."""
    samen: list[Periode] = []
    for deel in delen:
        if samen and samen[-1].eind == deel.begin - timedelta(days=1):
            samen[-1] = Periode(samen[-1].begin, deel.eind)
        else:
            samen.append(deel)
    return tuple(samen)


@pytest.mark.parametrize(("start", "geleverd"), [(BEGIN, True), (None, False)])
def test_care_at_any_time_needs_a_start(zorg: Toewijzing, start: date | None, geleverd: bool) -> None:
    report(zorg, [(start, None)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT start FROM toegang_geleverd('-infinity', 'infinity')")
        assert cursor.fetchall() == ([(start,)] if geleverd else [])


@pytest.mark.parametrize("begin", [BEGIN, BEGIN + timedelta(days=3)])
def test_the_database_refuses_periods_that_overlap(zorg: Toewijzing, begin: date) -> None:
    report(zorg, [(BEGIN, BEGIN + timedelta(days=3))])
    with pytest.raises(IntegrityError), transaction.atomic():
        zorg.perioden.create(start=begin)


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
    report(zorg, [(BEGIN, None)])
    with met_zicht_van(eigen):
        assert len(read_geleverd(BEGIN, BEGIN)) == 1
    with met_zicht_van(ander):
        assert read_geleverd(BEGIN, BEGIN) == []


# What a statement or a filter would say that decides for itself what delivered care is.
ZELF_BESLIST = re.compile(
    r"\b(start|stop) IS (NOT )?NULL|\b(start|stop)__(isnull|lte?|gte?|range)\b|\b\w\.stop\s*(<|>|BETWEEN)"
)
# The constraint that a stop does not lie before the start.
# And whether a file of a client is still open, which asks nothing about what counts.
OOK_HIER = {"toegang/models/toewijzing.py", "toegang/selectors/bewaren.py"}


def test_no_statement_says_again_what_delivered_care_is() -> None:
    gevonden = {
        str(pad.relative_to(PROJECT))
        for app in ("toegang", "bekostiging", "inkoop")
        for pad in (PROJECT / app).rglob("*.py")
        if "migrations" not in pad.parts and ZELF_BESLIST.search(pad.read_text("utf-8"))
    }
    assert gevonden == OOK_HIER

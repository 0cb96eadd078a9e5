"""The tariff that is valid on a day: one SQL function for every statement, and nobody writes it again."""

import os
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracten.models import AanbiederToegang, Tarief
from inkoop.kern.periode import Periode
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.stapel.plekken import PROJECT
from inkoop.stapel.rollen import connect, with_database
from tests.databank import Databank
from tests.fabrieken import ContractFactory, ProductFactory, TariefFactory, make_gebruiker

pytestmark = pytest.mark.django_db

BEGIN = date(2022, 1, 1)
VRAAG = "SELECT id, bedrag, eenheid FROM contracten_geldig_tarief(%s, %s, %s)"
# Days on and beside the edges of periods of a few days.
dagen = st.integers(-2, 24).map(lambda n: BEGIN + timedelta(days=n))


@pytest.fixture
def tarief() -> Iterator[Tarief]:
    with met_systeemzicht():
        yield TariefFactory.create(vanaf=date(2022, 1, 1), tot=date(2022, 6, 30))


def read_tarief(contract: int, product: int, dag: date) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(VRAAG, [contract, product, dag])
        return list(cursor.fetchall())


@pytest.mark.parametrize(
    ("dag", "geldt"),
    [("2021-12-31", False), ("2022-01-01", True), ("2022-06-30", True), ("2022-07-01", False)],
)
def test_both_days_of_the_period_belong_to_it(tarief: Tarief, dag: str, geldt: bool) -> None:
    gevonden = read_tarief(tarief.contract_id, tarief.product_id, date.fromisoformat(dag))
    assert gevonden == ([(tarief.pk, tarief.bedrag, "uur")] if geldt else [])


def test_another_product_and_another_contract_have_no_tariff(tarief: Tarief) -> None:
    product, contract = ProductFactory.create(segment=tarief.product.segment), ContractFactory.create()
    assert read_tarief(tarief.contract_id, product.pk, tarief.vanaf) == []
    assert read_tarief(contract.pk, tarief.product_id, tarief.vanaf) == []


@st.composite
def draw_perioden(draw: st.DrawFn) -> list[Periode]:
    """Periods in order that do not overlap, with and without gaps; the last may be open."""
    perioden: list[Periode] = []
    dag = BEGIN
    for _ in range(draw(st.integers(0, 4))):
        begin = dag + timedelta(days=draw(st.integers(0, 2)))
        eind = begin + timedelta(days=draw(st.integers(0, 4)))
        perioden.append(Periode(begin, eind))
        dag = eind + timedelta(days=1)
    if draw(st.booleans()) and perioden:
        perioden[-1] = Periode(perioden[-1].begin)
    return perioden


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(perioden=draw_perioden(), gevraagd=st.lists(dagen, min_size=1, max_size=6))
def test_the_function_finds_the_period_that_holds_the_day(
    tarief: Tarief, perioden: list[Periode], gevraagd: list[date]
) -> None:
    contract, product = tarief.contract, ProductFactory.create(segment=tarief.product.segment)
    with transaction.atomic():
        for plaats, periode in enumerate(perioden):
            contract.tarieven.create(
                product=product, bedrag=plaats, eenheid="uur", vanaf=periode.begin, tot=periode.eind
            )
        gevonden = [[rij[1] for rij in read_tarief(contract.pk, product.pk, dag)] for dag in gevraagd]
        transaction.set_rollback(True)
    assert gevonden == [
        [plaats for plaats, periode in enumerate(perioden) if periode.bevat(dag)] for dag in gevraagd
    ]


def test_the_planner_puts_the_table_in_place_of_the_call(tarief: Tarief) -> None:
    """A call per line would make reading a million lines many times slower."""
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN SELECT a.bedrag FROM toegang_prestatie p "
            "JOIN toegang_toewijzing t ON t.id = p.toewijzing_id "
            "LEFT JOIN LATERAL contracten_geldig_tarief(p.contract_id, t.product_id, p.begindatum) a ON true"
        )
        plan = "\n".join(regel for (regel,) in cursor.fetchall())
    assert "contracten_tarief" in plan
    assert "Function Scan" not in plan


def test_who_may_not_see_the_contract_finds_no_tariff(tarief: Tarief) -> None:
    eigen, ander = (make_gebruiker(naam, Rol.AANBIEDER) for naam in ("alfa", "beta"))
    AanbiederToegang.objects.create(gebruiker=eigen, aanbieder=tarief.contract.aanbieder)
    vraag = (tarief.contract_id, tarief.product_id, tarief.vanaf)
    with met_zicht_van(eigen):
        assert read_tarief(*vraag) == [(tarief.pk, tarief.bedrag, "uur")]
    with met_zicht_van(ander):
        assert read_tarief(*vraag) == []


def test_the_reading_role_may_use_it(databank: Databank) -> None:
    with connect(with_database(os.environ["DATABASE_URL_LEZER"], databank.naam)) as lezer:
        assert isinstance(lezer, psycopg.Connection)
        assert lezer.execute(VRAAG.encode(), [1, 1, BEGIN]).fetchall() == []


# What is asked of the tariffs of all days; which of them is valid on a day, these leave to the function.
OOK_ZONDER_DAG = {
    # On which days a tariff begins or has ended: between two of them one is valid on all days.
    "bekostiging/selectors/modellen/toegewezen.py",
    # Which units occur at all.
    "toegang/controle/oordeel.py",
}


def test_no_statement_says_again_when_a_tariff_is_valid() -> None:
    gevonden = {
        str(pad.relative_to(PROJECT))
        for app in ("toegang", "bekostiging", "inkoop")
        for pad in Path(PROJECT / app).rglob("*.py")
        if "migrations" not in pad.parts and re.search(r"\bcontracten_tarief\b", pad.read_text("utf-8"))
    }
    assert gevonden == OOK_ZONDER_DAG

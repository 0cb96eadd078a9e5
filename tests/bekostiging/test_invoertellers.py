"""Every change of what a settlement reads is counted, with its contract or with the region."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from bekostiging.selectors import read_regioinvoer
from bekostiging.selectors.invoertellers import read_invoertellers
from bekostiging.selectors.modellen import LIJNQUERIES
from bekostiging.services import make_afrekening, regelstand
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Regio
from tests.bekostiging.berekening.gevallen import LEESBAAR
from tests.bekostiging.hulp import store_geval

pytestmark = pytest.mark.django_db

_MIGRATIE = import_module("bekostiging.migrations.0012_invoerteller")
GETELD = {**_MIGRATIE.VAN_CONTRACT, **_MIGRATIE.VAN_REGIO}
# Read as well: what `toegang_somstand` counts, and that itself.
ANDERS_GETELD = {"toegang_prestatie", "toegang_somstand"}
EEN_JAAR = list({geval[0]: geval for geval in LEESBAAR}.values())
# The newest row of a table; what is done to it is nothing, and that is a change as well.
RAAK = "UPDATE {tabel} SET id = id WHERE id = (SELECT max(id) FROM {tabel})"


def find_relaties(plan: Any) -> Iterator[str]:
    """Yield the tables that a plan reads."""
    if isinstance(plan, dict):
        if "Relation Name" in plan:
            yield plan["Relation Name"]
        plan = list(plan.values())
    if isinstance(plan, list):
        for deel_van_plan in plan:
            yield from find_relaties(deel_van_plan)


def read_met_plannen(regio: Regio, jaar: int) -> set[str]:
    """Read the input of a settlement, and give the tables that its statements read."""
    opdrachten: list[tuple[str, Any]] = []

    def save(execute: Callable[..., Any], sql: str, waarden: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("SELECT", "WITH")):
            opdrachten.append((sql, waarden))
        return execute(sql, waarden, many, context)

    with met_systeemzicht():
        with connection.execute_wrapper(save):
            for uit_regels in (False, True):
                read_regioinvoer(regio, jaar, uit_regels=uit_regels)
        tabellen = set()
        with connection.cursor() as cursor:
            for sql, waarden in opdrachten:
                cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", waarden)
                (plan,) = cursor.fetchone()
                tabellen |= set(find_relaties(json.loads(plan) if isinstance(plan, str) else plan))
    return tabellen


def read_regelplannen(regio: Regio, jaar: int) -> dict[str, set[str]]:
    """Give per kind of lines the tables that the statement reads which keeps them."""
    afrekening = make_afrekening(regio, jaar, None)
    with met_systeemzicht(), connection.cursor() as cursor:
        opdracht = regelstand.make_regelopdracht(afrekening, afrekening.contractafrekeningen.all())
        tabellen: dict[str, set[str]] = {}
        for query in LIJNQUERIES:
            waarden = opdracht.get_waarden(query.modellen)
            if waarden["contracten"]:
                cursor.execute(f"EXPLAIN (FORMAT JSON) {query.write_te_bewaren()}", waarden)
                (plan,) = cursor.fetchone()
                relaties = find_relaties(json.loads(plan) if isinstance(plan, str) else plan)
                tabellen[query.veld] = set(relaties)
    return tabellen


def test_everything_that_a_settlement_reads_is_counted() -> None:
    """A statement that reads another table fails here until its changes are counted too."""
    gelezen: set[str] = set()
    for geval in EEN_JAAR:
        regio, jaar = store_geval(geval)
        gelezen |= read_met_plannen(regio, jaar)
    assert gelezen - ANDERS_GETELD == set(GETELD)


def test_lines_that_are_copied_come_from_tables_that_are_counted() -> None:
    """Names are not: what holds one is read again."""
    gelezen: dict[str, set[str]] = defaultdict(set)
    for geval in EEN_JAAR:
        for veld, tabellen in read_regelplannen(*store_geval(geval)).items():
            gelezen[veld] |= tabellen
    assert gelezen.keys() == {query.veld for query in LIJNQUERIES}
    for query in LIJNQUERIES:
        ongeteld = gelezen[query.veld] - GETELD.keys() - ANDERS_GETELD
        assert bool(ongeteld) == query.met_namen, (query.veld, ongeteld)


@pytest.mark.parametrize("tabel", sorted(GETELD))
def test_every_way_of_change_of_a_table_is_counted(tabel: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgtype & 28 FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE t.tgrelid = %s::regclass AND p.proname = 'bekostiging_tel_invoer' AND t.tgenabled = 'O'",
            [tabel],
        )
        # The bits of INSERT, DELETE and UPDATE.
        assert sorted(soort for (soort,) in cursor.fetchall()) == [4, 8, 16]


def test_a_change_of_any_table_is_counted_with_its_contract_or_region() -> None:
    tellingen: dict[str, tuple[int, int]] = {}
    for geval in EEN_JAAR:
        regio, jaar = store_geval(geval)
        for tabel in GETELD.keys() - tellingen.keys():
            with met_systeemzicht(), connection.cursor() as cursor:
                voor = read_invoertellers(regio, jaar)
                cursor.execute(RAAK.format(tabel=tabel))
                na = read_invoertellers(regio, jaar)
            anders = sum(voor.contracten[nummer] != na.contracten[nummer] for nummer in na.contracten)
            if (na.regio - voor.regio, anders) != (0, 0):
                tellingen[tabel] = (na.regio - voor.regio, anders)
        if tellingen.keys() == GETELD.keys():
            break
    assert tellingen == {tabel: (0, 1) if tabel in _MIGRATIE.VAN_CONTRACT else (1, 0) for tabel in GETELD}

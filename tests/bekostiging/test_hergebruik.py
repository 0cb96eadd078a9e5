"""What was computed before is kept where nothing changed, and a run that keeps equals one that does not."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekostiging.models import Afrekening
from bekostiging.selectors import read_regioinvoer
from bekostiging.selectors.invoertellers import read_invoertellers
from bekostiging.services import hergebruik, make_afrekening, read_stand, stel_vast
from contracten.models import Aanbieder, Contract, Jaarafspraak, KpiScore, Tarief
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from segmenten.models import Inwoners, Regio
from tests.bekostiging.berekening.bundel import read_bundel
from tests.bekostiging.berekening.test_voorbeelden import LEESBAAR, get_naam
from tests.bekostiging.hulp import make_contractmanager, share, store_voorbeeld
from tests.bekostiging.opslag import store_bundel
from tests.bekostiging.test_correctie import WIJZIGINGEN as EERDERE_WIJZIGINGEN
from tests.bekostiging.test_regelstand import change_everything
from toegang.models import Toewijzing, Zorgperiode

Geval = tuple[Path, Path]

pytestmark = pytest.mark.django_db

_MIGRATIE = import_module("bekostiging.migrations.0012_invoerteller")
GETELD = {**_MIGRATIE.VAN_CONTRACT, **_MIGRATIE.VAN_REGIO}
# Read as well: what `toegang_somstand` counts, and that itself.
ANDERS_GETELD = {"toegang_prestatie", "toegang_somstand"}
EEN_JAAR = list({geval[0]: geval for geval in LEESBAAR}.values())
# The newest row of a table; what is done to it is nothing, and that is a change as well.
RAAK = "UPDATE {tabel} SET id = id WHERE id = (SELECT max(id) FROM {tabel})"

CONTRACTEN = """
SELECT to_jsonb(k.nummer) AS nummer, (to_jsonb(c) - '{id,afrekening_id}'::text[])::text, c.uitleg::text
FROM bekostiging_contractafrekening c JOIN contracten_contract k ON k.id = c.contract_id
WHERE c.afrekening_id = %(sleutel)s ORDER BY k.nummer
"""
DELEN = """
SELECT c.contract_id, (to_jsonb(g) - '{id,contractafrekening_id}'::text[])::text
FROM bekostiging_gemeenteafrekening g
JOIN bekostiging_contractafrekening c ON c.id = g.contractafrekening_id
WHERE c.afrekening_id = %(sleutel)s ORDER BY c.contract_id, g.gemeente_id
"""
GEPARKEERD = """
SELECT (to_jsonb(p) - '{id,afrekening_id}'::text[])::text FROM bekostiging_geparkeerdcontract p
WHERE p.afrekening_id = %(sleutel)s ORDER BY p.contract_id
"""
KOP = """
SELECT (to_jsonb(a) - '{id,versie,vorige_id,gemaakt_op}'::text[])::text, i.delen::text, i.levering,
    i.kenmerken::text
FROM bekostiging_afrekening a JOIN bekostiging_invoerstand i ON i.afrekening_id = a.id
WHERE a.id = %(sleutel)s
"""


def read_versie(afrekening: Afrekening) -> list[list[Any]]:
    """Give all that is stored of a version, to the byte, but for what says which version it is."""
    with met_systeemzicht(), connection.cursor() as cursor:
        delen = []
        for opdracht in (KOP, CONTRACTEN, DELEN, GEPARKEERD):
            cursor.execute(opdracht, {"sleutel": afrekening.pk})
            delen.append(cursor.fetchall())
    return delen


def count_gehouden(afrekening: Afrekening) -> int:
    """Tell of how many contracts a version kept what was computed before."""
    _, sleutel = afrekening.get_onderwerp()
    regel = Logregel.objects.get(handeling="afrekening_gemaakt", onderwerp_sleutel=sleutel)
    return int(regel.verschil["ongewijzigd"])


def count_contracten(afrekening: Afrekening) -> int:
    """Tell how many contracts a version has."""
    with met_systeemzicht():
        return afrekening.contractafrekeningen.count()


def store(geval: Geval) -> tuple[Regio, int]:
    """Store a worked example; give its region and the year that it settles."""
    map_, verwacht = geval
    with met_systeemzicht():
        return store_bundel(read_bundel(map_)), int(verwacht.stem[-4:])


def raise_inwoners() -> None:
    Inwoners.objects.filter(pk=Inwoners.objects.earliest("pk").pk).update(aantal=F("aantal") + 1000)


def rename_aanbieder() -> None:
    een = Aanbieder.objects.earliest("pk")
    Aanbieder.objects.filter(pk=een.pk).update(code=f"{een.code[:20]}x")


def end_contract() -> None:
    Contract.objects.filter(nummer="C3").update(einddatum=date(2022, 9, 30))


def withdraw() -> None:
    een = Toewijzing.objects.filter(contract__nummer="C1").earliest("pk")
    Toewijzing.objects.filter(pk=een.pk).update(ingetrokken=not een.ingetrokken)


def stop_zorg() -> None:
    een = Zorgperiode.objects.filter(toewijzing__contract__nummer="C2", stop=None).first()
    if een is not None:
        een.stop = een.start + timedelta(days=40) if een.start else None
        een.save()


def score_kpi() -> None:
    contract = Contract.objects.get(nummer="C2")
    KpiScore.objects.update_or_create(
        contract=contract, jaar=2022, kpi="proef", defaults={"score": Decimal("0.5"), "gewicht": 1}
    )


def return_tarief() -> None:
    """Up and down again: counted twice, and the input is what it was."""
    for verschil in (1, -1):
        Tarief.objects.filter(contract__nummer="C4").update(bedrag=F("bedrag") + verschil)


def do_nothing() -> None:
    """Settle once more."""


WIJZIGINGEN: Mapping[str, Callable[[], None]] = {
    **EERDERE_WIJZIGINGEN,
    **{
        wijzig.__name__: wijzig
        for wijzig in (
            raise_inwoners,
            rename_aanbieder,
            end_contract,
            withdraw,
            stop_zorg,
            score_kpi,
            return_tarief,
            do_nothing,
        )
    },
}
stappen = st.one_of(st.just("stel_vast"), st.sampled_from(sorted(WIJZIGINGEN)))
rondes = st.lists(st.lists(stappen, max_size=3), min_size=1, max_size=3)


def take_stap(naam: str, afrekening: Afrekening, vaststeller: Gebruiker) -> None:
    """Change something, or establish the version that is there."""
    with met_systeemzicht():
        if naam != "stel_vast":
            WIJZIGINGEN[naam]()
        elif read_stand(afrekening.regio, 2022).vingerafdruk == afrekening.vingerafdruk:
            afrekening.refresh_from_db()
            if afrekening.status == "concept":
                share(afrekening)
                afrekening.refresh_from_db()
            if afrekening.status == "gedeeld":
                stel_vast(afrekening, vaststeller, met_geparkeerd=True)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rondes=rondes)
def test_a_run_that_keeps_equals_one_that_computes_all(rondes: list[list[str]]) -> None:
    """Whatever changed in between, run upon run, with corrections and parked contracts."""
    with transaction.atomic():
        regio = store_voorbeeld("03")
        vaststeller = make_contractmanager(regio, "vaststeller")
        afrekening = make_afrekening(regio, 2022, None)
        for ronde in rondes:
            for stap in ronde:
                take_stap(stap, afrekening, vaststeller)
            afrekening = make_afrekening(regio, 2022, None)
        assert read_versie(afrekening) == read_versie(make_afrekening(regio, 2022, None, hergebruik=False))
        transaction.set_rollback(True)


@pytest.mark.parametrize("geval", LEESBAAR, ids=get_naam)
def test_of_every_model_the_result_is_kept_as_it_is(geval: Geval) -> None:
    regio, jaar = store(geval)
    eerste = make_afrekening(regio, jaar, None)
    gehouden = make_afrekening(regio, jaar, None)
    assert count_gehouden(eerste) == 0
    assert count_gehouden(gehouden) == count_contracten(eerste)
    assert read_versie(gehouden) == read_versie(eerste)
    with met_systeemzicht():
        contract = Contract.objects.filter(jaarafspraken__jaar=jaar, regio=regio).earliest("pk")
        contract.jaarafspraken.filter(jaar=jaar).update(bedrag=F("bedrag") + 12)
        contract.tarieven.update(bedrag=F("bedrag") + 1)
    anders = make_afrekening(regio, jaar, None)
    assert read_versie(anders) == read_versie(make_afrekening(regio, jaar, None, hergebruik=False))
    with met_systeemzicht():
        change_everything(regio)
    anders = make_afrekening(regio, jaar, None)
    assert read_versie(anders) == read_versie(make_afrekening(regio, jaar, None, hergebruik=False))


def test_only_what_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    regio = store_voorbeeld("03")
    make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        Jaarafspraak.objects.filter(contract__nummer="C3").update(bedrag=F("bedrag") + 500)
    gelezen = []

    def read(regio: Regio, jaar: int, contracten: list[str]) -> Any:
        gelezen.append(contracten)
        return read_regioinvoer(regio, jaar, contracten)

    monkeypatch.setattr("bekostiging.services.afrekening.read_regioinvoer", read)
    nieuw = make_afrekening(regio, 2022, None)
    assert gelezen == [["C3"]]
    assert count_gehouden(nieuw) == count_contracten(nieuw) - 1


def test_input_that_is_what_it_was_keeps_its_result() -> None:
    """It was counted and read, and its digest says that nothing is different."""
    regio = store_voorbeeld("03")
    make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        voor = read_invoertellers(regio, 2022)
        return_tarief()
        assert read_invoertellers(regio, 2022).contracten["C4"] != voor.contracten["C4"]
    nieuw = make_afrekening(regio, 2022, None)
    assert count_gehouden(nieuw) == count_contracten(nieuw)


@pytest.mark.parametrize("naam", ["get_programmadigest", "REGELVERSIE"])
def test_what_another_program_computed_is_computed_anew(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    regio = store_voorbeeld("03")
    make_afrekening(regio, 2022, None)
    monkeypatch.setattr(hergebruik, naam, "2099.1" if naam == "REGELVERSIE" else lambda: "anders")
    assert count_gehouden(make_afrekening(regio, 2022, None)) == 0


def test_without_keeping_nothing_is_kept() -> None:
    regio = store_voorbeeld("03")
    make_afrekening(regio, 2022, None)
    assert count_gehouden(make_afrekening(regio, 2022, None, hergebruik=False)) == 0


def test_what_another_year_or_region_computed_is_not_kept() -> None:
    een, ander = store_voorbeeld("03"), store_voorbeeld("01")
    make_afrekening(een, 2022, None)
    assert count_gehouden(make_afrekening(een, 2023, None)) == 0
    assert count_gehouden(make_afrekening(ander, 2022, None)) == 0


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


def test_everything_that_a_settlement_reads_is_counted() -> None:
    """A statement that reads another table fails here until its changes are counted too."""
    gelezen: set[str] = set()
    for geval in EEN_JAAR:
        regio, jaar = store(geval)
        gelezen |= read_met_plannen(regio, jaar)
    assert gelezen - ANDERS_GETELD == set(GETELD)


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
        regio, jaar = store(geval)
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

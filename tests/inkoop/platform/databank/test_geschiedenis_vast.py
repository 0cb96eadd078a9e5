"""What was kept of changes stays as it was written: nobody writes it, changes it or switches it off."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from contracten.models import Contract
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.fabrieken import (
    GemeenteFactory,
)
from tests.inkoop.platform.databank.hulp import CONTEXT, EVENTMODELLEN

pytestmark = pytest.mark.django_db


def test_every_event_table_is_guarded() -> None:
    """A table that is added later cannot forget it."""
    tabellen = {model._meta.db_table for model in EVENTMODELLEN} | {CONTEXT._meta.db_table}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE relrowsecurity AND relforcerowsecurity "
            "AND relname = ANY(%s) AND EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid "
            "AND t.tgfoid = 'inkoop_weiger'::regproc) "
            "AND (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive) = 2",
            [sorted(tabellen)],
        )
        assert {naam for (naam,) in cursor.fetchall()} == tabellen
        cursor.execute(
            "SELECT t.tgrelid::regclass::text, count(*) FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE tgname LIKE 'pgtrigger_geschiedenis_%%' AND p.prosecdef "
            "AND NOT has_function_privilege(current_user, p.oid, 'EXECUTE') GROUP BY 1"
        )
        assert dict(cursor.fetchall()) == {
            model.pgh_tracked_model._meta.db_table: 3 for model in EVENTMODELLEN
        }


def test_the_reader_reads_and_the_tables_stay_the_owner_s() -> None:
    with connection.cursor() as cursor:
        for model in [*EVENTMODELLEN, CONTEXT]:
            cursor.execute("SELECT has_table_privilege('inkoop_lezer', %s, 'SELECT')", [model._meta.db_table])
            assert cursor.fetchone() == (True,)


@pytest.mark.parametrize("model", [*EVENTMODELLEN, CONTEXT], ids=lambda model: model.__name__)
def test_the_application_writes_no_history_itself(model: Any) -> None:
    tabel = model._meta.db_table
    for opdracht in (
        f"UPDATE {tabel} SET {model._meta.pk.column} = {model._meta.pk.column}",  # noqa: S608
        f"DELETE FROM {tabel}",  # noqa: S608
        f"TRUNCATE {tabel}",
        f"ALTER TABLE {tabel} DISABLE TRIGGER ALL",
    ):
        with pytest.raises(DatabaseError), met_systeemzicht(), connection.cursor() as cursor:
            cursor.execute(opdracht)


def test_the_application_adds_no_event_by_hand(contract: Contract) -> None:
    opdrachten = (
        "INSERT INTO gebruikers_gebruikerevent (pgh_created_at, pgh_label, pgh_obj_id, rollen, is_active, "
        "is_superuser) VALUES (now(), 'update', 1, '{inkoper}', true, false)",
        "INSERT INTO pghistory_context VALUES (gen_random_uuid(), now(), now(), '{}')",
    )
    for opdracht in opdrachten:
        with pytest.raises(DatabaseError, match="row-level security"), met_systeemzicht():
            connection.cursor().execute(opdracht)


def test_the_function_of_a_trigger_cannot_be_borrowed() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.oid::regproc::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE tgrelid = 'contracten_tarief'::regclass AND tgname LIKE '%%geschiedenis_insert%%'"
        )
        (functie,) = cursor.fetchone()
        cursor.execute("CREATE TEMP TABLE namaak (LIKE public.contracten_tarief) ON COMMIT DROP")
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            cursor.execute(
                "CREATE TRIGGER namaak AFTER INSERT ON namaak REFERENCING NEW TABLE AS new_values "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {functie}()"
            )


@pytest.mark.parametrize(
    "instelling",
    [
        "SET LOCAL pgtrigger.ignore = '{pgtrigger_geschiedenis_insert}'",
        "CREATE TEMP TABLE segmenten_regiotoegangevent (LIKE public.segmenten_regiotoegangevent)",
        "CREATE TEMP TABLE pghistory_context (LIKE public.pghistory_context)",
        "SET LOCAL search_path = pg_temp",
    ],
)
def test_no_setting_and_no_temporary_table_switches_the_history_off(
    contractmanager: Gebruiker, instelling: str
) -> None:
    with met_systeemzicht():
        regio = GemeenteFactory.create().regio
        with connection.cursor() as cursor:
            cursor.execute(instelling)
            cursor.execute(
                "INSERT INTO public.segmenten_regiotoegang (gebruiker_id, regio_id) VALUES (%s, %s)",
                [contractmanager.pk, regio.pk],
            )
            cursor.execute("SET LOCAL search_path = public, pg_temp")
            cursor.execute("SELECT count(pgh_context_id) FROM public.segmenten_regiotoegangevent")
            assert cursor.fetchone() == (1,)
            cursor.execute("SELECT count(*) FROM public.pghistory_context")
            assert cursor.fetchone() == (1,)

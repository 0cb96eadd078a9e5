"""The database itself refuses what must never happen."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction

from contracten.models import Aanbieder, AanbiederToegang, Contract
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.logboek.services import log_handeling, verzegel
from segmenten.models import Perceel, Regio, RegioToegang, Segment
from tests.fabrieken import ToewijzingFactory, make_gebruiker
from toegang.models import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def make_contract(regio: Regio, code: str) -> Contract:
    """One provider with one contract, numbered after `code`."""
    segment = Segment.objects.filter(regio=regio).first() or Segment.objects.make(
        regio=regio, code="s", domeinen=["wmo"], naam="S", volgorde=1
    )
    perceel = Perceel.objects.filter(regio=regio).first() or Perceel.objects.make(
        regio=regio, code="p", segment=segment, model="pxq", volgorde=1
    )
    aanbieder = Aanbieder.objects.create(regio=regio, code=code, naam=code)
    return Contract.objects.create(
        regio=regio, nummer=code, aanbieder=aanbieder, perceel=perceel, ingangsdatum="2022-01-01"
    )


@pytest.fixture
def contracten() -> list[Contract]:
    with met_systeemzicht():
        een, twee = (Regio.objects.create(code=code, naam=code) for code in ("een", "twee"))
        return [make_contract(een, "A"), make_contract(een, "B"), make_contract(twee, "C")]


def seen_numbers(gebruiker: Gebruiker | AnonymousUser) -> list[str]:
    """What plain SQL shows, without any filter of the application."""
    with met_zicht_van(gebruiker):
        return list(Contract.objects.order_by("nummer").values_list("nummer", flat=True))


def forget_context() -> None:
    """Ask the database as a connection does of which nobody said through whose eyes it looks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('inkoop.rol', '', false)")


def test_without_a_context_the_database_shows_no_contract(contracten: list[Contract]) -> None:
    forget_context()
    assert list(Contract.objects.all()) == []
    assert seen_numbers(AnonymousUser()) == []


def test_a_provider_sees_only_its_own_contract_even_in_plain_sql(contracten: list[Contract]) -> None:
    gebruiker = Gebruiker.objects.create_user("alfa", rollen=[Rol.AANBIEDER])
    AanbiederToegang.objects.create(gebruiker=gebruiker, aanbieder_id=contracten[1].aanbieder_id)
    assert seen_numbers(gebruiker) == ["B"]


def test_a_contract_manager_sees_the_contracts_of_its_region_only(contracten: list[Contract]) -> None:
    gebruiker = Gebruiker.objects.create_user("cm", rollen=[Rol.CONTRACTMANAGER])
    RegioToegang.objects.create(gebruiker=gebruiker, regio_id=contracten[0].regio_id)
    assert seen_numbers(gebruiker) == ["A", "B"]
    with met_systeemzicht():
        zichtbaar = Contract.objects.zichtbaar_voor(gebruiker)
        assert sorted(zichtbaar.values_list("nummer", flat=True)) == ["A", "B"]


def test_an_inner_context_is_put_back(contracten: list[Contract]) -> None:
    gebruiker = Gebruiker.objects.create_user("niemand", rollen=[Rol.AANBIEDER])
    with met_systeemzicht():
        assert seen_numbers(gebruiker) == []
        assert Contract.objects.count() == 3


def test_a_contract_cannot_point_into_another_region(contracten: list[Contract]) -> None:
    with pytest.raises(DatabaseError, match="regio"), met_systeemzicht():
        perceel = Perceel.objects.get(regio_id=contracten[0].regio_id)
        Contract.objects.filter(nummer="C").update(perceel=perceel)
        connection.check_constraints()


@pytest.mark.parametrize(
    "opdracht",
    [
        "ALTER TABLE logboek_logregel DISABLE TRIGGER ALL",
        "DROP TRIGGER logboek_logregel_alleen_toevoegen ON logboek_logregel",
        "ALTER TABLE logboek_schakel DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "TRUNCATE logboek_logregel",
        "TRUNCATE logboek_schakel",
    ],
)
def test_the_application_cannot_switch_the_guard_of_the_log_off(opdracht: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


def test_a_temporary_table_does_not_stand_in_for_the_log() -> None:
    log_handeling("proef", onderwerp=("regio", "1"))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE logboek_logregel (LIKE public.logboek_logregel) ON COMMIT DROP")
        cursor.execute(
            "INSERT INTO public.logboek_logregel (moment, handeling, gebruiker, regio, onderwerp_soort, "
            "onderwerp_sleutel, verschil) VALUES (now(), 'proef', '', '', 'regio', '2', '{}')"
        )
        cursor.execute("DROP TABLE pg_temp.logboek_logregel")
    assert verzegel() == 2
    assert Logregel.objects.count() == 2


def test_a_temporary_table_does_not_open_the_contracts_of_others(contracten: list[Contract]) -> None:
    gebruiker = Gebruiker.objects.create_user("alfa", rollen=[Rol.AANBIEDER])
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE contracten_aanbiedertoegang ON COMMIT DROP AS "
            "SELECT a.id AS aanbieder_id, g.id AS gebruiker_id "
            "FROM contracten_aanbieder a, gebruikers_gebruiker g"
        )
    assert seen_numbers(gebruiker) == []


def test_a_client_is_seen_by_who_sees_an_allocation() -> None:
    with met_systeemzicht():
        zorg, ander = (ToewijzingFactory.create() for _ in range(2))
        gebruiker = make_gebruiker("alfa", Rol.AANBIEDER)
        AanbiederToegang.objects.create(gebruiker=gebruiker, aanbieder=zorg.contract.aanbieder)
    with met_zicht_van(gebruiker):
        assert list(Client.objects.all()) == [zorg.client]
    forget_context()
    assert list(Client.objects.all()) == []
    with met_systeemzicht():
        assert Client.objects.filter(pk=ander.client_id).exists()


# What may lack a policy of its own, and why.
ZONDER_RIJBEVEILIGING = {
    "contracten_aanbiedertoegang": "read by the policies themselves",
    "bekostiging_afkoeltijd": "one row that only who migrates writes",
    "toegang_zoekregel": "closed to everybody but the function that searches within somebody's scope",
}


def test_every_table_about_providers_and_clients_has_row_level_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace "
            "WHERE nspname = 'public' AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity) "
            r"AND relname ~ '^(contracten|toegang|bekostiging)_'"
        )
        open_tabellen = {naam for (naam,) in cursor.fetchall()}
    assert open_tabellen == set(ZONDER_RIJBEVEILIGING)


def test_no_policy_asks_a_table_that_has_a_function_for_what_is_seen() -> None:
    """Such a policy is planned with those of all tables above it, in every statement again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT left(proname, -length('_in_zicht')) FROM pg_proc WHERE proname ~ '_in_zicht$'")
        ouders = {naam for (naam,) in cursor.fetchall()}
        cursor.execute(
            "SELECT tablename, gevraagd[1] FROM pg_policies, regexp_matches("
            r"coalesce(qual, '') || coalesce(with_check, ''), 'SELECT (\w+)\.id\s+FROM \1\)', 'g') gevraagd"
        )
        rechtstreeks = {(tabel, ouder) for tabel, ouder in cursor.fetchall() if ouder in ouders}
    assert {"contracten_contract", "contracten_jaarafspraak", "segmenten_perceel"} <= ouders
    assert rechtstreeks == set()


@pytest.mark.parametrize("recht", ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"])
def test_what_is_searched_is_open_to_no_role_but_the_owner(recht: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname FROM pg_roles "
            "WHERE NOT rolsuper AND has_table_privilege(oid, 'toegang_zoekregel', %s) "
            "AND oid <> (SELECT relowner FROM pg_class WHERE oid = 'toegang_zoekregel'::regclass) "
            r"AND rolname !~ '^pg_'",
            [recht],
        )
        assert cursor.fetchall() == []


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE logboek_logregel SET handeling = 'x'",
        "DELETE FROM logboek_logregel",
        "UPDATE logboek_schakel SET digest = 'x'",
        "DELETE FROM logboek_schakel",
    ],
)
def test_the_audit_log_cannot_be_changed(opdracht: str) -> None:
    log_handeling("proef", onderwerp=("regio", "1"))
    assert verzegel() == 1
    with (
        pytest.raises(DatabaseError, match="definitief"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht)

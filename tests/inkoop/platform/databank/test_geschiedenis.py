"""What is changed is kept by the database itself, with who did it, and stays as it was written."""

from typing import Any

import pghistory.core
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.db import DatabaseError, connection, models, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from contracten.models import Aanbieder, AanbiederToegang, Contract, Jaarafspraak, Tarief, Voorschot
from inkoop.platform.databank.geschiedenis import GEWIJZIGD, TOEGEVOEGD, VERWIJDERD
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import Verzoekherkomst, met_herkomst, met_systeemzicht, met_zicht_van
from segmenten.models import Deelnemer, GemeenteToegang, RegioToegang
from tests.fabrieken import (
    AfrekeningFactory,
    ContractFactory,
    GemeenteFactory,
    JaarafspraakFactory,
    TariefFactory,
    VoorschotFactory,
    make_gebruiker,
)

pytestmark = pytest.mark.django_db

CONTEXT: Any = apps.get_model("pghistory", "Context")
EVENTMODELLEN: list[Any] = pghistory.core.event_models()


def get_events(model: type[models.Model], **voorwaarden: Any) -> list[Any]:
    """The events of a model in the order of writing, as the system sees them."""
    gebeurtenis: Any = apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    with met_systeemzicht():
        return list(
            gebeurtenis.objects.filter(**voorwaarden).select_related("pgh_context").order_by("pgh_id")
        )


@pytest.fixture
def contractmanager() -> Gebruiker:
    return make_gebruiker("cm", Rol.CONTRACTMANAGER)


@pytest.fixture
def contract(contractmanager: Gebruiker) -> Contract:
    with met_systeemzicht():
        contract = ContractFactory.create()
        RegioToegang.objects.create(gebruiker=contractmanager, regio=contract.regio)
    return contract


def test_a_change_by_hand_tells_who_from_what_to_what(contract: Contract, contractmanager: Gebruiker) -> None:
    with met_systeemzicht():
        tarief = TariefFactory.create(contract=contract, bedrag="10.00")
    with met_herkomst(Verzoekherkomst("pagina")), met_zicht_van(contractmanager):
        Tarief.objects.filter(pk=tarief.pk).update(bedrag="12.50")
    with met_zicht_van(contractmanager):
        tarief.delete()
    erbij, anders, weg = get_events(Tarief)
    assert [rij.pgh_label for rij in (erbij, anders, weg)] == [TOEGEVOEGD, GEWIJZIGD, VERWIJDERD]
    assert [str(rij.bedrag) for rij in (erbij, anders, weg)] == ["10.00", "12.50", "12.50"]
    assert anders.pgh_context.metadata == {"account": contractmanager.pk, "via": "pagina", "kenmerk": ""}
    assert erbij.pgh_context.metadata["account"] is None
    assert len({rij.pgh_context_id for rij in (erbij, anders, weg)}) == 3


def test_what_one_transaction_changes_is_one_act(contract: Contract, contractmanager: Gebruiker) -> None:
    """An inner context sees through other eyes, and yet it belongs to the act of who asked."""
    with met_zicht_van(contractmanager):
        JaarafspraakFactory.create(contract=contract, jaar=2023)
        with met_systeemzicht():
            JaarafspraakFactory.create(contract=contract, jaar=2024)
    een, twee = get_events(Jaarafspraak)
    assert een.pgh_context_id == twee.pgh_context_id
    assert twee.pgh_context.metadata["account"] == contractmanager.pk


def test_rows_in_bulk_and_by_copy_are_kept_too(contract: Contract) -> None:
    with met_systeemzicht():
        Aanbieder.objects.bulk_create(
            Aanbieder(regio=contract.regio, code=f"bulk-{n}", naam="Bulk") for n in range(3)
        )
        with connection.cursor() as cursor:
            opdracht = "COPY contracten_aanbieder (regio_id, code, naam, kvk, agb, soort) FROM STDIN"
            with cursor.copy(opdracht) as stroom:
                stroom.write(f"{contract.regio_id}\tkopie\tKopie\t\t\t\n")
    events = get_events(Aanbieder)[1:]
    assert [rij.code for rij in events] == ["bulk-0", "bulk-1", "bulk-2", "kopie"]
    assert len({rij.pgh_context_id for rij in events}) == 1


def test_what_changes_nothing_makes_no_event_and_no_context(
    contract: Contract, contractmanager: Gebruiker
) -> None:
    with met_zicht_van(contractmanager):
        voor = CONTEXT.objects.count()
        Contract.objects.update(nummer=models.F("nummer"))
        Contract.objects.filter(pk=0).delete()
        voor = CONTEXT.objects.count()
        Gebruiker.objects.update(last_login="2024-01-01 12:00Z", password="anders")
        assert CONTEXT.objects.count() == voor
    assert len(get_events(Contract)) == 1
    assert len(get_events(Gebruiker)) == 1


def test_a_context_costs_no_statement(contractmanager: Gebruiker) -> None:
    with (
        CaptureQueriesContext(
            connection,
        ) as vragen,
        met_zicht_van(contractmanager),
    ):
        pass
    zonder_savepoint = [vraag["sql"] for vraag in vragen if "SAVEPOINT" not in vraag["sql"]]
    assert len(zonder_savepoint) == 3, "read, set, put back"
    assert "pghistory.context_id" in zonder_savepoint[1]


def test_without_a_scope_a_change_is_kept_without_a_context() -> None:
    make_gebruiker("zonder", Rol.INKOPER)
    assert [rij.pgh_context_id for rij in get_events(Gebruiker)] == [None]


def test_of_an_account_only_rights_are_kept() -> None:
    model: Any = apps.get_model("gebruikers", "GebruikerEvent")
    velden = {veld.name for veld in model._meta.fields if not veld.name.startswith("pgh_")}
    assert velden == {"rol", "is_active", "is_superuser"}


def test_establishing_a_settlement_is_kept() -> None:
    with met_systeemzicht():
        afrekening = AfrekeningFactory.create(compleet=True)
        wie = make_gebruiker("cm2", Rol.CONTRACTMANAGER)
        type(afrekening).objects.filter(pk=afrekening.pk).update(
            status="vastgesteld", vastgesteld_op="2024-01-01 12:00Z", vastgesteld_door=wie
        )
    assert [rij.status for rij in get_events(type(afrekening))] == ["concept", "vastgesteld"]


def test_the_hook_of_pghistory_is_not_active(contract: Contract, contractmanager: Gebruiker) -> None:
    """It rewrites every statement, which goes neither with COPY nor with parameters that the server binds."""
    assert not [naam for naam in settings.MIDDLEWARE if "pghistory" in naam]
    with CaptureQueriesContext(connection) as vragen, met_zicht_van(contractmanager):
        Contract.objects.update(raamovereenkomst="R")
        assert not hasattr(pghistory.runtime._tracker, "value")
        assert connection.execute_wrappers == []
    assert [vraag["sql"][:6] for vraag in vragen if "raamovereenkomst" in vraag["sql"]] == ["UPDATE"]


def seen(gebruiker: Gebruiker, model: str) -> int:
    """How many events plain SQL shows, without any filter of the application."""
    gebeurtenis: Any = apps.get_model("contracten", model)
    with met_zicht_van(gebruiker):
        return int(gebeurtenis.objects.count())


def test_a_provider_sees_the_history_of_its_own_contract_only(contract: Contract) -> None:
    with met_systeemzicht():
        eigen, vreemd = VoorschotFactory.create(contract=contract), VoorschotFactory.create()
        gebruiker = make_gebruiker("alfa", Rol.AANBIEDER)
        AanbiederToegang.objects.create(gebruiker=gebruiker, aanbieder=contract.aanbieder)
    assert eigen.contract.aanbieder_id != vreemd.contract.aanbieder_id
    assert seen(gebruiker, "VoorschotEvent") == seen(gebruiker, "ContractEvent") == 1
    assert seen(gebruiker, "AanbiederToegangEvent") == 0
    assert len(get_events(Voorschot)) == 2
    with met_zicht_van(gebruiker):
        assert CONTEXT.objects.count() == 0, "who else works on it is not told"


def test_what_is_removed_keeps_its_history_for_who_saw_it(
    contract: Contract, contractmanager: Gebruiker
) -> None:
    vreemde = make_gebruiker("vreemd", Rol.CONTRACTMANAGER)
    with met_systeemzicht():
        RegioToegang.objects.create(gebruiker=vreemde, regio=ContractFactory.create().regio)
        TariefFactory.create(contract=contract)
        contract.delete()
    assert [rij.pgh_label for rij in get_events(Tarief)] == [TOEGEVOEGD, VERWIJDERD]
    assert seen(contractmanager, "TariefEvent") == 2
    assert seen(vreemde, "TariefEvent") == 0


def test_who_took_a_contract_over_reads_on_and_who_lost_it_does_not(contract: Contract) -> None:
    """Whose it is now decides, as it does for the rows themselves."""
    with met_systeemzicht():
        oud, nieuw = (make_gebruiker(naam, Rol.AANBIEDER) for naam in ("oud", "nieuw"))
        ander = ContractFactory.create(perceel=contract.perceel).aanbieder
        AanbiederToegang.objects.create(gebruiker=oud, aanbieder=contract.aanbieder)
        AanbiederToegang.objects.create(gebruiker=nieuw, aanbieder=ander)
        TariefFactory.create(contract=contract)
        Contract.objects.filter(pk=contract.pk).update(aanbieder=ander)
        Tarief.objects.update(bedrag=99)
    assert seen(oud, "TariefEvent") == 0
    assert seen(nieuw, "TariefEvent") == 2


def test_every_event_table_is_guarded() -> None:
    """A table that is added later cannot forget it."""
    tabellen = {model._meta.db_table for model in EVENTMODELLEN} | {CONTEXT._meta.db_table}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE relrowsecurity AND relforcerowsecurity "
            "AND relname = ANY(%s) AND EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid "
            "AND t.tgfoid = 'inkoop_weiger'::regproc) "
            "AND (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) = 2",
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
        "INSERT INTO gebruikers_gebruikerevent (pgh_created_at, pgh_label, pgh_obj_id, rol, is_active, "
        "is_superuser) VALUES (now(), 'update', 1, 'inkoper', true, false)",
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


def test_who_works_in_a_region_sees_the_history_of_its_structure(
    contract: Contract, contractmanager: Gebruiker
) -> None:
    with met_systeemzicht():
        GemeenteFactory.create()
        eigen = GemeenteFactory.create(regio=contract.regio)
        aanbieder = make_gebruiker("alfa", Rol.AANBIEDER)
        AanbiederToegang.objects.create(gebruiker=aanbieder, aanbieder=contract.aanbieder)
    gemeente, deel, regio = (
        apps.get_model("segmenten", f"{naam}Event") for naam in ("Gemeente", "Gemeentevoorkomen", "Regio")
    )
    with met_zicht_van(contractmanager):
        assert list(gemeente._default_manager.values_list("pgh_obj_id", flat=True)) == [eigen.pk]
        assert list(deel._default_manager.values_list("gemeente_id", flat=True)) == [eigen.pk]
        assert list(regio._default_manager.values_list("pgh_obj_id", flat=True)) == [contract.regio_id]
    with met_zicht_van(aanbieder):
        assert not any(model._default_manager.exists() for model in (gemeente, deel, regio))


def test_rights_given_out_are_kept(contract: Contract, contractmanager: Gebruiker) -> None:
    beheerder = make_gebruiker("beheer", Rol.BEHEERDER)
    with met_systeemzicht():
        RegioToegang.objects.create(gebruiker=beheerder, regio=contract.regio)
        Gebruiker.objects.filter(pk=contractmanager.pk).update(rol=Rol.INKOPER, is_active=False)
    assert [(rij.rol, rij.is_active) for rij in get_events(Gebruiker, pgh_obj=contractmanager.pk)] == [
        (Rol.CONTRACTMANAGER, True),
        (Rol.INKOPER, False),
    ]
    toegang: Any = apps.get_model("segmenten", "RegioToegangEvent")
    with met_zicht_van(beheerder):
        assert toegang.objects.count() == 2
    with met_systeemzicht():
        consulent = make_gebruiker("consulent", Rol.CONSULENT)
        GemeenteToegang.objects.create(
            gebruiker=consulent, gemeente=GemeenteFactory.create(regio=contract.regio)
        )
    with met_zicht_van(consulent):
        assert toegang.objects.count() == 0


# What is not tracked, and why. Tables that Django makes by itself for a many-to-many are models too.
NIET_GEVOLGD = {
    # Rows of a settlement never change: a new computation is a new version.
    "bekostiging.Contractafrekening",
    "bekostiging.Gemeenteafrekening",
    "bekostiging.GeparkeerdContract",
    "bekostiging.Invoerstand",
    "bekostiging.Regelstand",
    # What is seen now, and looked at again; how often something changed.
    "bekostiging.NagekomenWijziging",
    "bekostiging.Invoerteller",
    # What a document says of a past year: no structure, and nothing is paid by it.
    "segmenten.Jaarcijfer",
    # Care comes from systems as a whole and not by hand: a delivery is judged once, its lines stay as they
    # were judged, and the totals of a month follow from them. What an allocation is about never changes.
    "toegang.Client",
    "toegang.Toewijzing",
    "toegang.Resultaat",
    "toegang.Levering",
    "toegang.Prestatie",
    "toegang.Maandtotaal",
    "toegang.Prestatiesom",
    "toegang.Somstand",
    # What a message says of its periods takes the place of all that was known of them.
    "toegang.Zorgperiode",
    # Append-only: their own history.
    "logboek.Logregel",
    "bestanden.Bestand",
    "pghistory.Context",
    "admin.LogEntry",
    # A role gives rights, and nothing else does: no page gives out what Django itself knows of rights.
    "gebruikers.Gebruiker_groups",
    "gebruikers.Gebruiker_user_permissions",
    "auth.Group",
    "auth.Group_permissions",
    "auth.Permission",
    # The digest of a secret may not be kept twice; making and withdrawing stand in the log.
    "authtoken.Token",
    # What came in and what was seen of it: written once, or made anew from what is there. Which columns
    # somebody chose is a convenience.
    "inname.Laadverslag",
    "inname.Upload",
    "inname.Kolomkeuze",
    "signalen.Signaal",
    # How work goes on, and what is forgotten again.
    "gebruikers.Aanmeldpoging",
    "taken.Taak",
    "taken.Idempotentiesleutel",
    "sessions.Session",
    "contenttypes.ContentType",
}


def test_everything_is_tracked_or_has_a_reason_not_to_be() -> None:
    """A new model must choose, and so must a table that a many-to-many makes by itself."""
    gevolgd = {model.pgh_tracked_model for model in EVENTMODELLEN}
    bewaard = {
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    assert {model._meta.label for model in bewaard - gevolgd - set(EVENTMODELLEN)} == NIET_GEVOLGD


def test_nobody_hands_out_rights_that_django_knows_itself() -> None:
    formulier = admin.site.get_model_admin(Gebruiker).get_form(RequestFactory().get("/"))
    assert not {"groups", "user_permissions", "is_superuser"} & set(formulier.base_fields)
    assert not admin.site.is_registered(Group)
    assert not admin.site.is_registered(Permission)


def test_who_takes_part_in_a_perceel_is_kept(contract: Contract, contractmanager: Gebruiker) -> None:
    """However it is written: through the relation, row by row, or in bulk by a load."""
    with met_systeemzicht():
        een, twee, drie = (GemeenteFactory.create(regio=contract.regio) for _ in range(3))
        voorkomen = contract.perceel.voorkomens.get()
        voorkomen.deelnemers.add(een)
    with met_herkomst(Verzoekherkomst("pagina")), met_zicht_van(contractmanager):
        voorkomen.deelnemers.set([twee])
    with met_systeemzicht():
        Deelnemer.objects.filter(perceelvoorkomen=voorkomen).update(gemeente=drie)
    erbij, weg, nieuw, anders = get_events(Deelnemer)
    assert [(rij.pgh_label, rij.gemeente_id) for rij in (erbij, weg, nieuw, anders)] == [
        (TOEGEVOEGD, een.pk),
        (VERWIJDERD, een.pk),
        (TOEGEVOEGD, twee.pk),
        (GEWIJZIGD, drie.pk),
    ]
    assert weg.pgh_context.metadata == {"account": contractmanager.pk, "via": "pagina", "kenmerk": ""}
    assert weg.pgh_context_id == nieuw.pgh_context_id != anders.pgh_context_id
    vreemde = make_gebruiker("vreemd", Rol.CONTRACTMANAGER)
    with met_systeemzicht():
        RegioToegang.objects.create(gebruiker=vreemde, regio=ContractFactory.create().regio)
    gebeurtenis: Any = apps.get_model("segmenten", "DeelnemerEvent")
    with met_zicht_van(contractmanager):
        assert gebeurtenis.objects.count() == 4
    with met_zicht_van(vreemde):
        assert gebeurtenis.objects.count() == 0

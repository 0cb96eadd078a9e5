"""What is changed is kept by the database itself, with who did it."""

from typing import Any

import pghistory.core
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from contracten.models import Aanbieder, Contract, Jaarafspraak, Tarief
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
    make_gebruiker,
)
from tests.inkoop.platform.databank.hulp import CONTEXT, get_events

pytestmark = pytest.mark.django_db


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


def test_rows_in_bulk_and_by_a_statement_of_the_database_are_kept_too(contract: Contract) -> None:
    with met_systeemzicht():
        Aanbieder.objects.bulk_create(
            Aanbieder(regio=contract.regio, code=f"bulk-{n}", naam="Bulk") for n in range(3)
        )
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO contracten_aanbieder (regio_id, code, naam, kvk, agb, soort) "
                "SELECT regio_id, 'kopie', naam, kvk, agb, soort FROM contracten_aanbieder "
                "WHERE code = 'bulk-0'"
            )
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
    assert velden == {"rollen", "wetten", "toegang_tot", "is_active", "is_superuser"}


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


def test_rights_given_out_are_kept(contract: Contract, contractmanager: Gebruiker) -> None:
    beheerder = make_gebruiker("beheer", Rol.BEHEERDER)
    with met_systeemzicht():
        RegioToegang.objects.create(gebruiker=beheerder, regio=contract.regio)
        Gebruiker.objects.filter(pk=contractmanager.pk).update(rollen=[Rol.INKOPER], is_active=False)
    assert [(rij.rollen, rij.is_active) for rij in get_events(Gebruiker, pgh_obj=contractmanager.pk)] == [
        ([Rol.CONTRACTMANAGER], True),
        ([Rol.INKOPER], False),
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

"""A line of the log and the changes of the same act lead to each other."""

from importlib import import_module
from typing import Any

import psycopg
import pytest
from django.apps import apps

from contracten.models import Contract
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.logboek.selectors import _GEBROKEN, find_gebroken_schakels
from inkoop.platform.logboek.services import log_handeling
from segmenten.models import RegioToegang
from tests.fabrieken import ContractFactory, make_gebruiker


@pytest.mark.django_db
def test_from_an_act_to_its_changes_and_back() -> None:
    wie = make_gebruiker("cm", Rol.CONTRACTMANAGER)
    with met_systeemzicht():
        contract = ContractFactory.create()
        RegioToegang.objects.create(gebruiker=wie, regio=contract.regio)
    with met_zicht_van(wie):
        Contract.objects.filter(pk=contract.pk).update(raamovereenkomst="R-2")
        log_handeling("contract_gewijzigd", onderwerp=("contract", contract.nummer))
    event: Any = apps.get_model("contracten", "ContractEvent")
    regel = Logregel.objects.get()
    with met_systeemzicht():
        (gewijzigd,) = event.objects.filter(pgh_context=regel.context)
    assert gewijzigd.raamovereenkomst == "R-2"
    assert Logregel.objects.get(context=gewijzigd.pgh_context_id) == regel
    assert find_gebroken_schakels() == []


@pytest.mark.django_db
def test_a_line_without_a_scope_has_no_context() -> None:
    log_handeling("proef", onderwerp=("regio", "1"))
    assert Logregel.objects.get().context is None
    assert find_gebroken_schakels() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE logboek_logregel SET context = NULL WHERE volgnummer = 2",
        "UPDATE logboek_logregel SET context = gen_random_uuid() WHERE volgnummer = 2",
        "UPDATE logboek_logregel SET context = gen_random_uuid() WHERE volgnummer = 1",
    ],
)
def test_a_reference_that_was_changed_comes_out(
    eigenaar_verbinding: psycopg.Connection[Any], opdracht: str
) -> None:
    log_handeling("proef", onderwerp=("regio", "1"))
    with met_systeemzicht():
        log_handeling("proef", onderwerp=("regio", "2"))
    assert find_gebroken_schakels() == []
    eigenaar_verbinding.execute("ALTER TABLE logboek_logregel DISABLE TRIGGER USER")
    eigenaar_verbinding.execute(opdracht.encode())
    assert find_gebroken_schakels() == [int(opdracht[-1])]


@pytest.mark.django_db(transaction=True)
def test_the_proof_holds_in_the_older_version_and_back(
    eigenaar_verbinding: psycopg.Connection[Any],
) -> None:
    """Lines of before, of now and of an older version in between: each keeps its digest."""
    migratie = import_module("inkoop.platform.logboek.migrations.0004_context")
    ouder = _GEBROKEN.replace(", context)", ")") % {"vanaf": 1}
    log_handeling("zonder", onderwerp=("regio", "1"))
    with met_systeemzicht():
        log_handeling("met", onderwerp=("regio", "2"))
    eigenaar_verbinding.execute(migratie.TERUG)
    assert eigenaar_verbinding.execute(ouder.encode()).fetchall() == []
    eigenaar_verbinding.execute(
        "INSERT INTO logboek_logregel (moment, handeling, gebruiker, regio, onderwerp_soort, "
        "onderwerp_sleutel, verschil) VALUES (now(), 'ouder', '', '', 'regio', '3', '{}')"
    )
    assert eigenaar_verbinding.execute(ouder.encode()).fetchall() == []
    eigenaar_verbinding.execute(migratie.VOORUIT)
    assert find_gebroken_schakels() == []
    assert list(Logregel.objects.order_by("pk").values_list("context", flat=True))[::2] == [None, None]

"""A line of the log and the changes of the same act lead to each other."""

from typing import Any

import pytest
from django.apps import apps

from contracten.models import Contract
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.logboek.services import log_handeling
from segmenten.models import RegioToegang
from tests.fabrieken import ContractFactory, make_gebruiker


@pytest.mark.usefixtures("systeem")
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


@pytest.mark.usefixtures("systeem")
def test_a_line_without_a_scope_has_no_context() -> None:
    log_handeling("proef", onderwerp=("regio", "1"))
    assert Logregel.objects.get().context is None

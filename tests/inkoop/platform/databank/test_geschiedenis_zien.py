"""Who sees what was changed: whoever sees the row that it is about."""

import pytest
from django.apps import apps

from contracten.models import AanbiederToegang, Contract, Tarief, Voorschot
from inkoop.platform.databank.geschiedenis import TOEGEVOEGD, VERWIJDERD
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from segmenten.models import RegioToegang
from tests.fabrieken import ContractFactory, GemeenteFactory, TariefFactory, VoorschotFactory, make_gebruiker
from tests.inkoop.platform.databank.hulp import CONTEXT, get_events, seen

pytestmark = pytest.mark.django_db


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

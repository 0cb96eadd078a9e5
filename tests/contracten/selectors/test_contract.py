"""Which contracts, segments and years there are to choose from, for who asks."""

from datetime import date
from typing import Any

import pytest

from contracten.models import Contract
from contracten.selectors import (
    find_contracten,
    find_segmenten_met_contract,
    get_laatste_afspraakjaar,
    has_afspraken,
)
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from segmenten.models import RegioToegang
from tests.fabrieken import ContractFactory, JaarafspraakFactory, SegmentFactory, make_gebruiker

PEILDATUM = date(2022, 12, 31)

pytestmark = pytest.mark.usefixtures("systeem")


def test_a_list_of_contracts_knows_the_latest_agreement(contract: Contract, manager: Gebruiker) -> None:
    for jaar in (2021, 2023, 2022):
        JaarafspraakFactory.create(contract=contract, jaar=jaar)
    gevonden: Any = find_contracten(manager, PEILDATUM).get()
    assert [afspraak.jaar for afspraak in gevonden.afspraken] == [2023, 2022, 2021]


def test_a_list_holds_no_contract_of_another_region(contract: Contract, manager: Gebruiker) -> None:
    ContractFactory.create()
    assert list(find_contracten(manager, PEILDATUM)) == [contract]


def test_who_works_for_two_regions_sees_both(contract: Contract, manager: Gebruiker) -> None:
    ander = ContractFactory.create()
    RegioToegang.objects.create(gebruiker=manager, regio=ander.regio)
    assert set(find_contracten(manager, PEILDATUM)) == {contract, ander}


def test_a_provider_chooses_from_the_segments_of_its_contracts(
    contract: Contract, leverancier: Gebruiker
) -> None:
    SegmentFactory.create(regio=contract.regio)
    ContractFactory.create(perceel__segment__regio=contract.regio)
    assert list(find_segmenten_met_contract(leverancier, PEILDATUM)) == [contract.perceel.segment]


def test_a_year_has_agreements_when_one_contract_has(contract: Contract) -> None:
    JaarafspraakFactory.create(contract=contract, jaar=2022)
    assert has_afspraken(contract.regio, 2022)
    assert not has_afspraken(contract.regio, 2023)
    assert not has_afspraken(ContractFactory.create().regio, 2022)


def test_the_latest_year_is_the_latest_that_one_may_see(
    contract: Contract, leverancier: Gebruiker, manager: Gebruiker
) -> None:
    ander = ContractFactory.create(perceel=contract.perceel)
    JaarafspraakFactory.create(contract=contract, jaar=2022)
    JaarafspraakFactory.create(contract=ander, jaar=2024)
    assert get_laatste_afspraakjaar(manager) == 2024
    assert get_laatste_afspraakjaar(leverancier) == 2022
    assert get_laatste_afspraakjaar(make_gebruiker("leeg", Rol.INKOPER)) is None

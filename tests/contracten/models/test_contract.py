"""Contracts: one number once per region, nothing of another region, and made to measure that makes sense."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from contracten.models import Contract, Contractopslag, Maatwerk
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from segmenten.models import Expertise, Opslag, Traject
from tests.fabrieken import (
    AanbiederFactory,
    ContractFactory,
    GemeenteFactory,
    PerceelFactory,
    ProductFactory,
    make_gebruiker,
)

pytestmark = pytest.mark.usefixtures("systeem")


def make_traject(contract: Contract, code: str = "t") -> Traject:
    regio = contract.regio
    return Traject.objects.make(
        regio=regio,
        code=code,
        naam=code,
        product=ProductFactory.create(segment=contract.perceel.segment),
        expertise=Expertise.objects.get_or_create(regio=regio, code="hbo", naam="Hbo")[0],
        uren_per_week=2,
        doorlooptijd_dagen=182,
    )


def test_a_number_is_of_one_contract_in_a_region_and_free_in_another(contract: Contract) -> None:
    ContractFactory.create(nummer=contract.nummer)
    with pytest.raises(IntegrityError, match="contractnummer_is_uniek_binnen_de_regio"), transaction.atomic():
        ContractFactory.create(nummer=contract.nummer, perceel=contract.perceel)


@pytest.mark.parametrize("wat", ["aanbieder", "perceel"])
def test_a_contract_points_at_nothing_of_another_region(contract: Contract, wat: str) -> None:
    vreemd: Any = AanbiederFactory.create() if wat == "aanbieder" else PerceelFactory.create()
    setattr(contract, wat, vreemd)
    with pytest.raises(IntegrityError, match="regio"), transaction.atomic():
        contract.save()
        connection.check_constraints()


def test_a_surcharge_stands_in_a_contract_once(contract: Contract) -> None:
    opslag = Opslag.objects.create(regio=contract.regio, code="o", naam="O", percentage="0.08")
    Contractopslag.objects.create(contract=contract, opslag=opslag)
    with pytest.raises(IntegrityError, match="een_opslag_staat_eenmaal"), transaction.atomic():
        Contractopslag.objects.create(contract=contract, opslag=opslag)


def test_made_to_measure_is_given_once_per_trajectory(contract: Contract) -> None:
    traject = make_traject(contract)
    Maatwerk.objects.create(contract=contract, traject=traject, uren_per_week=Decimal("1.5"))
    with pytest.raises(IntegrityError, match="een_maatwerk_per_contract"), transaction.atomic():
        Maatwerk.objects.create(contract=contract, traject=traject, doorlooptijd_dagen=100)


@pytest.mark.parametrize("onzin", [{"uren_per_week": 0}, {"uren_per_week": -1}, {"doorlooptijd_dagen": 0}])
def test_made_to_measure_has_hours_and_days(contract: Contract, onzin: dict[str, int]) -> None:
    with pytest.raises(IntegrityError, match="positieve_uren_en_duur"), transaction.atomic():
        Maatwerk.objects.create(contract=contract, traject=make_traject(contract), **onzin)


def test_a_provider_sees_its_own_contracts_only(contract: Contract, leverancier: Gebruiker) -> None:
    ContractFactory.create(perceel=contract.perceel)
    assert list(Contract.objects.zichtbaar_voor(leverancier)) == [contract]


def test_an_account_that_works_nowhere_sees_nothing(contract: Contract) -> None:
    GemeenteFactory.create(regio=contract.regio)
    for rol in Rol.values:
        assert not Contract.objects.zichtbaar_voor(make_gebruiker(f"leeg-{rol}", rol)).exists(), rol

"""Contracts over REST: amounts as text, one's own only, in a fixed number of statements."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from contracten.models import Contract
from inkoop.platform.gebruikers.models import Gebruiker
from tests.fabrieken import ContractFactory, GemeenteFactory, JaarafspraakFactory, TariefFactory

pytestmark = pytest.mark.usefixtures("systeem")


def read(gebruiker: Gebruiker, adres: str = "") -> Any:
    """Read from the API as an account."""
    client = APIClient()
    client.force_login(gebruiker)
    antwoord = client.get(f"/api/v1/contracten{adres}")
    assert antwoord.status_code == 200
    return antwoord.json()


def test_a_contract_has_its_tariffs_and_agreements(contract: Contract, leverancier: Gebruiker) -> None:
    TariefFactory.create(contract=contract, bedrag="32.4567", tot="2022-12-31")
    JaarafspraakFactory.create(contract=contract, bedrag=1000)
    inhoud = read(leverancier, f"/{contract.pk}")
    assert (inhoud["nummer"], inhoud["ingangsdatum"]) == ("K1", "2022-01-01")
    assert inhoud["aanbieder"] == contract.aanbieder.code
    (tarief,), (afspraak,) = inhoud["tarieven"], inhoud["jaarafspraken"]
    assert (tarief["tarief"], tarief["vanaf"], tarief["tot"]) == ("32.4567", "2022-01-01", "2022-12-31")
    assert (afspraak["jaar"], afspraak["bedrag"]) == (2022, "1000.00")


def test_a_contract_says_when_it_ends_who_takes_part_and_what_was_raised(
    contract: Contract, leverancier: Gebruiker
) -> None:
    Contract.objects.filter(pk=contract.pk).update(einddatum="2024-12-31")
    gemeente = GemeenteFactory.create(regio=contract.regio)
    contract.deelnames.create(gemeente=gemeente)
    afspraak = JaarafspraakFactory.create(contract=contract, bedrag=1000)
    afspraak.verhogingen.create(datum="2022-05-01", bedrag="-50.00", besluit="minder vraag", volgorde=0)
    afspraak.verhogingen.create(
        datum="2022-06-01", bedrag="200.00", besluit="crisis", volgorde=1, gemeente=gemeente
    )
    inhoud = read(leverancier, f"/{contract.pk}")
    assert (inhoud["einddatum"], inhoud["gemeenten"]) == ("2024-12-31", [gemeente.code])
    (gevonden,) = inhoud["jaarafspraken"]
    assert gevonden["betaalwijze"] == "voorschot"
    assert [(rij["bedrag"], rij["gemeente"], rij["besluit"]) for rij in gevonden["verhogingen"]] == [
        ("-50.00", None, "minder vraag"),
        ("200.00", gemeente.code, "crisis"),
    ]


def test_a_provider_gets_its_own_contracts(contract: Contract, leverancier: Gebruiker) -> None:
    ContractFactory.create(perceel=contract.perceel)
    assert [rij["nummer"] for rij in read(leverancier)["resultaten"]] == ["K1"]


def test_more_contracts_take_no_more_statements(contract: Contract, leverancier: Gebruiker) -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            read(leverancier)
        return len(vragen)

    TariefFactory.create(contract=contract)
    gemeente = GemeenteFactory.create(regio=contract.regio)
    afspraak = JaarafspraakFactory.create(contract=contract)
    afspraak.verhogingen.create(datum="2022-05-01", bedrag=1, besluit="meer", volgorde=0, gemeente=gemeente)
    contract.deelnames.create(gemeente=gemeente)
    read(leverancier)
    een = count()
    for _ in range(3):
        ander = ContractFactory.create(perceel=contract.perceel, aanbieder=contract.aanbieder)
        TariefFactory.create(contract=ander)
        JaarafspraakFactory.create(contract=ander).verhogingen.create(
            datum="2022-05-01", bedrag=1, besluit="meer", volgorde=0
        )
        ander.deelnames.create(gemeente=GemeenteFactory.create(regio=contract.regio))
    assert count() == een

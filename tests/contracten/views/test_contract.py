"""The pages about contracts, providers and advances, for who may see them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contracten.models import Contract, KpiScore
from inkoop.platform.gebruikers.models import Gebruiker
from tests.fabrieken import (
    BetalingFactory,
    ContractFactory,
    GemeenteFactory,
    JaarafspraakFactory,
    TariefFactory,
    VoorschotFactory,
)

pytestmark = pytest.mark.usefixtures("systeem")


@pytest.fixture
def read(client: Client, manager: Gebruiker) -> Callable[[str], str]:
    """Read a page as the contract manager."""
    client.force_login(manager)

    def _read(adres: str) -> str:
        antwoord = client.get(adres)
        assert antwoord.status_code == 200
        inhoud: str = antwoord.content.decode().replace("\xa0", " ")
        return inhoud

    return _read


def test_the_list_shows_the_latest_agreement_and_its_budget(
    contract: Contract, read: Callable[[str], str]
) -> None:
    JaarafspraakFactory.create(contract=contract, jaar=2021, bedrag=1)
    JaarafspraakFactory.create(contract=contract, jaar=2022, soort="budgetplafond", bedrag=Decimal("2000"))
    pagina = read(reverse("contracten"))
    assert "2022: " in pagina
    assert "€ 2.000,00" in pagina
    assert "2021: " not in pagina


def test_year_and_kind_hold_for_one_agreement(contract: Contract, read: Callable[[str], str]) -> None:
    JaarafspraakFactory.create(contract=contract, jaar=2021, soort="budgetplafond", bedrag=1)
    JaarafspraakFactory.create(contract=contract, jaar=2022)
    adres = reverse("contract", args=[contract.pk])
    assert adres in read(reverse("contracten") + "?jaar=2021&soort=budgetplafond")
    assert adres not in read(reverse("contracten") + "?jaar=2022&soort=budgetplafond")


def test_a_contract_shows_its_tariffs_scores_and_agreements(
    contract: Contract, read: Callable[[str], str]
) -> None:
    TariefFactory.create(contract=contract, bedrag=Decimal("32.4567"))
    KpiScore.objects.create(contract=contract, jaar=2022, kpi="Tijdigheid", score="0.9")
    JaarafspraakFactory.create(contract=contract, clienten=17)
    pagina = read(reverse("contract", args=[contract.pk]))
    for tekst in ("Contract K1", "€ 32,4567", "Tijdigheid", "17", contract.aanbieder.naam):
        assert tekst in pagina


def test_a_contract_of_another_region_does_not_exist(client: Client, manager: Gebruiker) -> None:
    client.force_login(manager)
    vreemd = ContractFactory.create()
    for naam in ("contract", "voorschotten"):
        assert client.get(reverse(naam, args=[vreemd.pk])).status_code == 404


def test_advances_show_the_chosen_year_or_else_the_latest(
    contract: Contract, read: Callable[[str], str]
) -> None:
    gemeente = GemeenteFactory.create(regio=contract.regio, naam="Beesel")
    VoorschotFactory.create(contract=contract, gemeente=gemeente, datum="2021-03-01", bedrag=11)
    VoorschotFactory.create(contract=contract, gemeente=gemeente, datum="2022-05-01", bedrag=22)
    adres = reverse("voorschotten", args=[contract.pk])
    nieuwste, gekozen = read(adres), read(adres + "?jaar=2021")
    assert "mei 2022" in nieuwste
    assert "Beesel" in nieuwste
    assert "maart 2021" not in nieuwste
    assert "maart 2021" in gekozen


def test_a_year_without_an_agreement_is_not_the_first_to_be_shown(
    contract: Contract, read: Callable[[str], str]
) -> None:
    JaarafspraakFactory.create(contract=contract, jaar=2022)
    for jaar in (2022, 2023):
        BetalingFactory.create(contract=contract, jaar=jaar, datum=f"{jaar}-02-10", bedrag=Decimal(jaar))
        VoorschotFactory.create(contract=contract, datum=f"{jaar}-02-10", bedrag=Decimal(jaar))
    assert f"Betalingen op {contract.nummer} voor zorg van 2022" in read(
        reverse("betalingen", args=[contract.pk])
    )
    adres = reverse("voorschotten", args=[contract.pk])
    assert f"Voorschotten van {contract.nummer} in 2022" in read(adres)
    assert "?jaar=2023" in read(adres)
    assert f"Voorschotten van {contract.nummer} in 2023" in read(f"{adres}?jaar=2023")


def test_every_advance_is_shown_with_its_day_and_reference(
    contract: Contract, client: Client, manager: Gebruiker, read: Callable[[str], str]
) -> None:
    gemeente = GemeenteFactory.create(regio=contract.regio, naam="Beesel")
    for dag, bedrag, kenmerk in (
        ("2022-12-01", 1031, ""),
        ("2022-12-15", 500, "EXTRA"),
        ("2022-12-20", -500, "TERUG"),
    ):
        VoorschotFactory.create(
            contract=contract, gemeente=gemeente, datum=dag, bedrag=bedrag, kenmerk=kenmerk
        )
    adres = reverse("voorschotten", args=[contract.pk])
    pagina = read(adres)
    for tekst in ("15-12-2022", "EXTRA", "€ 500,00", "20-12-2022", "TERUG"):
        assert tekst in pagina
    client.force_login(manager)
    csv: Any = client.get(f"{adres}?boekingen-export=csv")
    assert "EXTRA" in b"".join(csv.streaming_content).decode("utf-8-sig")


def test_a_contract_without_advances_says_so(contract: Contract, read: Callable[[str], str]) -> None:
    assert "geen voorschotten" in read(reverse("voorschotten", args=[contract.pk]))


def test_a_provider_page_lists_its_contracts(contract: Contract, read: Callable[[str], str]) -> None:
    ander = ContractFactory.create(perceel=contract.perceel)
    pagina = read(reverse("aanbieder", args=[contract.aanbieder_id]))
    assert reverse("contract", args=[contract.pk]) in pagina
    assert reverse("contract", args=[ander.pk]) not in pagina


def test_providers_are_found_by_name_or_code(contract: Contract, read: Callable[[str], str]) -> None:
    adres = reverse("aanbieder", args=[contract.aanbieder_id])
    assert adres in read(reverse("aanbieders") + f"?zoek={contract.aanbieder.code}")
    assert adres not in read(reverse("aanbieders") + "?zoek=bestaat-niet")


def test_payments_on_declarations_open_from_the_year_of_the_care(
    contract: Contract, read: Callable[[str], str]
) -> None:
    for jaar, dag, bedrag in (
        (2022, "2023-02-10", "150.25"),
        (2022, "2023-02-20", "-50.25"),
        (2021, "2022-01-05", "7"),
    ):
        BetalingFactory.create(contract=contract, jaar=jaar, datum=dag, bedrag=Decimal(bedrag))
    adres = reverse("betalingen", args=[contract.pk])
    assert f"{adres}?jaar=2022" in read(reverse("contract", args=[contract.pk])).replace("&amp;", "&")
    pagina = read(adres)
    assert f"Betalingen op {contract.nummer} voor zorg van 2022" in pagina
    assert "10-02-2023" in pagina
    assert "-€ 50,25" in pagina.replace("−", "-") or "€ -50,25" in pagina.replace("−", "-")
    assert "€ 100,00" in pagina
    assert "€ 7,00" not in pagina
    assert "€ 7,00" in read(f"{adres}?jaar=2021")
    assert "niets op declaraties betaald" in read(f"{adres}?jaar=2020")

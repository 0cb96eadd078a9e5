"""Who works in more than one region sees all of it together, or chooses one."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contracten.models import AanbiederToegang, Contract
from inkoop.beheer.toegang import get_codes_van_account
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.toegangen import get_toegangen
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak
from segmenten.models import Gemeente, GemeenteToegang, Regio, RegioToegang
from tests import fabrieken
from tests.fabrieken import make_gebruiker

pytestmark = pytest.mark.django_db


@pytest.fixture
def contracten() -> dict[str, Contract]:
    """A contract in each of three regions, of one provider by its KvK number."""
    gevonden = {}
    for code in ("noord", "zuid", "west"):
        regio = fabrieken.RegioFactory.create(code=code, naam=f"Regio {code}")
        segment = fabrieken.SegmentFactory.create(regio=regio)
        gevonden[code] = fabrieken.ContractFactory.create(
            regio=regio,
            nummer=f"C-{code}",
            aanbieder=fabrieken.AanbiederFactory.create(regio=regio, kvk="12345678"),
            perceel=fabrieken.PerceelFactory.create(segment=segment),
        )
    return gevonden


def make_client(rol: str, *waarvoor: Any) -> Client:
    account = make_gebruiker("iemand", rol)
    with met_systeemzicht():
        for een in waarvoor:
            if isinstance(een, Regio):
                RegioToegang.objects.create(gebruiker=account, regio=een)
            elif isinstance(een, Gemeente):
                GemeenteToegang.objects.create(gebruiker=account, gemeente=een)
            else:
                AanbiederToegang.objects.create(gebruiker=account, aanbieder=een)
    client = Client()
    client.force_login(account)
    return client


def choose(client: Client, regio: Regio | None) -> None:
    antwoord = client.post(reverse("regiokeuze"), {"regio": str(regio.pk) if regio else ""})
    assert antwoord["Location"] == reverse("start")


def find_nummers(client: Client) -> set[str]:
    lijst = client.get(reverse("contracten")).content.decode()
    return {code for code in ("noord", "zuid", "west") if f"C-{code}" in lijst}


def test_all_own_regions_stand_together_until_one_is_chosen(contracten: dict[str, Contract]) -> None:
    noord, zuid = contracten["noord"].regio, contracten["zuid"].regio
    client = make_client(Rol.CONTRACTMANAGER, noord, zuid)
    assert find_nummers(client) == {"noord", "zuid"}
    choose(client, zuid)
    assert find_nummers(client) == {"zuid"}
    choose(client, None)
    assert find_nummers(client) == {"noord", "zuid"}


def test_a_provider_sees_its_contracts_of_all_regions_together_or_of_one(
    contracten: dict[str, Contract],
) -> None:
    client = make_client(Rol.AANBIEDER, contracten["noord"].aanbieder, contracten["zuid"].aanbieder)
    assert find_nummers(client) == {"noord", "zuid"}
    choose(client, contracten["noord"].regio)
    assert find_nummers(client) == {"noord"}


def test_who_works_for_municipalities_of_two_regions_chooses_too(contracten: dict[str, Contract]) -> None:
    gemeenten = [fabrieken.GemeenteFactory.create(regio=contracten[code].regio) for code in ("noord", "zuid")]
    client = make_client(Rol.FINANCIEN, *gemeenten)
    choose(client, contracten["noord"].regio)
    assert find_nummers(client) == {"noord"}


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER])
def test_what_was_chosen_does_not_change_for_whom_one_works(
    contracten: dict[str, Contract], rol: str
) -> None:
    """A download is for who works for the same as when it was asked, and a line of the log of all of it."""
    een, twee = contracten["noord"], contracten["zuid"]
    gemeenten = [fabrieken.GemeenteFactory.create(regio=contract.regio) for contract in (een, twee)]
    waarvoor: dict[str, list[Any]] = {
        Rol.CONTRACTMANAGER: [een.regio, twee.regio],
        Rol.FINANCIEN: gemeenten,
        Rol.AANBIEDER: [een.aanbieder, twee.aanbieder],
    }
    make_client(rol, *waarvoor[rol])
    account = Gebruiker.objects.get(gebruikersnaam="iemand")
    alles = get_toegangen(account)
    account.regiokeuze = twee.regio.pk
    assert (len(alles), get_toegangen(account)) == (2, alles)
    assert get_codes_van_account(account) == ["noord", "zuid"]


def test_a_region_that_is_not_the_own_cannot_be_chosen(contracten: dict[str, Contract]) -> None:
    noord, west = contracten["noord"].regio, contracten["west"].regio
    client = make_client(Rol.CONTRACTMANAGER, noord)
    pagina = client.post(reverse("regiokeuze"), {"regio": str(west.pk)})
    assert pagina.status_code == 200
    assert west.naam not in pagina.content.decode()
    assert find_nummers(client) == {"noord"}


def test_a_choice_gives_no_sight_of_a_region_where_one_works_no_more(contracten: dict[str, Contract]) -> None:
    noord, zuid = contracten["noord"].regio, contracten["zuid"].regio
    client = make_client(Rol.CONTRACTMANAGER, noord, zuid)
    choose(client, zuid)
    RegioToegang.objects.filter(regio=zuid).delete()
    assert find_nummers(client) == set()
    choose(client, None)
    assert find_nummers(client) == {"noord"}


def test_every_page_says_which_region_was_chosen_and_leads_to_the_choice(
    contracten: dict[str, Contract],
) -> None:
    noord, zuid = contracten["noord"].regio, contracten["zuid"].regio
    client = make_client(Rol.CONTRACTMANAGER, noord, zuid)
    pagina = client.get(reverse("contracten")).content.decode()
    assert "U ziet: Alle regio&#x27;s" in pagina
    assert reverse("regiokeuze") in pagina
    choose(client, zuid)
    pagina = client.get(reverse("contracten")).content.decode()
    assert "iemand (Regio zuid)" in pagina
    assert "U ziet: Regio zuid" in pagina


def test_who_works_in_one_region_is_not_bothered(contracten: dict[str, Contract]) -> None:
    client = make_client(Rol.CONTRACTMANAGER, contracten["noord"].regio)
    assert reverse("regiokeuze") not in client.get(reverse("contracten")).content.decode()


def test_a_page_of_another_own_region_says_what_was_chosen(contracten: dict[str, Contract]) -> None:
    noord, zuid = contracten["noord"].regio, contracten["zuid"].regio
    client = make_client(Rol.CONTRACTMANAGER, noord, zuid)
    choose(client, zuid)
    pagina = client.get(reverse("contract", args=[contracten["noord"].pk]))
    assert pagina.status_code == 404
    assert "U kijkt nu alleen naar Regio zuid" in pagina.content.decode()


def test_a_list_that_is_made_in_the_background_is_of_the_region_that_was_chosen(
    contracten: dict[str, Contract], settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EXPORT_REGELS_DIRECT = 0
    client = make_client(Rol.CONTRACTMANAGER, contracten["noord"].regio, contracten["zuid"].regio)
    lijst = reverse("contracten") + "?export=csv"
    client.get(lijst)
    choose(client, contracten["zuid"].regio)
    client.get(lijst)
    keuzes = Taak.objects.filter(argumenten__has_key="regiokeuze").values_list("argumenten", flat=True)
    assert {argumenten["regiokeuze"] for argumenten in keuzes} == {None, contracten["zuid"].regio.pk}

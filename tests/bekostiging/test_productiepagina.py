"""The production page says how far a contract is in a year, to each reader its own part."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contracten.models import Contract, Jaarafspraak, Tarief
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, GemeenteToegang, RegioToegang
from tests import fabrieken
from tests.bekostiging.berekening.bundel import LEESBARE_MAPPEN, read_bundel
from tests.bekostiging.opslag import store_bundel

pytestmark = pytest.mark.django_db


def store(nummer: str) -> None:
    (map_,) = (map_ for map_ in LEESBARE_MAPPEN if map_.name.startswith(f"{nummer}-"))
    with met_systeemzicht():
        store_bundel(read_bundel(map_))


def show(nummer: str, rol: str = Rol.CONTRACTMANAGER, gemeente: str = "", jaar: int = 2022) -> str:
    """Give the text of the page of a contract for somebody of the region, or of one municipality."""
    gebruiker = fabrieken.make_gebruiker(f"{rol}-{nummer}-{gemeente}", rol)
    with met_systeemzicht():
        contract = Contract.objects.get(nummer=nummer)
        if gemeente:
            GemeenteToegang.objects.create(gebruiker=gebruiker, gemeente=Gemeente.objects.get(code=gemeente))
        else:
            RegioToegang.objects.create(gebruiker=gebruiker, regio=contract.regio)
    client = Client()
    client.force_login(gebruiker)
    antwoord = client.get(reverse("productie", args=[contract.pk]), {"jaar": jaar})
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().replace("\xa0", " ").split())


def test_trajectories_show_what_began_runs_and_is_recognised() -> None:
    store("04")
    pagina = show("C1")
    assert "Stand tot en met 31-12-2022" in pagina
    for kop in ("Begonnen", "Afgesloten", "Lopend", "Erkend"):
        assert f'<th scope="col" class="tabel__getal">{kop}</th>' in pagina
    # R of the worked example, beside its budget.
    assert "Realisatie tot nu toe" in pagina
    assert "€ 18.077,71" in pagina
    assert "Budget gebruikt" in pagina
    assert "€ 15.000,00" in pagina


def test_places_show_what_was_agreed_and_occupied() -> None:
    store("05")
    pagina = show("C1")
    assert "Plekdagen tot nu toe" in pagina
    assert "1.095" in pagina


def test_finance_sees_the_whole_contract_and_of_the_parts_its_own() -> None:
    store("04")
    pagina = show("C1", Rol.FINANCIEN, "0983")
    assert "daarna staat het deel van uw gemeente" in pagina
    assert "Venlo" in pagina
    assert "Venray" not in pagina.partition("<main")[2]


def test_a_fixed_amount_is_said_as_it_is() -> None:
    store("08")
    pagina = show("C1")
    assert "Afgesproken is een vast bedrag van € 100.000,00 voor 20 cliënten." in pagina
    assert "Geen budget" not in pagina
    assert "Budget gebruikt" not in pagina


def test_what_cannot_be_worked_out_says_why() -> None:
    store("01")
    with met_systeemzicht():
        Tarief.objects.all().delete()
    pagina = show("C1")
    assert "De stand van 2022 is nog niet te berekenen. Voor product 01A01 is geen geldig tarief" in pagina


def test_a_year_is_shown_before_anything_was_declared() -> None:
    store("04")
    with met_systeemzicht():
        Jaarafspraak.objects.filter(contract__nummer="C1").update(jaar=timezone.localdate().year)
    assert "Stand tot en met" in show("C1", jaar=timezone.localdate().year)

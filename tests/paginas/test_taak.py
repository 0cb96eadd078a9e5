"""What the page of a job says follows the job: what is renewed, is renewed with its state."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.taken.models import Taak, Taakstatus
from tests.fabrieken import TaakFactory, make_gebruiker

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Gebruiker:
    return make_gebruiker("manager", Rol.CONTRACTMANAGER)


def make_taak(manager: Gebruiker, status: str, **velden: object) -> Taak:
    lease = timezone.now() if status == Taakstatus.LOOPT else None
    taak: Taak = TaakFactory.create(
        gevraagd_door=manager, status=status, gedaan=3, totaal=4, lease_tot=lease, **velden
    )
    return taak


def read_stand(client: Client, adres: str) -> str:
    """Return the part of a page that is renewed while the job runs."""
    tekst = client.get(adres).content.decode()
    begin = tekst.index('-stand">')
    return tekst[begin : tekst.index('role="status"', begin)]


@pytest.mark.parametrize("route", ["taak", "taak_voortgang"])
@pytest.mark.parametrize("status", Taakstatus)
def test_the_word_of_the_state_is_renewed_with_the_bar(
    client: Client, manager: Gebruiker, route: str, status: Taakstatus
) -> None:
    client.force_login(manager)
    stand = read_stand(client, reverse(route, args=[make_taak(manager, status).pk]))
    assert f">{status.label}<" in "".join(stand.split("\n")).replace("  ", "")
    assert "<progress" in stand


def test_the_word_of_the_state_stands_on_the_page_once(client: Client, manager: Gebruiker) -> None:
    client.force_login(manager)
    tekst = client.get(reverse("taak", args=[make_taak(manager, Taakstatus.WACHT).pk])).content.decode()
    assert tekst.count(">Wacht<") == 1


def test_work_that_was_broken_off_says_so_while_it_waits(client: Client, manager: Gebruiker) -> None:
    client.force_login(manager)
    taak = make_taak(manager, Taakstatus.WACHT, pogingen=1)
    assert "Het werk is onderbroken. Het begint straks opnieuw." in read_stand(
        client, reverse("taak", args=[taak.pk])
    )

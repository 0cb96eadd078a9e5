"""The list of requests for rights: newest first, with the scope that was asked, chosen by state and name."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Rol, Verzoekstatus
from segmenten.models import Regio
from tests import fabrieken
from tests.inkoop.beheer.hulp import make_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def make_verzoek(account: Gebruiker, vrager: Gebruiker, **velden: Any) -> Rechtenverzoek:
    vast = {"is_gevoelig": True, "rollen": [Rol.CONTRACTMANAGER], "reden": "nieuw", "gevraagd_door": vrager}
    return Rechtenverzoek.objects.create(account=account, **vast | velden)


def make_besloten(account: Gebruiker, vrager: Gebruiker, aantal: int, **velden: Any) -> list[int]:
    """Make requests that were taken back, the oldest first, and give their numbers."""
    return [
        make_verzoek(account, vrager, status=Verzoekstatus.INGETROKKEN, **velden).pk for _ in range(aantal)
    ]


def list_verzoeken(client: Client, vraag: str = "") -> list[int]:
    html = client.get(f"{reverse('rechtenverzoeken')}?{vraag}").content.decode()
    return [int(nummer) for nummer in re.findall(r'href="/rechtenverzoeken/(\d+)"', html)]


@pytest.fixture
def account(regios: dict[str, Regio]) -> Gebruiker:
    return make_account("account", Rol.INKOPER, regios["hier"])


def test_the_newest_request_stands_first_page_by_page(
    directie: Client, beheerder: Gebruiker, account: Gebruiker
) -> None:
    nummers = make_besloten(account, beheerder, 60)
    html = directie.get(reverse("rechtenverzoeken")).content.decode()
    eerste = list_verzoeken(directie)
    assert eerste == nummers[:-51:-1]
    volgende = re.search(r'href="\?([^"]*\bna=[^"]*)"', html)
    assert volgende
    assert list_verzoeken(directie, volgende[1].replace("&amp;", "&")) == nummers[9::-1]


def test_requests_are_chosen_by_state_account_and_who_asked(
    directie: Client, beheerder: Gebruiker, account: Gebruiker, regios: dict[str, Regio]
) -> None:
    (oud,) = make_besloten(account, beheerder, 1)
    open_ = make_verzoek(account, make_account("collega", Rol.BEHEERDER, regios["hier"])).pk
    ander = make_verzoek(make_account("ander", Rol.INKOPER, regios["hier"]), beheerder).pk
    assert list_verzoeken(directie) == [ander, open_, oud]
    assert list_verzoeken(directie, "status=gevraagd") == [ander, open_]
    assert list_verzoeken(directie, "status=ingetrokken") == [oud]
    assert list_verzoeken(directie, "status=") == [ander, open_, oud]
    assert list_verzoeken(directie, "account=accou") == [open_, oud]
    assert list_verzoeken(directie, "vrager=colleg") == [open_]
    html = directie.get(reverse("rechtenverzoeken") + "?status=bestaat-niet").content.decode()
    assert "Zo is niet te filteren: Status" in html


def test_a_request_tells_what_the_account_will_work_for(
    directie: Client, beheerder: Gebruiker, account: Gebruiker, regios: dict[str, Regio]
) -> None:
    een, twee = (
        fabrieken.GemeenteFactory.create(regio=regios["hier"], naam=naam) for naam in ("Een", "Twee")
    )
    ver = fabrieken.GemeenteFactory.create(regio=regios["elders"], naam="Verweg")
    make_besloten(account, beheerder, 1)
    erbij, eraf = [f"gemeente:{een.pk}", f"gemeente:{ver.pk}"], [f"gemeente:{twee.pk}"]
    make_verzoek(account, beheerder, erbij=erbij, eraf=eraf)
    html = directie.get(reverse("rechtenverzoeken")).content.decode()
    assert "erbij: gemeente Een, iets in een andere regio; eraf: gemeente Twee" in html
    assert "blijft gelijk" in html
    assert "Verweg" not in html
    csv = directie.get(reverse("rechtenverzoeken") + "?export=csv").getvalue().decode()
    assert "erbij: gemeente Een, iets in een andere regio; eraf: gemeente Twee" in csv


def test_requests_of_another_region_are_not_in_the_list(
    directie: Client, beheerder: Gebruiker, regios: dict[str, Regio]
) -> None:
    make_verzoek(make_account("ver", Rol.INKOPER, regios["elders"]), beheerder)
    assert list_verzoeken(directie) == []
    assert list_verzoeken(directie, "account=ver") == []


def test_many_requests_ask_the_database_no_more_than_one(
    directie: Client, beheerder: Gebruiker, regios: dict[str, Regio]
) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as vragen:
            directie.get(reverse("rechtenverzoeken"))
        return len(vragen)

    def add(nummer: int) -> None:
        gemeente = fabrieken.GemeenteFactory.create(regio=regios["hier"])
        account = make_account(f"account{nummer}", Rol.FINANCIEN, gemeente)
        vrager = make_account(f"vrager{nummer}", Rol.BEHEERDER, regios["hier"])
        make_verzoek(account, vrager, erbij=[f"gemeente:{gemeente.pk}"])

    add(0)
    bij_een = count()
    for nummer in range(1, 20):
        add(nummer)
    assert count() == bij_een

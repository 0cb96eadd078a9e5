"""The view that sends a private file."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.gebruikers.models import Gebruiker

Bewaar = Callable[..., Bestand]


def make_adres(bestand: Bestand) -> str:
    return reverse("bestanden:download", args=[bestand.pk])


def test_who_may_read_it_gets_the_file(save: Bewaar, anna: Gebruiker, client: Client) -> None:
    bestand = save(naam="afrekening café 2027.pdf")
    client.force_login(anna)
    antwoord = client.get(make_adres(bestand))
    assert antwoord.status_code == 200
    assert antwoord.getvalue() == b"geheim"
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Length"] == "6"
    assert antwoord["Content-Disposition"] == "attachment; filename*=utf-8''afrekening%20caf%C3%A9%202027.pdf"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Cache-Control"] == "private, no-store"


def test_to_anybody_else_it_does_not_exist(save: Bewaar, bram: Gebruiker, client: Client) -> None:
    client.force_login(bram)
    vreemd = client.get(make_adres(save()))
    onbekend = client.get(reverse("bestanden:download", args=[uuid.UUID(int=1)]))
    assert vreemd.status_code == onbekend.status_code == 404
    assert "brief.pdf" not in vreemd.content.decode()


def test_a_kind_nobody_decides_on_is_shown_to_nobody(save: Bewaar, anna: Gebruiker, client: Client) -> None:
    client.force_login(anna)
    assert client.get(make_adres(save(soort="onbekend"))).status_code == 404


def test_a_visitor_is_asked_to_log_in(save: Bewaar, client: Client, settings: Settings) -> None:
    settings.LOGIN_URL = "/aanmelden"
    antwoord = client.get(make_adres(save()))
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/aanmelden?next=/bestanden/")


@pytest.mark.parametrize("wijze", ["post", "put", "delete"])
def test_a_file_can_only_be_read(save: Bewaar, anna: Gebruiker, client: Client, wijze: str) -> None:
    client.force_login(anna)
    assert getattr(client, wijze)(make_adres(save())).status_code == 405


def test_the_admin_lists_files_for_a_superuser_and_changes_nothing(save: Bewaar, client: Client) -> None:
    bestand = save()
    client.force_login(Gebruiker.objects.create_superuser("root", "een lang wachtwoord"))
    assert "brief.pdf" in client.get(reverse("admin:bestanden_bestand_changelist")).content.decode()
    adres = reverse("admin:bestanden_bestand_change", args=[bestand.pk])
    assert client.get(adres).status_code == 200
    assert client.post(adres, {"naam": "anders.pdf"}).status_code == 403


def test_the_admin_shows_an_operator_of_one_region_nothing(save: Bewaar, client: Client) -> None:
    save()
    client.force_login(Gebruiker.objects.create_user("beheer", rollen=["beheerder"]))
    assert client.get(reverse("admin:bestanden_bestand_changelist")).status_code == 403

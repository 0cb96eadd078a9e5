"""A page that runs into a limit of the database says so, and says when to come back; it never breaks."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import clear_url_caches, path, reverse

from inkoop import urls
from inkoop.platform.databank.tijdgrenzen import STANDAARD, Tijdgrens, Werksoort
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak
from segmenten.models import Regio, RegioToegang
from tests.fabrieken import make_gebruiker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def kort(settings: LazySettings) -> None:
    grens = Tijdgrens(slot=0.3, opdracht=0.6, stilte=5)
    settings.TIJDGRENZEN = {**STANDAARD, Werksoort.PAGINA: grens, Werksoort.API: grens}


@pytest.fixture
def manager() -> Gebruiker:
    wie = make_gebruiker("manager", Rol.CONTRACTMANAGER)
    with met_systeemzicht():
        RegioToegang.objects.create(gebruiker=wie, regio=Regio.objects.create(code="een", naam="Een"))
    return wie


@pytest.fixture
def bezoeker(manager: Gebruiker) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(manager)
    return client


@contextmanager
def hold(verbinding: psycopg.Connection[Any], tabel: str) -> Iterator[None]:
    """Hold a table, as a process does that hangs."""
    with verbinding.transaction():
        verbinding.execute(f"LOCK TABLE {tabel}")
        yield


def test_a_page_that_waits_for_a_lock_answers_503_with_words(
    bezoeker: Client, eigenaar_verbinding: psycopg.Connection[Any]
) -> None:
    with hold(eigenaar_verbinding, "segmenten_regio"):
        begin = time.monotonic()
        antwoord = bezoeker.get(reverse("regios"))
        duur = time.monotonic() - begin
    assert antwoord.status_code == 503
    assert antwoord["Retry-After"] == "10"
    assert antwoord["Cache-Control"] == "no-store"
    tekst = antwoord.content.decode()
    assert "Dit lukt nu even niet" in tekst
    assert "met dezelfde gegevens bezig" in tekst
    assert duur < 2
    assert bezoeker.get(reverse("regios")).status_code == 200


def test_the_api_answers_503_as_a_problem(
    bezoeker: Client, eigenaar_verbinding: psycopg.Connection[Any]
) -> None:
    with hold(eigenaar_verbinding, "contracten_contract"):
        antwoord = bezoeker.get(reverse("api-contract-list"))
    assert (antwoord.status_code, antwoord["Content-Type"]) == (503, "application/problem+json")
    assert antwoord.json()["title"] == "Dit lukt nu even niet"
    assert "met dezelfde gegevens bezig" in antwoord.json()["detail"]
    assert antwoord["Retry-After"] == "10"


@contextmanager
def route(view: Callable[[HttpRequest], HttpResponse]) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("proef", view)])
        clear_url_caches()
        yield "/proef"
    clear_url_caches()


def sleep_in_databank(_: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")
    return HttpResponse()


def test_a_page_that_takes_too_long_answers_503_with_other_words(bezoeker: Client) -> None:
    with route(sleep_in_databank) as adres:
        antwoord = bezoeker.get(adres)
    assert (antwoord.status_code, antwoord["Retry-After"]) == (503, "60")
    assert "duurde te lang" in antwoord.content.decode()


def test_what_a_page_wrote_before_it_ran_into_a_limit_is_taken_back(bezoeker: Client) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        Taak.objects.create(soort="proef", titel="half")
        return sleep_in_databank(request)

    with route(view) as adres:
        assert bezoeker.get(adres).status_code == 503
    assert not Taak.objects.exists()


def test_a_database_that_is_away_is_503_also_where_no_view_is_reached(
    bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise OperationalError("weg")

    monkeypatch.setattr("inkoop.platform.gebruikers.middleware.touch", fail)
    antwoord = bezoeker.get(reverse("start"))
    assert (antwoord.status_code, antwoord["Retry-After"]) == (503, "30")
    assert "kan nu niet bij de gegevens" in antwoord.content.decode()


def test_a_defect_is_still_a_defect(bezoeker: Client) -> None:
    def view(_: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError

    with route(view) as adres:
        antwoord = bezoeker.get(adres)
    assert antwoord.status_code == 500
    assert "Retry-After" not in antwoord

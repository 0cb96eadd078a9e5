"""The road to a service and back, against a real OpenID Connect server of another make."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.providers.base.provider import Provider
from django.conf import LazySettings
from django.test import Client, RequestFactory
from django.urls import reverse

from inkoop.platform.gebruikers.aanmelding.dienstadapter import Dienstadapter
from inkoop.platform.gebruikers.aanmelding.oidc import Oidcprovider
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.logboek.models import Logregel
from tests.inkoop.platform.gebruikers.aanmelding.diensten.dienst import (
    GEHEIM,
    GEMEENTE,
    is_binnen,
    leave,
    sign_in_there,
    sign_in_with,
)
from tests.inkoop.platform.gebruikers.aanmelding.stappen import sign_in

# The server of another make is one of the tools of `make test-volledig`.
pytestmark = [pytest.mark.django_db, pytest.mark.traag, pytest.mark.usefixtures("systeem")]


def test_the_road_there_has_pkce_a_nonce_and_nothing_of_the_address(client: Client) -> None:
    adres = leave(client, GEMEENTE, "?scope=alles&auth_params=prompt%3Dnone&action=reauthenticate")
    vraag = {naam: waarde[0] for naam, waarde in parse_qs(urlsplit(adres).query).items()}
    assert set(vraag["scope"].split()) == {"openid", "email"}
    assert "prompt" not in vraag
    assert vraag["code_challenge_method"] == "S256"
    assert len(vraag["nonce"]) > 40
    assert vraag["redirect_uri"] == "http://testserver/aanmelden/dienst/gemeente/terug"
    ander = parse_qs(urlsplit(leave(client, GEMEENTE)).query)
    assert ander["nonce"][0] != vraag["nonce"]
    assert ander["state"][0] != vraag["state"]


def test_an_answer_that_nobody_asked_for_fills_no_log(client: Client) -> None:
    for vraag in ("", "?state=x&code=y", "?error=access_denied"):
        assert client.get(f"/aanmelden/dienst/gemeente/terug{vraag}").status_code == 403
    assert not Logregel.objects.filter(handeling="aanmelden_mislukt").exists()


def test_who_asks_all_the_time_must_wait(client: Client, settings: LazySettings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "aanmelddienst": "2/m/ip"}
    assert [client.post("/aanmelden/dienst/gemeente").status_code for _ in range(3)] == [200, 200, 429]


def test_two_services_may_know_us_by_one_name(rf: RequestFactory) -> None:
    for app in Dienstadapter().list_apps(rf.get("/")):
        provider = Oidcprovider(rf.get("/"), app=app)
        assert Provider.deserialize(provider.serialize()).app.provider_id == app.provider_id


def test_an_answer_works_once_and_for_who_asked(client: Client) -> None:
    terug = sign_in_there(leave(client, GEMEENTE), "bea")
    dief = Client()
    assert dief.get(terug).status_code == 403
    assert not is_binnen(dief)
    assert client.get(terug).status_code == 302
    assert Client().get(terug).status_code == 403


def test_an_answer_of_another_service_is_refused(client: Client) -> None:
    terug = sign_in_there(leave(client, GEMEENTE), "bea")
    valsch = "&".join(deel for deel in terug.split("&") if not deel.startswith("iss="))
    assert client.get(f"{valsch}&iss=https://elders.example").status_code == 403
    assert not is_binnen(client)


def test_the_nonce_must_come_back(client: Client) -> None:
    terug = sign_in_there(leave(client, GEMEENTE), "bea")
    sessie = client.session
    for toestand, *_ in sessie["socialaccount_states"].values():
        toestand["nonce"] = "een andere"
    sessie.save()
    antwoord = client.get(terug)
    assert antwoord.status_code == 403
    assert "geen antwoord dat wij kunnen gebruiken" in antwoord.content.decode()


def test_who_changes_his_mind_there_reads_that_it_did_not_work(client: Client) -> None:
    toestand = parse_qs(urlsplit(leave(client, GEMEENTE)).query)["state"][0]
    antwoord = client.get(f"/aanmelden/dienst/gemeente/terug?error=access_denied&state={toestand}")
    assert antwoord.status_code == 403
    assert "niet gelukt" in antwoord.content.decode()


def test_a_secret_is_replaced_without_starting_again(client: Client, geheim: Path) -> None:
    geheim.write_text("een oud geheim")
    assert sign_in_with(client, GEMEENTE, "bea").status_code == 403
    geheim.write_text(GEHEIM)
    sign_in_with(client, GEMEENTE, "bea")
    assert is_binnen(client)


def test_a_service_that_is_away_gives_a_page_with_words(
    client: Client, settings: LazySettings, tmp_path: Path, geheim: Path
) -> None:
    rij = {"code": "weg", "naam": "Weg", "issuer": "http://127.0.0.1:9", "client_id": "x"}
    pad = tmp_path / "weg.json"
    pad.write_text(json.dumps([{**rij, "geheim": str(geheim), "soort": "medewerkers"}]))
    settings.AANMELDDIENSTEN = str(pad)
    antwoord = client.post("/aanmelden/dienst/weg")
    assert antwoord.status_code == 403
    assert "geen antwoord" in antwoord.content.decode()


def test_a_service_that_calls_itself_otherwise_is_refused(
    client: Client, settings: LazySettings, tmp_path: Path, geheim: Path, issuer: str
) -> None:
    rij: dict[str, Any] = {"code": GEMEENTE, "naam": "G", "issuer": f"{issuer}/", "client_id": "inkoop"}
    pad = tmp_path / "anders.json"
    pad.write_text(json.dumps([{**rij, "geheim": str(geheim), "soort": "medewerkers"}]))
    settings.AANMELDDIENSTEN = str(pad)
    assert client.post("/aanmelden/dienst/gemeente").status_code == 403


def test_the_pages_show_the_services(client: Client, bea: Gebruiker) -> None:
    assert "Aanmelden met Gemeente" in client.get(reverse("aanmelden")).content.decode()
    assert client.get("/aanmelden/dienst/gemeente").status_code == 405
    assert client.post("/aanmelden/dienst/onbekend").status_code == 404
    sign_in(client)
    tekst = client.get(reverse("mfa_index")).content.decode()
    assert "Koppelen met Gemeente" in tekst
    assert "Koppelen met eHerkenning" in tekst


def test_the_way_on_is_kept(client: Client) -> None:
    assert sign_in_with(client, GEMEENTE, "bea", next="/account")["Location"] == "/account"
    assert sign_in_with(Client(), GEMEENTE, "bea", next="https://elders.example/")["Location"] == "/"

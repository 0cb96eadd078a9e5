"""What a request cannot do: hide another in itself, see what lies on the machine, or go by unnoticed."""

import json
import logging
import re
import runpy
import secrets
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from gunicorn.config import Config
from gunicorn.http import RequestParser
from gunicorn.http.errors import ParseException

from inkoop.logregels import configure_logregels
from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.stapel.plekken import PROJECT
from tests.fabrieken import make_gebruiker

_KOP = b"POST /aanmelden HTTP/1.1\r\nHost: inkoop\r\n"


@pytest.fixture
def webserver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """The web server as gunicorn.conf.py sets it; there it can be told to be less strict."""
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    instellingen = Config()
    for naam, waarde in runpy.run_path(str(PROJECT / "gunicorn.conf.py")).items():
        if naam in instellingen.settings:
            instellingen.set(naam, waarde)
    return instellingen


def parse(webserver: Config, bericht: bytes) -> object:
    """Read a request as the web server of an installation does."""
    return next(RequestParser(webserver, iter([bericht]), ("127.0.0.1", 1)))


@pytest.mark.parametrize(
    "koppen",
    [
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        b"Content-Length: 4\r\nContent-Length: 9\r\n",
        b"Content-Length: +4\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"Transfer-Encoding: chunked, identity\r\n",
        b"X-Een: 1\r\n Transfer-Encoding: chunked\r\n",
    ],
)
def test_a_request_has_one_length_or_is_refused(webserver: Config, koppen: bytes) -> None:
    assert parse(webserver, _KOP + b"Content-Length: 4\r\n\r\nabcd")
    with pytest.raises(ParseException):
        parse(webserver, _KOP + koppen + b"\r\n0\r\n\r\nGET /beheer HTTP/1.1\r\n\r\n")


@pytest.mark.parametrize("adres", ["/", "/aanmelden", "/gezondheid", "/metingen", "/api/v1/contracten"])
def test_trace_gives_nothing_back(client: Client, bea: Gebruiker, adres: str) -> None:
    aangemeld = Client()
    aangemeld.force_login(bea)
    for wie, mag in ((client, {302, 401, 405}), (aangemeld, {302, 403, 405})):
        antwoord = wie.generic("TRACE", adres, headers={"x-geheim": "geheim"})
        assert antwoord.status_code in mag
        assert b"geheim" not in antwoord.content


@pytest.mark.parametrize(
    "adres",
    [
        "/static/",
        "/static/js/",
        "/static/../inkoop/settings.py",
        "/static/%2e%2e/pyproject.toml",
        "/.git/config",
        "/bestanden/",
    ],
)
@pytest.mark.django_db
def test_no_folder_is_shown_and_nothing_but_static_files_lies_open(client: Client, adres: str) -> None:
    assert client.get(adres).status_code == 404


def test_an_image_holds_no_history_no_secrets_and_no_tests() -> None:
    weg = set(Path(PROJECT / ".dockerignore").read_text(encoding="utf-8").split())
    assert {".git", ".env", "var", "certificaten", "instellingen", "tests", ".ci", "inkoop/stapel"} <= weg


def find_einde(caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    """Return the line that ends a request."""
    (regel,) = [
        regel.msg
        for regel in caplog.records
        if isinstance(regel.msg, dict) and regel.msg["event"] in {"request_finished", "request_failed"}
    ]
    return regel


@pytest.mark.django_db
def test_who_asks_what_he_may_not_stands_in_the_log_lines(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    inkoper = make_gebruiker("ina", Rol.INKOPER)
    client.force_login(inkoper)
    with caplog.at_level(logging.INFO):
        assert client.get("/toewijzingen").status_code == 403
    regel = find_einde(caplog)
    assert (regel["code"], regel["request"], regel["user_id"]) == (403, "GET /toewijzingen", inkoper.pk)


@pytest.mark.django_db
def test_a_form_without_proof_stands_in_the_log_lines(caplog: pytest.LogCaptureFixture) -> None:
    client = Client(enforce_csrf_checks=True)
    with caplog.at_level(logging.INFO):
        assert client.post("/aanmelden", {"login": "bea"}).status_code == 403
    assert find_einde(caplog)["code"] == 403
    assert "Forbidden (CSRF cookie not set.)" in caplog.text


@pytest.mark.django_db
def test_what_broke_stands_in_the_log_lines(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breek(*_: object, **__: object) -> None:
        raise RuntimeError("hier brak het")

    monkeypatch.setattr("inkoop.platform.schermen.aanmelden.get_diensten", breek)
    client = Client(raise_request_exception=False)
    with caplog.at_level(logging.INFO):
        antwoord = client.get("/aanmelden")
    assert antwoord.status_code == 500
    assert b"hier brak het" not in antwoord.content
    assert "hier brak het" in caplog.text
    assert {regel.levelname for regel in caplog.records} & {"ERROR"}


def test_nobody_writes_a_line_of_his_own_in_the_log() -> None:
    vorm = configure_logregels("INFO")["formatters"]["regel"]
    schrijver = vorm["()"](foreign_pre_chain=vorm["foreign_pre_chain"], processors=vorm["processors"])
    # A code of `%` or `format` in what somebody sends is no code.
    gemeen = 'x"}\n{"event": "aangemeld", "gebruiker": "directie"}\r\n\x1b[2J %s %(x)d {0}'
    regel = str(schrijver.format(logging.LogRecord("p", 30, __file__, 1, "zoek %s", (gemeen,), None)))
    assert len(regel.splitlines()) == 1
    assert "\x1b" not in regel
    assert json.loads(regel)["event"] == f"zoek {gemeen}"
    assert json.loads(regel)["timestamp"].endswith("Z")


WACHTWOORD = "een-lang-en-goed-wachtwoord"


@pytest.fixture
def bea(db: None) -> Gebruiker:
    account = Gebruiker.objects.create_user("bea", WACHTWOORD, naam="Bea", rollen=[Rol.BEHEERDER])
    set_adres(account, "bea@example.org", is_bevestigd=True)
    return account


def test_no_script_reads_a_cookie_and_no_other_site_has_it_sent(client: Client, bea: Gebruiker) -> None:
    client.get(reverse("aanmelden"))
    client.post(reverse("aanmelden"), {"login": "bea", "password": WACHTWOORD})
    client.get("/")
    namen = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.APPARAAT_COOKIE_NAAM}
    assert namen <= set(client.cookies)
    for naam, cookie in client.cookies.items():
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax"), naam


def test_the_key_of_a_session_is_long_and_comes_from_the_system(
    bea: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 36 signs, 25 make 128 bits."""
    tekens: list[str] = []
    kies = secrets.choice

    def watch(uit: Sequence[str]) -> str:
        tekens.append(kies(uit))
        return tekens[-1]

    monkeypatch.setattr(secrets, "choice", watch)
    sleutels = set()
    for _ in range(5):
        client = Client()
        client.post(reverse("aanmelden"), {"login": "bea", "password": WACHTWOORD})
        sleutels.add(client.cookies[settings.SESSION_COOKIE_NAME].value)
    assert len(sleutels) == 5
    assert min(map(len, sleutels)) >= 25
    assert all(sleutel in "".join(tekens) for sleutel in sleutels)


@pytest.mark.parametrize("adres", ["/", "/aanmelden", "/api/v1/contracten", "/gezondheid"])
@pytest.mark.django_db
def test_no_other_site_reads_an_answer(client: Client, adres: str) -> None:
    antwoord = client.get(adres, headers={"origin": "https://elders.example"})
    assert "Access-Control-Allow-Origin" not in antwoord
    assert "Access-Control-Allow-Credentials" not in antwoord


@pytest.mark.parametrize(
    ("adres", "soort"),
    [
        ("/aanmelden", "text/html; charset=utf-8"),
        ("/bestaat-niet", "text/html; charset=utf-8"),
        ("/api/v1/openapi.json", "application/vnd.oai.openapi+json"),
        ("/api/v1/contracten", "application/problem+json"),
        ("/gezondheid", "application/json"),
    ],
)
@pytest.mark.django_db
def test_an_answer_says_what_it_is(client: Client, adres: str, soort: str) -> None:
    """JSON is UTF-8 by its own definition (RFC 8259)."""
    assert client.get(adres)["Content-Type"] == soort


def test_an_address_brings_no_receivers_of_its_own(
    client: Client, bea: Gebruiker, mailoutbox: list[Any]
) -> None:
    for adres in ("bea@example.org\r\nBcc: x@example.org", "bea@example.org, x@example.org"):
        antwoord = client.post(reverse("account_reset_password"), {"email": adres})
        assert antwoord.status_code == 200
    assert mailoutbox == []


def test_a_box_for_a_password_hides_it_and_takes_it_from_a_password_manager(
    client: Client, bea: Gebruiker
) -> None:
    html = client.get(reverse("aanmelden")).content.decode()
    client.post(reverse("aanmelden"), {"login": "bea", "password": WACHTWOORD})
    html += client.get(reverse("wachtwoord")).content.decode()
    vakken = re.findall(r"<input[^>]*name=\"(?:old)?password\d?\"[^>]*>", html)
    assert len(vakken) == 4
    for vak in vakken:
        assert 'type="password"' in vak
        assert re.search(r'autocomplete="(current|new)-password"', vak)
        assert not re.search(r"onpaste|maxlength|readonly", vak)


def test_a_password_stays_good_for_years(client: Client, bea: Gebruiker) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=5 * 365), tick=False):
        client.post(reverse("aanmelden"), {"login": "bea", "password": WACHTWOORD})
        assert client.get("/").status_code == 200

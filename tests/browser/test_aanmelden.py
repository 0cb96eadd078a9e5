"""Signing in as people do, in a real browser: by keyboard, with an app and with a security key."""

import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator

from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from tests.browser.controle import check_pagina
from tests.inkoop.platform.gebruikers.aanmelding.stappen import WACHTWOORD, make_code

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def bea() -> Gebruiker:
    gebruiker = Gebruiker.objects.create_user("bea", WACHTWOORD, naam="Bea", rollen=[Rol.BEHEERDER])
    set_adres(gebruiker, "bea@example.org", is_bevestigd=True)
    return gebruiker


@pytest.fixture
def sleutel(pagina: "Page") -> Iterator["CDPSession"]:
    """A security key in the browser, which says yes by itself."""
    cdp = pagina.context.new_cdp_session(pagina)
    cdp.send("WebAuthn.enable")
    opties = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True}
    opties |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opties})
    yield cdp
    cdp.detach()


def sign_in(pagina: "Page") -> None:
    """Sign in by the keyboard alone."""
    pagina.goto("/aanmelden")
    pagina.get_by_label("Gebruikersnaam of e-mailadres").focus()
    pagina.keyboard.type("bea@example.org")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type(WACHTWOORD)
    pagina.keyboard.press("Enter")


def sign_out(pagina: "Page") -> None:
    pagina.context.clear_cookies(name="sessionid")


def wait_next_code() -> None:
    """Wait until an app shows another code: each works once."""
    time.sleep(30 - time.time() % 30 + 0.5)


def add_app(pagina: "Page") -> str:
    """Add an app on the page of the account, and give its key."""
    pagina.goto("/account")
    pagina.get_by_role("link", name="App toevoegen").click()
    check_pagina(pagina, pagina.url, "app-toevoegen")
    gevonden = re.search(r"over in de app: (\w+)", pagina.locator("main").inner_text())
    assert gevonden
    pagina.get_by_label("Code").fill(make_code(gevonden[1]))
    pagina.get_by_role("button", name="Toevoegen").click()
    pagina.wait_for_url("**/account/herstelcodes")
    return gevonden[1]


def test_with_an_app_one_signs_in_in_two_steps(pagina: "Page") -> None:
    sign_in(pagina)
    pagina.wait_for_url("**/")
    sleutel = add_app(pagina)
    code = pagina.locator(".codes code").first.inner_text()
    sign_out(pagina)

    sign_in(pagina)
    pagina.wait_for_url("**/aanmelden/stap")
    check_pagina(pagina, pagina.url, "stap")
    wait_next_code()
    pagina.get_by_label("Code").fill(make_code(sleutel))
    pagina.keyboard.press("Enter")
    pagina.wait_for_url(re.compile(r"/$"))

    # The app is at home: a recovery code does as well, once.
    sign_out(pagina)
    sign_in(pagina)
    pagina.get_by_label("Code").fill(code)
    pagina.keyboard.press("Enter")
    pagina.wait_for_url(re.compile(r"/$"))


def test_with_a_security_key_one_signs_in_in_two_steps(pagina: "Page", sleutel: Any) -> None:
    sign_in(pagina)
    pagina.wait_for_url(re.compile(r"/$"))
    pagina.goto("/account")
    pagina.get_by_role("link", name="Beveiligingssleutel toevoegen").click()
    check_pagina(pagina, pagina.url, "sleutel-toevoegen")
    pagina.get_by_label("Naam").fill("Blauwe sleutel")
    pagina.get_by_role("button", name="Toevoegen").click()
    pagina.wait_for_url("**/account/herstelcodes")
    assert Authenticator.objects.get(type="webauthn").wrap().name == "Blauwe sleutel"
    pagina.goto("/account")
    assert "Blauwe sleutel" in pagina.locator("main").inner_text()
    sign_out(pagina)

    sign_in(pagina)
    pagina.wait_for_url("**/aanmelden/stap")
    pagina.get_by_role("button", name="Beveiligingssleutel gebruiken").click()
    pagina.wait_for_url(re.compile(r"/$"))
    assert "Welkom, Bea" in pagina.locator("main").inner_text()


def test_a_key_that_is_not_there_is_told_and_nobody_comes_in(pagina: "Page", sleutel: Any) -> None:
    sign_in(pagina)
    pagina.wait_for_url(re.compile(r"/$"))
    pagina.goto("/account/sleutel")
    pagina.get_by_role("button", name="Toevoegen").click()
    pagina.wait_for_url("**/account/herstelcodes")
    sign_out(pagina)
    sleutel.send("WebAuthn.disable")
    sleutel.send("WebAuthn.enable")
    opties = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True}
    sleutel.send("WebAuthn.addVirtualAuthenticator", {"options": opties | {"isUserVerified": True}})
    sign_in(pagina)
    pagina.get_by_role("button", name="Beveiligingssleutel gebruiken").click()
    pagina.get_by_text("Het lukte niet met de sleutel").wait_for()
    pagina.goto("/")
    # Halfway signing in is not in; and one can begin again.
    assert pagina.url.endswith("/aanmelden/stap")
    pagina.get_by_role("button", name="Opnieuw beginnen").click()
    pagina.wait_for_url(re.compile(r"/aanmelden$"))


def test_the_pages_of_signing_in_are_accessible(pagina: "Page") -> None:
    for pad in (
        "/aanmelden",
        "/wachtwoord/vergeten",
        "/wachtwoord/vergeten/verstuurd",
        "/aanmelden/uitgezet",
    ):
        check_pagina(pagina, pad, pad.strip("/").replace("/", "-"))
    sign_in(pagina)
    pagina.wait_for_url(re.compile(r"/$"))
    for pad in ("/account", "/emailadres", "/wachtwoord", "/aanmelden/nogmaals"):
        check_pagina(pagina, pad, pad.strip("/").replace("/", "-"))

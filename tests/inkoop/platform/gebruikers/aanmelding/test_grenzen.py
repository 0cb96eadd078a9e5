"""Guessing is slowed down, and nobody is locked out by whoever only knows the name."""

from itertools import count
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.test import Client
from django.urls import reverse

from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.aanmelding.grenzen import aanmelden_geremd
from inkoop.platform.gebruikers.models import Gebruiker, Rol

pytestmark = pytest.mark.django_db
WACHTWOORD = "een-lang-en-goed-wachtwoord"
ADRES = "bea@example.org"
GEREMD = "te vaak geprobeerd"
KLOPT_NIET = "klopt niet"

_adressen = count(1)


@pytest.fixture(autouse=True)
def bea(settings: LazySettings) -> Gebruiker:
    grenzen = {"aanmelden_paar": "3/15m/key", "aanmelden_adres": "6/15m/key"}
    grenzen |= {"aanmelden_account": "8/1h/key", "aanmelden_apparaat": "4/15m/key"}
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | grenzen
    gebruiker = Gebruiker.objects.create_user("Bea", WACHTWOORD, naam="Bea", rollen=[Rol.BEHEERDER])
    set_adres(gebruiker, ADRES, is_bevestigd=True)
    return gebruiker


def make_adres() -> str:
    """Return an address of the internet from which nobody came yet."""
    nummer = next(_adressen)
    return f"2001:db8:{nummer >> 16:x}:{nummer & 0xFFFF:x}::1"


def sign_in(client: Client | None = None, naam: str = "Bea", wachtwoord: str = "mis", van: str = "") -> str:
    """Give the page that follows, or "" for who is signed in."""
    antwoord = (client or Client()).post(
        reverse("aanmelden"), {"login": naam, "password": wachtwoord}, REMOTE_ADDR=van or make_adres()
    )
    return "" if antwoord.status_code == 302 else antwoord.content.decode()


@pytest.fixture
def bekend() -> Client:
    """A browser in which Bea signed in before, and signed out."""
    client = Client()
    assert sign_in(client, wachtwoord=WACHTWOORD) == ""
    client.post(reverse("afmelden"))
    return client


def guess_everywhere(keren: int, naam: str = "Bea") -> str:
    return [sign_in(naam=naam) for _ in range(keren)][-1]


def test_one_address_that_guesses_waits_and_others_do_not() -> None:
    van = make_adres()
    assert [GEREMD in sign_in(van=van) for _ in range(4)] == [False, False, False, True]
    assert GEREMD in sign_in(wachtwoord=WACHTWOORD, van=van)
    assert sign_in(wachtwoord=WACHTWOORD) == ""


@pytest.mark.parametrize("naam", ["BEA", " bea ", ADRES, "BEA@example.ORG"])
def test_another_spelling_or_the_address_is_the_same_account(naam: str) -> None:
    van = make_adres()
    for _ in range(3):
        sign_in(van=van)
    assert GEREMD in sign_in(naam=naam, wachtwoord=WACHTWOORD, van=van)


def test_a_name_without_an_account_waits_just_as_well() -> None:
    van = make_adres()
    assert [GEREMD in sign_in(naam="niemand", van=van) for _ in range(4)] == [False, False, False, True]
    assert GEREMD in guess_everywhere(10, "iemand-anders")


def test_one_address_that_tries_many_names_waits() -> None:
    van = make_adres()
    uit = [GEREMD in sign_in(naam=f"naam-{nummer}", van=van) for nummer in range(7)]
    assert uit == [*([False] * 6), True]
    assert GEREMD in sign_in(wachtwoord=WACHTWOORD, van=van)


def test_guessing_from_everywhere_waits_but_the_owner_comes_in_on_the_own_device(bekend: Client) -> None:
    """This is what a limit per name alone would take from the owner."""
    assert GEREMD not in guess_everywhere(8)
    assert GEREMD in sign_in(wachtwoord=WACHTWOORD)
    assert sign_in(bekend, wachtwoord=WACHTWOORD) == ""


def test_the_own_device_has_attempts_of_its_own(bekend: Client) -> None:
    assert [GEREMD in sign_in(bekend) for _ in range(5)] == [False] * 4 + [True]
    assert sign_in(wachtwoord=WACHTWOORD) == ""


def test_on_a_new_device_the_owner_comes_in_by_the_mail(
    mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    guess_everywhere(8)
    nieuw = Client()
    assert "Wachtwoord vergeten" in sign_in(nieuw, wachtwoord=WACHTWOORD)
    with django_capture_on_commit_callbacks(execute=True):
        nieuw.post(reverse("account_reset_password"), {"email": ADRES})
    link = next(deel for deel in mailoutbox[-1].body.split() if "/wachtwoord/herstel/" in deel)
    formulier = nieuw.get(link, follow=True)
    anders = "vijf heel andere gewone woorden"
    nieuw.post(formulier.redirect_chain[-1][0], {"password1": anders, "password2": anders})
    assert sign_in(nieuw, wachtwoord=anders) == ""


def test_without_a_confirmed_address_guessing_from_everywhere_stops_nobody(bea: Gebruiker) -> None:
    EmailAddress.objects.all().delete()
    guess_everywhere(10)
    assert sign_in(wachtwoord=WACHTWOORD) == ""


def test_who_signs_in_uses_up_nothing(bekend: Client) -> None:
    van = make_adres()
    for _ in range(20):
        assert sign_in(wachtwoord=WACHTWOORD, van=van) == ""
        assert sign_in(bekend, wachtwoord=WACHTWOORD) == ""
        bekend.post(reverse("afmelden"))


def test_a_refused_attempt_uses_up_nothing_of_others() -> None:
    """One address that goes on does not fill what all addresses together may."""
    van = make_adres()
    for _ in range(20):
        sign_in(van=van)
    assert sign_in(wachtwoord=WACHTWOORD) == ""


def test_a_cookie_that_we_did_not_make_is_no_known_device(bekend: Client) -> None:
    vals = Client()
    vals.cookies["inkoop_apparaat"] = bekend.cookies["inkoop_apparaat"].value[:-1] + "x"
    guess_everywhere(8)
    assert GEREMD in sign_in(vals, wachtwoord=WACHTWOORD)


def test_after_another_password_every_device_is_new(bea: Gebruiker, bekend: Client) -> None:
    bea.set_password("vijf heel andere gewone woorden")
    bea.save()
    guess_everywhere(8)
    assert GEREMD in sign_in(bekend, wachtwoord="vijf heel andere gewone woorden")


def test_a_device_of_somebody_else_is_new_to_this_account(bekend: Client) -> None:
    Gebruiker.objects.create_user("Ada", WACHTWOORD, naam="Ada", rollen=[Rol.INKOPER])
    van = make_adres()
    for _ in range(3):
        sign_in(naam="Ada", van=van)
    assert GEREMD in sign_in(bekend, naam="Ada", wachtwoord=WACHTWOORD, van=van)


def test_success_failure_and_refusal_are_told_to_who_listens(bea: Gebruiker) -> None:
    gehoord: list[tuple[str, Any]] = []

    def hear_in(user: Any, **_: Any) -> None:
        gehoord.append(("in", user))

    def hear_mis(credentials: Any, **_: Any) -> None:
        gehoord.append(("mis", credentials.get("username")))

    def hear_geremd(gebruiker: Any, **_: Any) -> None:
        gehoord.append(("geremd", gebruiker))

    paren = ((user_logged_in, hear_in), (user_login_failed, hear_mis), (aanmelden_geremd, hear_geremd))
    for sein, hoor in paren:
        sein.connect(hoor)
    try:
        van = make_adres()
        sign_in(wachtwoord=WACHTWOORD)
        for _ in range(4):
            sign_in(van=van)
    finally:
        for sein, hoor in paren:
            sein.disconnect(hoor)
    assert gehoord == [("in", bea), *([("mis", "Bea")] * 3), ("geremd", bea)]

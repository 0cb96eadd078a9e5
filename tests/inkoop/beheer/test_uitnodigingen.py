"""Who gets an account is invited, and chooses a password that nobody else knows."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inkoop.platform.gebruikers.aanmelding.adressen import has_bevestigd_adres, set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.logboek.models import Logregel
from segmenten.models import Regio
from tests.inkoop.beheer.hulp import WACHTWOORD, do, invite, make_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_who_is_invited_chooses_a_password_that_nobody_else_knows(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    link = invite(beheer, regios["hier"], django_capture_on_commit_callbacks, mailoutbox)
    nieuw = Gebruiker.objects.get(gebruikersnaam="nieuw")
    assert not nieuw.has_usable_password()
    assert Logregel.objects.get(handeling="account_uitgenodigd").onderwerp_sleutel == "nieuw"
    eigenaar = Client()
    assert "uitgenodigd als Nieuw" in eigenaar.get(link).content.decode()
    kort = eigenaar.post(link, {"password1": "kort", "password2": "kort"})
    assert "tekens" in kort.content.decode()
    assert eigenaar.post(link, {"password1": WACHTWOORD, "password2": WACHTWOORD})["Location"] == "/aanmelden"
    # The mail was read, so the address is confirmed: nothing more is asked.
    antwoord = eigenaar.post("/aanmelden", {"login": "nieuw@example.org", "password": WACHTWOORD})
    assert antwoord["Location"] == "/"
    assert "werkt niet meer" in Client().get(link).content.decode()


def test_an_invitation_ends_by_itself(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    link = invite(beheer, regios["hier"], django_capture_on_commit_callbacks, mailoutbox)
    with time_machine.travel(timezone.localtime() + timedelta(days=3, minutes=1), tick=False):
        assert "werkt niet meer" in Client().get(link).content.decode()
    assert "Welkom" in Client().get(link).content.decode()


def test_another_address_gets_a_new_invitation_and_the_old_link_is_dead(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    oud = invite(beheer, regios["hier"], django_capture_on_commit_callbacks, mailoutbox)
    nieuw = Gebruiker.objects.get(gebruikersnaam="nieuw")
    links = {"nieuw@example.org": oud}

    def move(adres: str) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            html = do(beheer, "account_persoon", nieuw, gebruikersnaam="nieuw", naam="Nieuw", email=adres)
        assert mailoutbox[-1].to == [adres]
        link = next(deel for deel in mailoutbox[-1].body.split() if "/uitnodiging/" in deel)
        for vorige in links.values():
            assert "werkt niet meer" in Client().get(vorige).content.decode()
            assert (
                Client().post(vorige, {"password1": WACHTWOORD, "password2": WACHTWOORD}).status_code == 200
            )
        assert not Gebruiker.objects.get(gebruikersnaam="nieuw").has_usable_password()
        assert "Welkom" in Client().get(link).content.decode()
        links[adres] = link
        return html

    html = move("anders@example.org")
    assert "anders@example.org (nog niet bevestigd)" in html
    assert "De oude link werkt niet meer." in html
    assert Logregel.objects.get(handeling="account_gewijzigd").verschil == {"velden": ["email"]}
    assert Logregel.objects.filter(handeling="account_uitgenodigd").count() == 2
    # Back to the first address: also the link that went there before stays dead.
    move("nieuw@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        assert "De uitnodiging is verstuurd." in do(beheer, "account_uitnodigen", nieuw)
    assert mailoutbox[-1].to == ["nieuw@example.org"]


def test_another_name_or_an_account_in_use_sends_no_invitation(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    link = invite(beheer, regios["hier"], django_capture_on_commit_callbacks, mailoutbox)
    mailoutbox.clear()
    nieuw = Gebruiker.objects.get(gebruikersnaam="nieuw")
    wil = {"gebruikersnaam": "nieuw", "naam": "Anders", "email": "NIEUW@example.org"}
    with django_capture_on_commit_callbacks(execute=True):
        do(beheer, "account_persoon", nieuw, **wil)
    assert "Welkom" in Client().get(link).content.decode()
    Client().post(link, {"password1": WACHTWOORD, "password2": WACHTWOORD})
    woord = Gebruiker.objects.get(gebruikersnaam="nieuw").password
    with django_capture_on_commit_callbacks(execute=True):
        do(beheer, "account_persoon", nieuw, **wil | {"email": "anders@example.org"})
    assert mailoutbox == []
    # Nor is the password touched that its owner chose.
    assert Gebruiker.objects.get(gebruikersnaam="nieuw").password == woord


def test_an_operator_takes_over_no_account_by_another_address(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    """Whoever used the account has the password; an invitation is for who did not yet."""
    account = make_account("account", Rol.CONTRACTMANAGER, regios["hier"])
    account.set_password("vijf heel andere gewone woorden")
    account.save()
    set_adres(account, "eigenaar@example.org", is_bevestigd=True)
    do(beheer, "account_persoon", account, gebruikersnaam="account", naam="account", email="b@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        html = do(beheer, "account_uitnodigen", account)
        Client().post(reverse("account_reset_password"), {"email": "b@example.org"})
    assert "geen uitnodiging" in html
    assert mailoutbox == []
    assert not has_bevestigd_adres(account)


def test_only_the_newest_invitation_works_and_one_that_is_withdrawn_stays_dead(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    eerste = invite(beheer, regios["hier"], django_capture_on_commit_callbacks, mailoutbox)
    account = Gebruiker.objects.get(gebruikersnaam="nieuw")
    pagina = beheer.get(reverse("account", args=[account.pk])).content.decode()
    assert "Uitnodiging intrekken" in pagina
    with django_capture_on_commit_callbacks(execute=True):
        do(beheer, "account_uitnodigen", account)
    tweede = next(deel for deel in mailoutbox[-1].body.split() if "/uitnodiging/" in deel)
    assert "werkt niet meer" in Client().get(eerste).content.decode()
    assert "Welkom" in Client().get(tweede).content.decode()
    do(beheer, "account_uitzetten", account)
    do(beheer, "account_aanzetten", account)
    account.refresh_from_db()
    assert account.is_active
    assert "werkt niet meer" in Client().get(tweede).content.decode()

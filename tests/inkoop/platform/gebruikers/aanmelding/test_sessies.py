"""How long somebody stays signed in, where, and what he is asked again before."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inkoop.platform.gebruikers.aanmelding.sessies import remove_oude_sessies
from inkoop.platform.gebruikers.models import Gebruiker, Rol, Sessie
from inkoop.platform.logboek.models import Logregel
from tests.inkoop.platform.gebruikers.aanmelding.stappen import WACHTWOORD, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]
VERLOPEN = "Uw sessie is verlopen"


@pytest.fixture(autouse=True)
def bea() -> Gebruiker:
    return Gebruiker.objects.create_user("bea", WACHTWOORD, naam="Bea", rollen=[Rol.BEHEERDER])


@pytest.fixture
def aangemeld(client: Client) -> Client:
    sign_in(client)
    return client


def na(minuten: float) -> Any:
    return time_machine.travel(timezone.now() + timedelta(minutes=minuten), tick=False)


def read_kenmerken(html: str) -> list[str]:
    return re.findall(r'name="sessie" value="(\w+)"', html)


def test_without_anything_done_a_session_ends(aangemeld: Client) -> None:
    with na(59):
        assert aangemeld.get("/").status_code == 200
    with na(59 + 59):
        assert aangemeld.get("/").status_code == 200
    with na(59 + 59 + 61):
        antwoord = aangemeld.get("/")
        assert (antwoord.status_code, VERLOPEN in antwoord.content.decode()) == (401, True)
        assert not Sessie.objects.exists()


def test_after_a_working_day_a_session_ends_whatever_is_done(aangemeld: Client) -> None:
    for uur in range(10):
        with na(60 * uur - 1 if uur else 0):
            assert aangemeld.get("/").status_code == 200, uur
        with na(60 * uur + 30):
            assert aangemeld.get("/").status_code == 200, uur
    with na(60 * 10 + 1):
        assert aangemeld.get("/").status_code in {302, 401}


def test_a_part_of_a_page_that_renews_itself_keeps_nobody_signed_in(aangemeld: Client) -> None:
    for minuut in range(0, 60, 10):
        with na(minuut):
            aangemeld.get(reverse("stijlgids_voortgang"), headers={"HX-Request": "true"})
    with na(61):
        assert aangemeld.get("/").status_code == 401


def test_a_key_that_ended_opens_nothing_again(aangemeld: Client) -> None:
    oud = aangemeld.cookies["sessionid"].value
    aangemeld.post(reverse("afmelden"))
    assert not Session.objects.filter(pk=oud).exists()
    assert not Sessie.objects.exists()
    dief = Client()
    dief.cookies["sessionid"] = oud
    assert dief.get("/").status_code in {302, 401}


def test_one_sees_where_one_is_signed_in_and_ends_it(aangemeld: Client, bea: Gebruiker) -> None:
    elders = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    sign_in(elders)
    html = aangemeld.get(reverse("mfa_index")).content.decode()
    assert "Firefox op Windows" in html
    assert html.count("dit is waar u nu werkt") == 1
    assert elders.cookies["sessionid"].value not in html
    (kenmerk,) = read_kenmerken(html)
    aangemeld.post(reverse("sessies_afmelden"), {"sessie": kenmerk})
    assert elders.get("/").status_code in {302, 401}
    assert aangemeld.get("/").status_code == 200


def test_the_session_that_was_meant_ends_whatever_happened_since(aangemeld: Client) -> None:
    """A place in the list is none to name it by: who does something comes first."""
    verloren, eigen = Client(), Client()
    for wie in (verloren, eigen):
        sign_in(wie)
    kenmerken = read_kenmerken(aangemeld.get(reverse("mfa_index")).content.decode())
    bedoeld = Sessie.objects.get(pk=verloren.cookies["sessionid"].value).kenmerk
    assert bedoeld in kenmerken
    with na(5):
        for wie in (eigen, verloren, aangemeld):
            wie.get("/")
        aangemeld.post(reverse("sessies_afmelden"), {"sessie": bedoeld})
        assert [wie.get("/").status_code for wie in (verloren, eigen)] == [401, 200]


def test_a_session_whose_time_is_over_is_not_shown(aangemeld: Client) -> None:
    sign_in(Client())
    with na(59):
        assert aangemeld.get("/").status_code == 200
        assert len(read_kenmerken(aangemeld.get(reverse("mfa_index")).content.decode())) == 1
    with na(61):
        assert read_kenmerken(aangemeld.get(reverse("mfa_index")).content.decode()) == []


def test_another_password_ends_all_others_in_the_list_too(aangemeld: Client) -> None:
    sign_in(Client())
    nieuw = {"password1": "vijf heel andere gewone woorden", "password2": "vijf heel andere gewone woorden"}
    aangemeld.post(reverse("wachtwoord"), {"oldpassword": WACHTWOORD, **nieuw})
    assert list(Sessie.objects.values_list("pk", flat=True)) == [aangemeld.cookies["sessionid"].value]
    assert Session.objects.filter(pk__in=Sessie.objects.values("pk")).count() == Session.objects.count() == 1


def test_another_password_by_mail_ends_all(aangemeld: Client, bea: Gebruiker) -> None:
    nieuw = {"password1": "vijf heel andere gewone woorden", "password2": "vijf heel andere gewone woorden"}
    bea.refresh_from_db()
    sleutel = user_pk_to_url_str(bea), default_token_generator.make_token(bea)
    bezoeker = Client()
    stap = bezoeker.get(reverse("account_reset_password_from_key", args=sleutel))
    bezoeker.post(stap["Location"], nieuw)
    assert not Sessie.objects.exists()
    assert aangemeld.get("/").status_code == 401


def test_all_others_are_ended_at_once_and_nobody_elses(aangemeld: Client) -> None:
    ander = Gebruiker.objects.create_user("ada", WACHTWOORD, naam="Ada", rollen=[Rol.INKOPER])
    vreemd, elders = Client(), [Client(), Client()]
    vreemd.force_login(ander)
    for wie in elders:
        sign_in(wie)
    aangemeld.post(reverse("sessies_afmelden"))
    assert [wie.get("/").status_code for wie in elders] == [401, 401]
    regel = Logregel.objects.get(handeling="eigen_sessies_beeindigd")
    assert (regel.gebruiker, regel.verschil) == ("bea", {"aantal": 2})
    assert vreemd.get("/").status_code == 200
    assert aangemeld.post(reverse("sessies_afmelden"), {"sessie": "99"}).status_code == 302


def test_a_session_that_was_switched_off_or_ended_is_forgotten(aangemeld: Client) -> None:
    Session.objects.all().delete()
    assert remove_oude_sessies() == 1


def test_who_was_signed_in_before_sessions_were_kept_goes_on_and_ends_in_time(
    aangemeld: Client, settings: LazySettings
) -> None:
    sessie = aangemeld.session
    for naam in ("aangemeld_op", "gezien_op", "bevestigd_op"):
        del sessie[naam]
    sessie.save()
    Sessie.objects.all().delete()
    assert aangemeld.get("/").status_code == 200
    assert Sessie.objects.get().pk == sessie.session_key
    with na(61):
        assert aangemeld.get("/").status_code == 401


class TestBevestigen:
    """Before an act that matters somebody shows again who he is."""

    def make(self, client: Client, account: Gebruiker) -> Any:
        return client.post(reverse("account_afmelden", args=[account.pk]), {"reden": "toestel kwijt"})

    @pytest.fixture
    def superuser(self, client: Client) -> Client:
        Gebruiker.objects.create_superuser("eerste", WACHTWOORD, naam="Eerste", rollen=[Rol.BEHEERDER])
        sign_in(client, "eerste")
        return client

    def test_lately_signed_in_is_enough(self, superuser: Client, bea: Gebruiker) -> None:
        assert self.make(superuser, bea)["Location"] == reverse("account", args=[bea.pk])

    def test_after_a_while_it_is_asked_and_then_the_act_is_done(
        self, superuser: Client, bea: Gebruiker
    ) -> None:
        oud = superuser.cookies["sessionid"].value
        with na(16):
            vraag = self.make(superuser, bea)
            assert vraag["Location"].startswith(reverse("account_reauthenticate"))
            mis = superuser.post(vraag["Location"], {"password": "mis"})
            assert "wachtwoord klopt niet" in mis.content.decode()
            gedaan = superuser.post(vraag["Location"], {"password": WACHTWOORD})
            assert gedaan["Location"] == reverse("account", args=[bea.pk])
            assert self.make(superuser, bea).status_code in {200, 302}
            # A new key: who had the old one has nothing, and the list knows it by the new one.
            nieuw = superuser.cookies["sessionid"].value
            assert nieuw != oud
            assert not Session.objects.filter(pk=oud).exists()
            assert list(Sessie.objects.values_list("pk", flat=True)) == [nieuw]

    @pytest.mark.parametrize(
        "route", ["account_email", "mfa_activate_totp", "mfa_add_webauthn", "sessies_afmelden"]
    )
    def test_the_own_account_asks_it_too(self, aangemeld: Client, route: str) -> None:
        with na(16):
            antwoord = aangemeld.post(reverse(route))
            assert antwoord["Location"].startswith(reverse("account_reauthenticate"))

    def test_who_looks_is_not_asked(self, superuser: Client, bea: Gebruiker) -> None:
        with na(16):
            adres = reverse("admin:gebruikers_gebruiker_change", args=[bea.pk])
            assert superuser.get(adres).status_code == 200


def test_an_operator_signs_an_account_off_everywhere(client: Client, bea: Gebruiker) -> None:
    Gebruiker.objects.create_superuser("eerste", WACHTWOORD, naam="Eerste")
    sign_in(client, "eerste")
    elders = Client()
    sign_in(elders)
    client.post(reverse("account_afmelden", args=[bea.pk]), {"reden": "toestel kwijt"})
    assert elders.get("/").status_code in {302, 401}
    assert client.get("/").status_code == 200

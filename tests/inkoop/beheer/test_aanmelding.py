"""Signing in, failing, being held back and signing out stand in the log of the region."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from segmenten.models import RegioToegang
from tests.fabrieken import RegioFactory, make_gebruiker
from tests.inkoop.platform.gebruikers.aanmelding.stappen import add_app, make_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

WOORD = "een lang wachtwoord 1"


@pytest.fixture
def account() -> Gebruiker:
    gebruiker = make_gebruiker("Anna", Rol.INKOPER)
    gebruiker.set_password(WOORD)
    gebruiker.save()
    with met_systeemzicht():
        for code in ("noord", "zuid"):
            RegioToegang.objects.create(gebruiker=gebruiker, regio=RegioFactory.create(code=code))
    return gebruiker


def sign_in(naam: str, woord: str, adres: str = "192.0.2.7") -> None:
    gegevens = {"login": naam, "password": woord}
    Client().post(reverse("aanmelden"), gegevens, REMOTE_ADDR=adres)


def list_regels() -> list[tuple[str, str, str, str]]:
    regels = Logregel.objects.order_by("pk")
    return [(rij.handeling, rij.onderwerp_sleutel, rij.gebruiker, rij.regio) for rij in regels]


def test_signing_in_and_out_is_kept_for_each_region(account: Gebruiker) -> None:
    client = Client()
    client.post(reverse("aanmelden"), {"login": "Anna", "password": WOORD}, REMOTE_ADDR="192.0.2.7")
    client.post(reverse("afmelden"), REMOTE_ADDR="192.0.2.7")
    assert list_regels() == [
        (handeling, "Anna", "Anna", regio)
        for handeling in ("aangemeld", "afgemeld")
        for regio in ("noord", "zuid")
    ]
    adressen = set(Logregel.objects.values_list("adres", flat=True))
    assert len(adressen) == 1
    assert {len(adres) for adres in adressen} == {64}
    sign_in("Anna", WOORD, "192.0.2.8")
    assert Logregel.objects.order_by("-pk")[0].adres not in adressen


def test_a_failure_is_kept_and_says_nobody_did_it(account: Gebruiker) -> None:
    sign_in("anna", "verkeerd")
    assert list_regels() == [("aanmelden_mislukt", "Anna", "", regio) for regio in ("noord", "zuid")]
    assert WOORD not in str(list(Logregel.objects.values()))
    assert "verkeerd" not in str(list(Logregel.objects.values()))


def test_a_name_that_is_no_account_is_not_kept() -> None:
    """Somebody may have typed a password in the place of the name."""
    for _ in range(2):
        sign_in("mijn geheime wachtwoord", "x")
    alles = list(Logregel.objects.values())
    assert "geheime" not in str(alles)
    assert len({rij["onderwerp_sleutel"] for rij in alles}) == 1
    assert alles[0]["onderwerp_sleutel"].startswith("onbekend ")


def test_that_a_name_must_wait_is_kept_once(account: Gebruiker) -> None:
    """By the limit of one address with one account."""
    for _ in range(9):
        sign_in("Anna", "verkeerd")
    handelingen = [handeling for handeling, _, _, regio in list_regels() if regio == "noord"]
    assert handelingen == ["aanmelden_mislukt"] * 5 + ["aanmelden_geremd"]


def test_signing_in_with_an_address_names_the_account(account: Gebruiker) -> None:
    set_adres(account, "anna@example.org", is_bevestigd=True)
    sign_in("anna@example.org", "verkeerd")
    assert {rij[:2] for rij in list_regels()} == {("aanmelden_mislukt", "Anna")}


def test_the_line_says_with_what_somebody_signed_in(account: Gebruiker) -> None:
    sign_in("Anna", WOORD)
    assert [regel.verschil for regel in Logregel.objects.all()] == [{"met": ["password"]}] * 2


@pytest.mark.django_db(transaction=True)
def test_what_changes_how_somebody_signs_in_is_kept(account: Gebruiker) -> None:
    set_adres(account, "anna@example.org", is_bevestigd=True)
    client = Client()
    client.post(reverse("aanmelden"), {"login": "Anna", "password": WOORD})
    sleutel = add_app(client)[0]
    anders = {
        "oldpassword": WOORD,
        "password1": "een ander wachtwoord 2",
        "password2": "een ander wachtwoord 2",
    }
    client.post(reverse("wachtwoord"), anders)
    nieuw = Client()
    nieuw.post(reverse("aanmelden"), {"login": "Anna", "password": "een ander wachtwoord 2"})
    nieuw.post(reverse("mfa_authenticate"), {"code": "000000"})
    with time_machine.travel(timezone.now() + timedelta(seconds=60), tick=False):
        nieuw.post(reverse("mfa_authenticate"), {"code": make_code(sleutel)})
        nieuw.post(reverse("mfa_deactivate_totp"))
    regels = [
        (rij.handeling, rij.gebruiker, rij.verschil)
        for rij in Logregel.objects.filter(regio="noord").order_by("pk")
        if rij.verschil != {"soort": "recovery_codes"}
    ]
    assert regels == [
        ("aangemeld", "Anna", {"met": ["password"]}),
        ("tweede_stap_toegevoegd", "Anna", {"soort": "totp"}),
        ("wachtwoord_gewijzigd", "Anna", {}),
        ("tweede_stap_mislukt", "", {"soort": "totp"}),
        ("aangemeld", "Anna", {"met": ["password", "mfa totp"]}),
        ("tweede_stap_weggehaald", "Anna", {"soort": "totp"}),
    ]
    assert "een ander" not in str(list(Logregel.objects.values()))

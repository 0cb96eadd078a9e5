"""Guessing a password is slowed down, per name, and by the admin's own page too."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from inkoop.platform.gebruikers.aanmelding import MEESTE_POGINGEN, remove_oude_pogingen
from inkoop.platform.gebruikers.models import Aanmeldpoging, Gebruiker, Rol

pytestmark = pytest.mark.django_db
WACHTWOORD = "een-lang-en-goed-wachtwoord"
GEREMD = "te vaak geprobeerd"


@pytest.fixture(autouse=True)
def gebruiker() -> Gebruiker:
    return Gebruiker.objects.create_user("Bea", WACHTWOORD, naam="Bea", rol=Rol.BEHEERDER)


def sign_in(naam: str = "Bea", wachtwoord: str = "mis", adres: str = "aanmelden") -> str:
    """Give the page that follows, or "" for who is signed in."""
    antwoord = Client().post(reverse(adres), {"username": naam, "password": wachtwoord})
    return "" if antwoord.status_code == 302 else antwoord.content.decode()


def guess(keren: int, naam: str = "Bea") -> str:
    return [sign_in(naam) for _ in range(keren)][-1]


def test_after_ten_attempts_a_name_waits_with_the_right_password_too() -> None:
    assert GEREMD not in guess(MEESTE_POGINGEN - 1)
    assert GEREMD in guess(1)
    assert GEREMD in sign_in(wachtwoord=WACHTWOORD)
    # The same account under another spelling of its name.
    assert GEREMD in sign_in("BEA", WACHTWOORD)


@pytest.mark.parametrize("adres", ["aanmelden", "admin:login"])
def test_no_page_lets_in_who_waits(adres: str) -> None:
    guess(MEESTE_POGINGEN)
    assert sign_in(wachtwoord=WACHTWOORD, adres=adres)


def test_a_name_without_an_account_waits_just_as_well() -> None:
    assert GEREMD in guess(MEESTE_POGINGEN, "niemand")
    assert sign_in(wachtwoord=WACHTWOORD) == ""


def test_who_signs_in_starts_anew() -> None:
    guess(MEESTE_POGINGEN - 1)
    assert sign_in(wachtwoord=WACHTWOORD) == ""
    assert GEREMD not in guess(MEESTE_POGINGEN - 1)


def test_after_a_quarter_of_an_hour_it_may_be_tried_again() -> None:
    guess(MEESTE_POGINGEN)
    poging = Aanmeldpoging.objects.get()
    poging.sinds -= timedelta(minutes=16)
    poging.save()
    assert sign_in(wachtwoord=WACHTWOORD) == ""


def test_the_typed_name_is_not_kept_and_forgotten_when_it_no_longer_counts() -> None:
    guess(1, "geheim-wachtwoord")
    poging = Aanmeldpoging.objects.get()
    assert "geheim" not in poging.naam
    assert remove_oude_pogingen() == 0
    poging.sinds -= timedelta(minutes=16)
    poging.save()
    assert remove_oude_pogingen() == 1


def test_the_documentation_of_the_api_runs_no_script_in_the_page(client: Client) -> None:
    """The content security policy forbids it: the page would stay empty."""
    adres = reverse("api-documentatie")
    html = client.get(adres).content.decode()
    assert "<script>" not in html
    assert f'src="{adres}?script="' in html
    assert "SwaggerUIBundle" in client.get(f"{adres}?script=").content.decode()


def test_a_search_for_a_sign_that_the_database_refuses_finds_nothing(
    client: Client, gebruiker: Gebruiker
) -> None:
    client.force_login(gebruiker)
    assert client.get(reverse("zoeken"), {"vraag": "ab\0c"}).status_code == 200


@pytest.mark.parametrize("adres", ["/", "/zoeken", "/beheer/", "/contracten?export=csv", "/bestaat-niet"])
def test_what_an_account_sees_is_kept_by_no_cache(client: Client, gebruiker: Gebruiker, adres: str) -> None:
    client.force_login(gebruiker)
    antwoord = client.get(adres)
    assert "no-store" in antwoord["Cache-Control"]
    antwoord.close()

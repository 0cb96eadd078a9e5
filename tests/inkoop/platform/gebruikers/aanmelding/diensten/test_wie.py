"""Who comes in through a service elsewhere, against a real OpenID Connect server of another make."""

from typing import Any

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from django.urls import reverse

from inkoop.platform.gebruikers.aanmelding.adressen import has_bevestigd_adres, set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from tests.inkoop.platform.gebruikers.aanmelding.diensten.dienst import (
    EHERKENNING,
    GEMEENTE,
    is_binnen,
    sign_in_with,
)
from tests.inkoop.platform.gebruikers.aanmelding.stappen import add_app, sign_in

# The server of another make is one of the tools of `make test-volledig`.
pytestmark = [pytest.mark.django_db, pytest.mark.traag, pytest.mark.usefixtures("systeem")]


def test_a_colleague_comes_in_by_the_address_that_the_municipality_gave(
    client: Client, bea: Gebruiker
) -> None:
    antwoord = sign_in_with(client, GEMEENTE, "bea")
    assert antwoord.status_code == 302, antwoord.content.decode()
    assert is_binnen(client)
    koppeling = SocialAccount.objects.get(user=bea)
    assert koppeling.provider == GEMEENTE
    # Nothing of what came is kept but the identity.
    assert set(koppeling.extra_data["id_token"]) <= {
        "iss",
        "sub",
        "email",
        "email_verified",
        "acr",
        "auth_time",
    }
    assert bea.has_usable_password()
    assert SocialToken.objects.count() == SocialApp.objects.count() == 0
    for handeling in ("aangemeld", "dienst_gekoppeld"):
        assert Logregel.objects.filter(handeling=handeling, onderwerp_sleutel="bea").exists()


def test_later_the_link_counts_and_not_the_address(client: Client, bea: Gebruiker) -> None:
    sign_in_with(client, GEMEENTE, "bea")
    set_adres(bea, "nieuw@elders.example", is_bevestigd=True)
    opnieuw = Client()
    sign_in_with(opnieuw, GEMEENTE, "bea")
    assert is_binnen(opnieuw)


def test_an_account_that_waits_for_its_owner_is_found_as_an_invitation_finds_it(client: Client) -> None:
    Gebruiker.objects.all().delete()
    nieuw = Gebruiker.objects.create_user("bea2", naam="Bea", rollen=[Rol.INKOPER])
    set_adres(nieuw, "bea@gemeente.example")
    sign_in_with(client, GEMEENTE, "bea")
    assert is_binnen(client)
    assert has_bevestigd_adres(nieuw)


def test_an_address_that_somebody_typed_takes_over_no_account(client: Client, bea: Gebruiker) -> None:
    set_adres(bea, "bea@elders.example", is_bevestigd=True)
    # As an operator would, who owns that address himself.
    set_adres(bea, "bea@gemeente.example")
    assert sign_in_with(client, GEMEENTE, "bea").status_code == 403
    assert not is_binnen(client)
    assert not SocialAccount.objects.exists()


def test_who_claims_an_address_gets_nobody_in_his_account(client: Client, bea: Gebruiker) -> None:
    set_adres(bea, "bea@elders.example", is_bevestigd=True)
    EmailAddress.objects.create(user=bea, email="bea@gemeente.example", verified=False)
    assert sign_in_with(client, GEMEENTE, "bea").status_code == 403
    assert not SocialAccount.objects.exists()


def test_an_address_that_the_service_does_not_stand_for_proves_nothing(client: Client) -> None:
    assert sign_in_with(client, GEMEENTE, "niet-zeker").status_code == 403
    assert not is_binnen(client)


@pytest.mark.parametrize("wie", ["vreemd", "zonder"])
def test_who_has_no_account_gets_none(client: Client, bea: Gebruiker, wie: str) -> None:
    set_adres(bea, "bea@elders.example", is_bevestigd=True)
    antwoord = sign_in_with(client, GEMEENTE, wie)
    assert antwoord.status_code == 403
    assert "geen account dat daarbij hoort" in antwoord.content.decode()
    assert not is_binnen(client)
    assert Gebruiker.objects.count() == 1
    assert not SocialAccount.objects.exists()
    assert Logregel.objects.filter(handeling="aanmelden_mislukt").exists()


def test_an_address_proves_nothing_at_a_broker(client: Client, aanbieder: Gebruiker, bea: Gebruiker) -> None:
    assert sign_in_with(client, EHERKENNING, "bea").status_code == 403
    assert not is_binnen(client)


def test_who_works_for_a_company_links_it_and_comes_in(
    client: Client, aanbieder: Gebruiker, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client, "zorg")
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = sign_in_with(client, EHERKENNING, "goed-bedrijf", process="connect")
    assert antwoord["Location"] == reverse("mfa_index")
    assert "De dienst is gekoppeld" in client.get(reverse("mfa_index")).content.decode()
    assert any("gekoppeld" in bericht.subject for bericht in mail.outbox)
    later = Client()
    sign_in_with(later, EHERKENNING, "goed-bedrijf")
    assert is_binnen(later)


def test_nobody_links_another_company(client: Client, aanbieder: Gebruiker) -> None:
    sign_in(client, "zorg")
    antwoord = sign_in_with(client, EHERKENNING, "ander-bedrijf", process="connect")
    assert "voor een ander bedrijf" in antwoord.content.decode()
    assert not SocialAccount.objects.exists()


def test_a_company_that_changed_is_looked_at_every_time(client: Client, aanbieder: Gebruiker) -> None:
    sign_in(client, "zorg")
    sign_in_with(client, EHERKENNING, "goed-bedrijf", process="connect")
    with met_systeemzicht():
        aanbieder.aanbiedertoegang.all().delete()
    later = Client()
    assert "voor een ander bedrijf" in sign_in_with(later, EHERKENNING, "goed-bedrijf").content.decode()
    assert not is_binnen(later)


def test_one_identity_is_of_one_account(client: Client, bea: Gebruiker, aanbieder: Gebruiker) -> None:
    sign_in_with(Client(), GEMEENTE, "bea")
    sign_in(client, "zorg")
    sign_in_with(client, GEMEENTE, "bea", process="connect")
    assert SocialAccount.objects.get().user == bea


def test_who_unlinks_it_comes_in_that_way_no_more(
    client: Client, bea: Gebruiker, aanbieder: Gebruiker
) -> None:
    sign_in(client, "zorg")
    sign_in_with(client, EHERKENNING, "goed-bedrijf", process="connect")
    koppeling = SocialAccount.objects.get()
    ander = Client()
    sign_in(ander)
    assert ander.post(reverse("koppeling_weg", args=[koppeling.pk])).status_code == 404
    client.post(reverse("koppeling_weg", args=[koppeling.pk]))
    assert not SocialAccount.objects.exists()
    assert sign_in_with(Client(), EHERKENNING, "goed-bedrijf").status_code == 403


def test_an_account_without_a_password_keeps_its_way_in(client: Client, bea: Gebruiker) -> None:
    bea.set_unusable_password()
    bea.save()
    sign_in_with(client, GEMEENTE, "bea", opnieuw="1")
    antwoord = client.post(reverse("koppeling_weg", args=[SocialAccount.objects.get().pk]), follow=True)
    assert "Kies eerst een wachtwoord" in antwoord.content.decode()
    assert SocialAccount.objects.exists()


def test_an_account_that_was_switched_off_stays_out(client: Client, bea: Gebruiker) -> None:
    sign_in_with(client, GEMEENTE, "bea")
    Gebruiker.objects.filter(pk=bea.pk).update(is_active=False)
    later = Client()
    assert sign_in_with(later, GEMEENTE, "bea")["Location"] == reverse("account_inactive")
    assert not is_binnen(later)


def test_the_own_second_step_is_asked_all_the_same(client: Client, bea: Gebruiker) -> None:
    set_adres(bea, "bea@gemeente.example", is_bevestigd=True)
    sign_in(client)
    add_app(client)
    assert Authenticator.objects.filter(user=bea).exists()
    later = Client()
    assert sign_in_with(later, GEMEENTE, "bea")["Location"] == reverse("mfa_authenticate")
    assert not is_binnen(later)


@pytest.mark.parametrize(("wie", "is_genoeg"), [("bea-sterk", True), ("bea", False)])
def test_a_second_step_at_the_service_counts_where_it_says_so(
    client: Client, settings: LazySettings, wie: str, is_genoeg: bool
) -> None:
    settings.TWEEDE_STAP_VERPLICHT = ["alle"]
    sign_in_with(client, GEMEENTE, wie)
    assert is_binnen(client) is is_genoeg


def test_a_level_that_is_too_low_is_refused(client: Client, aanbieder: Gebruiker) -> None:
    sign_in(client, "zorg")
    assert sign_in_with(client, EHERKENNING, "laag-niveau", process="connect").status_code == 403
    assert not SocialAccount.objects.exists()


def test_who_is_let_in_without_showing_anything_is_asked_before_what_matters(
    client: Client, bea: Gebruiker
) -> None:
    bea.set_unusable_password()
    bea.save()
    browser = requests.Session()
    sign_in_with(client, GEMEENTE, "bea", browser)
    client.logout()
    sign_in_with(client, GEMEENTE, "iemand die niets meer hoeft te zeggen", browser)
    assert is_binnen(client)
    gevraagd = client.post(reverse("sessies_afmelden"))
    assert gevraagd["Location"] == "/aanmelden/nogmaals/dienst?next=/"
    pagina = client.get(gevraagd["Location"]).content.decode()
    assert "Aanmelden met Gemeente" in pagina
    assert 'name="opnieuw"' in pagina
    assert (
        sign_in_with(client, GEMEENTE, "bea", browser, next="/account", opnieuw="1")["Location"] == "/account"
    )
    assert client.post(reverse("sessies_afmelden"))["Location"] == reverse("mfa_index")


def test_a_service_that_went_is_unlinked_all_the_same(
    client: Client, bea: Gebruiker, settings: LazySettings
) -> None:
    sign_in_with(client, GEMEENTE, "bea")
    settings.AANMELDDIENSTEN = ""
    later = Client()
    sign_in(later)
    later.post(reverse("koppeling_weg", args=[SocialAccount.objects.get().pk]))
    assert not SocialAccount.objects.exists()
    assert Logregel.objects.filter(handeling="dienst_losgekoppeld", onderwerp_sleutel="bea").exists()

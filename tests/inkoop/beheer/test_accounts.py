"""Operators look after accounts of their own regions, and what they do with them is kept."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from rest_framework.authtoken.models import Token

from inkoop.platform.gebruikers.aanmelding.adressen import has_bevestigd_adres, set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.koppelvlak.aanmelding import hash_token
from inkoop.platform.logboek.models import Logregel
from segmenten.models import Regio, RegioToegang
from tests.fabrieken import make_gebruiker

pytestmark = pytest.mark.django_db
WACHTWOORD = "een-lang-nieuw-wachtwoord"


@pytest.fixture
def regios() -> dict[str, Regio]:
    return {code: Regio.objects.create(code=code, naam=f"Regio {code}") for code in ("hier", "elders")}


@pytest.fixture
def beheer(regios: dict[str, Regio], client: Client) -> Client:
    client.force_login(make_account("beheer", Rol.BEHEERDER, regios["hier"]))
    return client


def make_account(naam: str, rol: str, *regios: Regio) -> Gebruiker:
    gebruiker = make_gebruiker(naam, rol)
    for regio in regios:
        RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    return gebruiker


def open_account(account: Gebruiker) -> str:
    return reverse("admin:gebruikers_gebruiker_change", args=[account.pk])


def make_gegevens(account: Gebruiker, *nieuw: Regio, **velden: Any) -> dict[str, Any]:
    """What the change page sends: the fields, the scope there is and scope to add."""
    gegevens: dict[str, Any] = {"gebruikersnaam": account.gebruikersnaam, "naam": account.naam}
    gegevens |= {"email": "", "rol": account.rol, "is_active": "on"} | velden
    for soort in ("gemeentetoegang", "aanbiedertoegang"):
        gegevens |= {f"{soort}-TOTAL_FORMS": "0", f"{soort}-INITIAL_FORMS": "0"}
    gegevens |= {"regiotoegang-TOTAL_FORMS": len(nieuw), "regiotoegang-INITIAL_FORMS": "0"}
    for nummer, regio in enumerate(nieuw):
        gegevens |= {f"regiotoegang-{nummer}-regio": regio.pk, f"regiotoegang-{nummer}-gebruiker": account.pk}
    return gegevens


def test_an_account_that_works_in_another_region_too_is_not_taken_over(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    """Who sets its address or role could look around in that other region."""
    gedeeld = make_account("gedeeld", Rol.CONTRACTMANAGER, *regios.values())
    adres = reverse("admin:gebruikers_gebruiker_changelist")
    beheer.post(adres, {"action": "haal_stap_weg", "_selected_action": [gedeeld.pk]})
    assert not Logregel.objects.filter(onderwerp_sleutel="gedeeld").exists()
    assert "Regio elders" not in beheer.get(open_account(gedeeld)).content.decode()
    gegevens = make_gegevens(gedeeld, rol=Rol.BEHEERDER, gebruikersnaam="anders")
    assert beheer.post(open_account(gedeeld), gegevens).status_code == 302
    gedeeld.refresh_from_db()
    assert (gedeeld.rol, gedeeld.gebruikersnaam) == (Rol.CONTRACTMANAGER, "gedeeld")


def test_no_token_is_made_for_an_account_that_works_in_another_region_too(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    gedeeld = make_account("gedeeld", Rol.CONTRACTMANAGER, *regios.values())
    adres = reverse("admin:authtoken_tokenproxy_add")
    assert "gedeeld" not in beheer.get(adres).content.decode()
    beheer.post(adres, {"user": gedeeld.pk})
    assert not Token.objects.exists()


def test_an_operator_gives_no_scope_in_another_region(beheer: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.INKOPER)
    assert beheer.post(open_account(account), make_gegevens(account, regios["elders"])).status_code == 200
    assert not RegioToegang.objects.filter(gebruiker=account).exists()


def test_what_an_operator_changes_is_kept_in_the_log_of_its_region(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    account = make_account("account", Rol.INKOPER)
    gegevens = make_gegevens(account, regios["hier"], rol=Rol.CONTRACTMANAGER)
    assert beheer.post(open_account(account), gegevens).status_code == 302
    regel = Logregel.objects.get(handeling="account_gewijzigd")
    assert (regel.regio, regel.gebruiker, regel.onderwerp_sleutel) == ("hier", "beheer", "account")
    assert regel.verschil == {
        "velden": ["rol"],
        "rol": ["inkoper", "contractmanager"],
        "erbij": ["regio hier"],
        "eraf": [],
    }


def test_scope_that_is_taken_away_is_kept_in_the_log(beheer: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.INKOPER, *regios.values())
    assert beheer.post(open_account(account), take_away(account, regios["hier"])).status_code == 302
    regel = Logregel.objects.get(handeling="account_gewijzigd", regio="hier")
    assert regel.verschil["eraf"] == ["regio hier"]


def take_away(account: Gebruiker, regio: Regio) -> dict[str, Any]:
    """What the change page sends to take a region away from an account."""
    return make_gegevens(account, regio) | {
        "regiotoegang-INITIAL_FORMS": "1",
        "regiotoegang-0-id": RegioToegang.objects.get(gebruiker=account, regio=regio).pk,
        "regiotoegang-0-DELETE": "on",
    }


def test_an_account_without_what_its_role_is_tied_to_is_not_saved(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    account = make_account("account", Rol.INKOPER)
    antwoord = beheer.post(open_account(account), make_gegevens(account))
    assert antwoord.status_code == 200
    assert "Een inkoper zonder regio ziet niets. Kies er ten minste een." in antwoord.content.decode()
    wisselt = make_account("wisselt", Rol.INKOPER, regios["hier"])
    antwoord = beheer.post(open_account(wisselt), make_gegevens(wisselt, rol=Rol.FINANCIEN))
    assert "zonder gemeente ziet niets" in antwoord.content.decode()
    wisselt.refresh_from_db()
    assert wisselt.rol == Rol.INKOPER


def test_the_last_scope_of_an_account_is_not_taken_away(beheer: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    assert beheer.post(open_account(account), take_away(account, regios["hier"])).status_code == 200
    assert RegioToegang.objects.filter(gebruiker=account).exists()


def make_nieuw(**velden: Any) -> dict[str, Any]:
    nieuw = Gebruiker(gebruikersnaam="nieuw", naam="Nieuw", rol=Rol.CONTRACTMANAGER)
    return make_gegevens(nieuw) | {"email": "nieuw@example.org"} | velden


def invite(beheer: Client, regio: Regio, vang: Any, mailoutbox: list[Any]) -> str:
    """Make an account and give the link in the mail to its owner."""
    gegevens = make_nieuw(**{"regiotoegang-TOTAL_FORMS": "1", "regiotoegang-0-regio": regio.pk})
    with vang(execute=True):
        assert beheer.post(reverse("admin:gebruikers_gebruiker_add"), gegevens).status_code == 302
    assert mailoutbox[-1].to == ["nieuw@example.org"]
    return str(next(deel for deel in mailoutbox[-1].body.split() if "/uitnodiging/" in deel))


def test_a_new_account_is_not_made_without_scope_or_address(beheer: Client, regios: dict[str, Regio]) -> None:
    adres = reverse("admin:gebruikers_gebruiker_add")
    assert beheer.post(adres, make_nieuw()).status_code == 200
    gegevens = {"regiotoegang-TOTAL_FORMS": "1", "regiotoegang-0-regio": regios["hier"].pk}
    assert beheer.post(adres, make_nieuw(email="", **gegevens)).status_code == 200
    assert not Gebruiker.objects.filter(gebruikersnaam="nieuw").exists()
    assert beheer.post(adres, make_nieuw(**gegevens)).status_code == 302
    assert Gebruiker.objects.filter(gebruikersnaam="nieuw", regiotoegang__regio=regios["hier"]).exists()


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


def test_an_invitation_ends_by_itself_and_when_the_address_changes(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    link = invite(beheer, regios["hier"], django_capture_on_commit_callbacks, mailoutbox)
    with time_machine.travel(timezone.localtime() + timedelta(days=3, minutes=1), tick=False):
        assert "werkt niet meer" in Client().get(link).content.decode()
    assert "Welkom" in Client().get(link).content.decode()
    Gebruiker.objects.filter(gebruikersnaam="nieuw").update(email="anders@example.org")
    assert "werkt niet meer" in Client().get(link).content.decode()
    assert Client().post(link, {"password1": WACHTWOORD, "password2": WACHTWOORD}).status_code == 200
    assert not Gebruiker.objects.get(gebruikersnaam="nieuw").has_usable_password()


def test_an_operator_takes_over_no_account_by_another_address(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    """Whoever used the account has the password; an invitation is for who did not yet."""
    account = make_account("account", Rol.CONTRACTMANAGER, regios["hier"])
    account.set_password("vijf heel andere gewone woorden")
    account.save()
    set_adres(account, "eigenaar@example.org", is_bevestigd=True)
    gegevens = take_away(account, regios["hier"]) | {"email": "beheerder@example.org"}
    del gegevens["regiotoegang-0-DELETE"]
    assert beheer.post(open_account(account), gegevens).status_code == 302
    lijst = reverse("admin:gebruikers_gebruiker_changelist")
    with django_capture_on_commit_callbacks(execute=True):
        html = beheer.post(
            lijst, {"action": "nodig_uit", "_selected_action": [account.pk]}, follow=True
        ).content.decode()
        Client().post(reverse("account_reset_password"), {"email": "beheerder@example.org"})
    assert "geen uitnodiging" in html
    assert mailoutbox == []
    assert not has_bevestigd_adres(account)


def test_no_page_sets_the_password_of_somebody_else(beheer: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    html = beheer.get(open_account(account)).content.decode()
    assert 'name="password' not in html
    assert "/password/" not in html
    assert beheer.get(f"/beheer/gebruikers/gebruiker/{account.pk}/password/").status_code in {302, 404}


def test_who_lost_the_second_step_gets_rid_of_it_and_is_told(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    set_adres(account, "eigenaar@example.org", is_bevestigd=True)
    Authenticator.objects.create(user=account, type="totp", data={})
    lijst = reverse("admin:gebruikers_gebruiker_changelist")
    with django_capture_on_commit_callbacks(execute=True):
        beheer.post(lijst, {"action": "haal_stap_weg", "_selected_action": [account.pk]})
    assert not Authenticator.objects.exists()
    assert Logregel.objects.get(handeling="tweede_stap_weggehaald").onderwerp_sleutel == "account"
    assert mailoutbox[-1].to == ["eigenaar@example.org"]


def test_no_service_leads_to_an_account_any_more_once_an_operator_says_so(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    account, elders = (make_account(naam, Rol.INKOPER, regios["hier"]) for naam in ("account", "elders"))
    for wie in (account, elders):
        SocialAccount.objects.create(user=wie, provider="gemeente", uid=wie.gebruikersnaam)
    lijst = reverse("admin:gebruikers_gebruiker_changelist")
    beheer.post(lijst, {"action": "haal_koppelingen_weg", "_selected_action": [account.pk]})
    assert [koppeling.user for koppeling in SocialAccount.objects.all()] == [elders]
    assert Logregel.objects.get(handeling="koppelingen_weggehaald").onderwerp_sleutel == "account"


def test_a_token_is_shown_once_and_only_its_digest_is_kept(beheer: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.CONTRACTMANAGER, regios["hier"])
    antwoord = beheer.post(reverse("admin:authtoken_tokenproxy_add"), {"user": account.pk}, follow=True)
    gevonden = re.search(r"Token van account: (\w{40})\.", antwoord.content.decode())
    assert gevonden
    token = gevonden[1]
    assert Token.objects.get().key == hash_token(token) != token
    adres = reverse("admin:authtoken_tokenproxy_change", args=[account.pk])
    pagina = beheer.get(adres).content.decode()
    assert token not in pagina
    assert hash_token(token) not in pagina
    assert "token van" in pagina
    vraag = reverse("api-contract-list")
    assert Client().get(vraag, headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert Client().get(vraag, headers={"Authorization": f"Bearer {hash_token(token)}"}).status_code == 401
    beheer.post(reverse("admin:authtoken_tokenproxy_delete", args=[account.pk]), {"post": "yes"})
    assert Client().get(vraag, headers={"Authorization": f"Bearer {token}"}).status_code == 401
    handelingen = {regel.handeling for regel in Logregel.objects.filter(onderwerp_sleutel="account")}
    assert handelingen == {"token_gemaakt", "token_ingetrokken"}


def test_a_superuser_gives_the_first_operator_its_region(client: Client, regios: dict[str, Regio]) -> None:
    client.force_login(Gebruiker.objects.create_superuser("eerste", WACHTWOORD, naam="Eerste"))
    account = make_account("account", Rol.BEHEERDER)
    assert "Regio hier" in client.get(open_account(account)).content.decode()
    client.post(open_account(account), make_gegevens(account, regios["hier"]))
    assert RegioToegang.objects.filter(gebruiker=account, regio=regios["hier"]).exists()
    log = client.get(reverse("admin:logboek_logregel_changelist")).content.decode()
    assert "account_gewijzigd" in log

"""Operators look after accounts of their own regions, and what they do with them is kept."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from rest_framework.authtoken.models import Token

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


def set_password(client: Client, account: Gebruiker) -> int:
    adres = reverse("admin:auth_user_password_change", args=[account.pk])
    velden = {"password1": WACHTWOORD, "password2": WACHTWOORD, "usable_password": "true"}
    antwoord = client.post(adres, velden | {"set-password": "x"})
    account.refresh_from_db()
    return int(antwoord.status_code)


def test_an_account_that_works_in_another_region_too_is_not_taken_over(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    """Who sets its password or role could look around in that other region."""
    gedeeld = make_account("gedeeld", Rol.CONTRACTMANAGER, *regios.values())
    assert set_password(beheer, gedeeld) == 403
    assert not gedeeld.check_password(WACHTWOORD)
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
        "rol": "contractmanager",
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


def test_a_new_account_is_not_made_without_scope(beheer: Client, regios: dict[str, Regio]) -> None:
    nieuw = Gebruiker(gebruikersnaam="nieuw", naam="Nieuw", rol=Rol.CONTRACTMANAGER)
    gegevens = make_gegevens(nieuw) | {"password1": WACHTWOORD, "password2": WACHTWOORD}
    gegevens["usable_password"] = "true"
    adres = reverse("admin:gebruikers_gebruiker_add")
    assert beheer.post(adres, gegevens).status_code == 200
    assert not Gebruiker.objects.filter(gebruikersnaam="nieuw").exists()
    gegevens |= {"regiotoegang-TOTAL_FORMS": "1", "regiotoegang-0-regio": regios["hier"].pk}
    assert beheer.post(adres, gegevens).status_code == 302
    assert Gebruiker.objects.filter(gebruikersnaam="nieuw", regiotoegang__regio=regios["hier"]).exists()


def test_a_password_that_is_set_is_kept_in_the_log(beheer: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    assert set_password(beheer, account) == 302
    assert account.check_password(WACHTWOORD)
    assert Logregel.objects.get(handeling="wachtwoord_gezet").onderwerp_sleutel == "account"


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
    assert {regel.handeling for regel in Logregel.objects.all()} == {"token_gemaakt", "token_ingetrokken"}


def test_a_superuser_gives_the_first_operator_its_region(client: Client, regios: dict[str, Regio]) -> None:
    client.force_login(Gebruiker.objects.create_superuser("eerste", WACHTWOORD, naam="Eerste"))
    account = make_account("account", Rol.BEHEERDER)
    assert "Regio hier" in client.get(open_account(account)).content.decode()
    client.post(open_account(account), make_gegevens(account, regios["hier"]))
    assert RegioToegang.objects.filter(gebruiker=account, regio=regios["hier"]).exists()
    log = client.get(reverse("admin:logboek_logregel_changelist")).content.decode()
    assert "account_gewijzigd" in log

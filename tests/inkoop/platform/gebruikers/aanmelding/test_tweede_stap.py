"""A second step: asked of who has one, required of roles that a setting names, and kept encrypted."""

import secrets
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.aanmelding.tweede_stap import Stapadapter, check_rollen
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.koppelvlak.aanmelding import renew_token
from tests.inkoop.platform.gebruikers.aanmelding.stappen import WACHTWOORD, add_app, make_code, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def bea() -> Gebruiker:
    gebruiker = Gebruiker.objects.create_user("bea", WACHTWOORD, naam="Bea", rollen=[Rol.CONTRACTMANAGER])
    set_adres(gebruiker, "bea@example.org", is_bevestigd=True)
    return gebruiker


@pytest.fixture
def sleutel(client: Client) -> str:
    """The key of the app of Bea, who is signed in."""
    sign_in(client)
    return add_app(client)[0]


def later(seconden: int) -> Any:
    return time_machine.travel(timezone.now() + timedelta(seconds=seconden), tick=False)


def test_the_password_alone_is_no_longer_enough(sleutel: str) -> None:
    nieuw = Client()
    assert sign_in(nieuw)["Location"] == reverse("mfa_authenticate")
    assert nieuw.get("/").status_code == 302
    with later(60):
        mis = nieuw.post(reverse("mfa_authenticate"), {"code": "000000"})
        assert "code klopt niet" in mis.content.decode()
        assert nieuw.get("/").status_code == 302
        assert nieuw.post(reverse("mfa_authenticate"), {"code": make_code(sleutel)})["Location"] == "/"
        assert nieuw.get("/").status_code == 200


def test_a_code_works_once_and_for_half_a_minute(sleutel: str) -> None:
    with later(60):
        code = make_code(sleutel)
        een, twee = Client(), Client()
        for wie in (een, twee):
            sign_in(wie)
        assert een.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
        assert "al gebruikt" in twee.post(reverse("mfa_authenticate"), {"code": code}).content.decode()
    with later(120):
        assert "klopt niet" in twee.post(reverse("mfa_authenticate"), {"code": code}).content.decode()


def test_codes_are_not_guessed_again_and_again(sleutel: str) -> None:
    wie = Client()
    sign_in(wie)
    with later(60):
        paginas = [
            wie.post(reverse("mfa_authenticate"), {"code": f"{n:06d}"}).content.decode() for n in range(6)
        ]
        assert ["te vaak" in pagina for pagina in paginas] == [False] * 5 + [True]
        goed = wie.post(reverse("mfa_authenticate"), {"code": make_code(sleutel)})
        assert goed.status_code == 200


def test_a_recovery_code_works_once_and_is_shown_once(client: Client) -> None:
    sign_in(client)
    _, codes = add_app(client)
    assert len(set(codes)) == 10
    assert codes[0] not in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    for verwacht in (302, 200):
        wie = Client()
        sign_in(wie)
        assert wie.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == verwacht


def test_another_password_does_not_pass_the_second_step_by(
    sleutel: str, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    wie = Client()
    with django_capture_on_commit_callbacks(execute=True):
        wie.post(reverse("account_reset_password"), {"email": "bea@example.org"})
    link = next(deel for deel in mailoutbox[-1].body.split() if "/wachtwoord/herstel/" in deel)
    anders = "vijf heel andere gewone woorden"
    plek = wie.get(link, follow=True).redirect_chain[-1][0]
    wie.post(plek, {"password1": anders, "password2": anders})
    assert sign_in(wie, wachtwoord=anders)["Location"] == reverse("mfa_authenticate")


def test_secrets_are_encrypted_and_read_with_a_key_of_before(
    sleutel: str, settings: LazySettings, bea: Gebruiker
) -> None:
    inhoud = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert sleutel not in inhoud
    bewaard = Authenticator.objects.get(type="totp").data["secret"]
    assert Stapadapter().decrypt(bewaard) == sleutel
    oud, settings.SECRET_KEY = settings.SECRET_KEY, "heel-andere-sleutel"
    with pytest.raises(InvalidToken):
        Stapadapter().decrypt(bewaard)
    settings.SECRET_KEY_FALLBACKS = [oud]
    assert Stapadapter().decrypt(bewaard) == sleutel


def test_what_changes_is_told_to_the_owner(
    client: Client, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client)
    with django_capture_on_commit_callbacks(execute=True):
        add_app(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_deactivate_totp"))
    assert [bericht.subject for bericht in mailoutbox] == [
        "Inkoop: een app voor codes is toegevoegd",
        "Inkoop: een app voor codes is weggehaald",
    ]
    assert not Authenticator.objects.exists()


class TestVerplicht:
    """A role that must take a second step."""

    @pytest.fixture(autouse=True)
    def verplicht(self, settings: LazySettings) -> None:
        settings.TWEEDE_STAP_VERPLICHT = [Rol.CONTRACTMANAGER.value]

    def test_without_it_only_the_page_to_add_it_is_open(self, client: Client) -> None:
        sign_in(client)
        for pad in ("/", "/contracten", "/beheer/"):
            assert client.get(pad)["Location"] == reverse("mfa_index")
        assert "is een tweede stap" in client.get(reverse("mfa_index")).content.decode()
        assert client.get(reverse("api-contract-list")).status_code == 403
        assert client.get(reverse("wachtwoord")).status_code == 200

    def test_after_adding_it_one_goes_on_and_cannot_take_it_away(self, client: Client) -> None:
        sign_in(client)
        add_app(client)
        assert client.get("/").status_code == 200
        html = client.post(reverse("mfa_deactivate_totp")).content.decode()
        assert "verplicht" in html
        assert Authenticator.objects.filter(type="totp").exists()

    def test_who_took_it_when_signing_in_goes_on(self, client: Client) -> None:
        sign_in(client)
        sleutel, _ = add_app(client)
        wie = Client()
        sign_in(wie)
        with later(60):
            wie.post(reverse("mfa_authenticate"), {"code": make_code(sleutel)})
            assert wie.get("/").status_code == 200

    def test_other_roles_and_programs_go_on(self, client: Client, bea: Gebruiker) -> None:
        inkoper = Gebruiker.objects.create_user("ink", naam="Ink", rollen=[Rol.INKOPER])
        client.force_login(inkoper)
        assert client.get("/").status_code == 200
        koppen = {"Authorization": f"Bearer {renew_token(bea)}"}
        assert Client().get(reverse("api-contract-list"), headers=koppen).status_code == 200

    def test_for_everybody_by_one_word(self, client: Client, settings: LazySettings) -> None:
        settings.TWEEDE_STAP_VERPLICHT = ["alle"]
        client.force_login(Gebruiker.objects.create_user("ink", naam="Ink", rollen=[Rol.INKOPER]))
        assert client.get("/")["Location"] == reverse("mfa_index")

    def test_a_role_that_does_not_exist_is_no_silent_hole(self, settings: LazySettings) -> None:
        check_rollen()
        settings.TWEEDE_STAP_VERPLICHT = ["beheerders"]
        with pytest.raises(ImproperlyConfigured, match="beheerders"):
            check_rollen()


def test_secrets_are_encrypted_anew_so_that_a_key_of_before_can_go(
    sleutel: str, settings: LazySettings
) -> None:
    oud = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "nieuw" * 20, [oud]
    call_command("vernieuw_geheimen")
    settings.SECRET_KEY_FALLBACKS = []
    app = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert Stapadapter().decrypt(app.data["secret"]) == sleutel
    codes = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
    assert codes.wrap().validate_code(codes.wrap().get_unused_codes()[0])


def test_the_key_of_an_app_and_the_codes_come_from_the_system(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """160 bits for the app, and 320 from which the codes of twelve figures are made."""
    gevraagd: list[int] = []

    def watch(echt: Any) -> Any:
        def ask(aantal: int) -> Any:
            gevraagd.append(aantal)
            return echt(aantal)

        return ask

    for naam in ("token_bytes", "token_hex"):
        monkeypatch.setattr(secrets, naam, watch(getattr(secrets, naam)))
    sign_in(client)
    _, codes = add_app(client)
    assert {20, 40} <= set(gevraagd)
    assert {len(code) for code in codes} == {12}

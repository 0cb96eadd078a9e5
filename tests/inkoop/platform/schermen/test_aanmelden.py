"""The pages of signing in: one way in, for the admin too, and a forgotten password by mail."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings, settings
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.aanmelding.apparaat import describe_toestel
from inkoop.platform.gebruikers.models import Gebruiker, Rol

pytestmark = pytest.mark.django_db
WACHTWOORD = "een-lang-en-goed-wachtwoord"
ANDERS = "vijf heel andere gewone woorden"
ADRES = "bea@example.org"
VERSTUURD = "/wachtwoord/vergeten/verstuurd"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def gebruiker() -> Gebruiker:
    gebruiker = Gebruiker.objects.create_user("Bea", WACHTWOORD, naam="Bea", rollen=[Rol.BEHEERDER])
    set_adres(gebruiker, ADRES, is_bevestigd=True)
    return gebruiker


def sign_in(client: Client, naam: str = "Bea", wachtwoord: str = WACHTWOORD, vraag: str = "") -> Any:
    return client.post(reverse("aanmelden") + vraag, {"login": naam, "password": wachtwoord})


def ask_link(client: Client, mailoutbox: list[Any], vang: Any, adres: str = ADRES) -> str:
    """Ask for a link and give it, or "" when no mail came."""
    with vang(execute=True):
        antwoord = client.post(reverse("account_reset_password"), {"email": adres})
    assert antwoord["Location"] == VERSTUURD
    if not mailoutbox:
        return ""
    return str(next(deel for deel in mailoutbox.pop().body.split() if "/wachtwoord/herstel/" in deel))


def choose(client: Client, link: str, wachtwoord: str = ANDERS) -> Any:
    gevolgd = client.get(link, follow=True)
    plek = gevolgd.redirect_chain[-1][0] if gevolgd.redirect_chain else link
    return client.post(plek, {"password1": wachtwoord, "password2": wachtwoord})


@pytest.mark.parametrize("naam", ["Bea", "bea", ADRES, "BEA@example.org"])
def test_one_signs_in_by_name_or_by_address(client: Client, naam: str) -> None:
    assert sign_in(client, naam)["Location"] == "/"
    assert "Welkom, Bea" in client.get("/").content.decode()


def test_after_signing_in_one_goes_on_where_one_was_going_and_not_elsewhere(client: Client) -> None:
    assert sign_in(client, vraag="?next=/segmenten")["Location"] == "/segmenten"
    assert sign_in(Client(), vraag="?next=https://elders.example/")["Location"] == "/"
    assert client.get(reverse("aanmelden"))["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_give_the_same_page(client: Client) -> None:
    paginas = [
        re.sub(r'(value|href)="[^"]*"', "", sign_in(client, naam, "mis").content.decode())
        for naam in ("Bea", "niemand")
    ]
    assert paginas[0] == paginas[1]
    adressen = [sign_in(client, f"{naam}@example.org", "mis").content.decode() for naam in ("bea", "niemand")]
    assert all("klopt niet" in pagina for pagina in adressen)


def test_an_account_that_was_switched_off_says_so_to_its_owner_only(
    client: Client, gebruiker: Gebruiker
) -> None:
    gebruiker.is_active = False
    gebruiker.save()
    assert "klopt niet" in sign_in(client, wachtwoord="mis").content.decode()
    antwoord = sign_in(client)
    assert antwoord["Location"] == reverse("account_inactive")
    assert "is uitgezet" in client.get(antwoord["Location"]).content.decode()
    assert client.get("/").status_code == 302


def test_the_admin_has_no_door_of_its_own(client: Client) -> None:
    adres = reverse("admin:login")
    assert client.get(f"{adres}?next=/beheer/")["Location"] == "/aanmelden?next=/beheer/"
    antwoord = client.post(adres, {"username": "Bea", "password": WACHTWOORD})
    assert antwoord["Location"].startswith("/aanmelden")
    assert client.get("/").status_code == 302
    sign_in(client)
    assert client.get(adres)["Location"] == "/beheer/"
    assert client.get(reverse("admin:password_change"))["Location"] == reverse("wachtwoord")


def test_who_is_no_operator_does_not_come_into_the_admin(client: Client) -> None:
    inkoper = Gebruiker.objects.create_user("ink", WACHTWOORD, naam="Ink", rollen=[Rol.INKOPER])
    client.force_login(inkoper)
    assert client.get("/beheer/", follow=True).status_code == 403


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(
    client: Client, gebruiker: Gebruiker, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    elders = Client()
    elders.force_login(gebruiker)
    link = ask_link(client, mailoutbox, django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        assert choose(client, link)["Location"] == reverse("account_reset_password_from_key_done")
    gebruiker.refresh_from_db()
    assert gebruiker.check_password(ANDERS)
    # Who was signed in elsewhere with the old password is not any more, and the owner is told.
    assert elders.get("/").status_code in {302, 401}
    assert "Was u dat niet?" in mailoutbox[-1].body
    assert "werkt niet meer" in Client().get(link).content.decode()
    # A link proves who reads the mail; it signs nobody in.
    assert client.get("/").status_code in {302, 401}


def test_a_link_works_for_an_hour(
    client: Client, gebruiker: Gebruiker, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    link = ask_link(client, mailoutbox, django_capture_on_commit_callbacks)
    with time_machine.travel(timezone.localtime() + timedelta(minutes=59), tick=False):
        assert "Kies een ander wachtwoord" in Client().get(link, follow=True).content.decode()
    with time_machine.travel(timezone.localtime() + timedelta(minutes=61), tick=False):
        assert "werkt niet meer" in Client().get(link).content.decode()


@pytest.mark.parametrize("adres", ["niemand@example.org", "onbevestigd@example.org", "uit@example.org"])
def test_who_gets_no_link_is_told_the_same_and_gets_no_mail(
    client: Client, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any, adres: str
) -> None:
    for naam, is_actief in (("onbevestigd", True), ("uit", False)):
        ander = Gebruiker.objects.create_user(
            naam, WACHTWOORD, naam=naam, rollen=[Rol.INKOPER], is_active=is_actief
        )
        set_adres(ander, f"{naam}@example.org", is_bevestigd=not is_actief)
    assert ask_link(client, mailoutbox, django_capture_on_commit_callbacks, adres) == ""


def test_a_link_is_not_asked_for_again_and_again(client: Client) -> None:
    for _ in range(3):
        assert client.post(reverse("account_reset_password"), {"email": ADRES}).status_code == 302
    antwoord = client.post(reverse("account_reset_password"), {"email": ADRES})
    assert antwoord.status_code == 429
    assert "te vaak achter elkaar" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("wachtwoord", "waarom"),
    [
        ("kort", "tekens"),
        ("Inkoop-Welkom-2026", "makkelijk te raden"),
        ("wachtwoord123", ""),
        (WACHTWOORD, "dat u al hebt"),
        ("bea@example.org", "lijkt te veel"),
    ],
)
def test_a_password_that_does_not_do_is_refused_with_the_reason(
    client: Client, gebruiker: Gebruiker, wachtwoord: str, waarom: str
) -> None:
    client.force_login(gebruiker)
    gegevens = {"oldpassword": WACHTWOORD, "password1": wachtwoord, "password2": wachtwoord}
    antwoord = client.post(reverse("wachtwoord"), gegevens)
    assert antwoord.status_code == 200
    assert waarom in antwoord.content.decode()
    gebruiker.refresh_from_db()
    assert gebruiker.check_password(WACHTWOORD)


def test_a_user_changes_the_own_password_and_stays_signed_in_here_only(
    client: Client, gebruiker: Gebruiker, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    elders = Client()
    for wie in (client, elders):
        wie.force_login(gebruiker)
    gegevens = {"oldpassword": WACHTWOORD, "password1": ANDERS, "password2": ANDERS}
    mis = client.post(reverse("wachtwoord"), gegevens | {"password2": "anders"})
    assert "niet hetzelfde" in mis.content.decode()
    mis = client.post(reverse("wachtwoord"), gegevens | {"oldpassword": "mis"})
    assert "niet uw wachtwoord van nu" in mis.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = client.post(reverse("wachtwoord"), gegevens)
    assert [str(m) for m in get_messages(antwoord.wsgi_request)] == ["Uw wachtwoord is gewijzigd."]
    assert client.get("/").status_code == 200
    assert elders.get("/").status_code in {302, 401}
    assert mailoutbox[0].to == [ADRES]


def test_a_new_device_is_told_by_mail_and_the_first_one_is_not(
    mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    eerste, tweede = Client(), Client(headers={"User-Agent": FIREFOX})
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(eerste)
        eerste.post(reverse("afmelden"))
        sign_in(eerste)
    assert mailoutbox == []
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(tweede)
    assert "Firefox op Windows" in mailoutbox[0].body
    assert "127.0.0.1" not in mailoutbox[0].body


@pytest.mark.parametrize(
    ("agent", "woorden"),
    [
        (FIREFOX, "Firefox op Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari op een iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome op Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge op Windows"),
        ("<script>", "een onbekende browser op een onbekend toestel"),
    ],
)
def test_a_device_is_called_as_people_call_it(agent: str, woorden: str) -> None:
    assert describe_toestel(agent) == woorden


def test_a_mail_server_that_is_away_stops_nobody(
    settings: LazySettings, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("account_reset_password"), {"email": ADRES})["Location"] == VERSTUURD


def test_nobody_makes_an_account_for_himself(client: Client) -> None:
    for pad in ("/signup", "/accounts/signup/", "/aanmelden/signup"):
        assert client.get(pad).status_code == 404


def test_who_was_halfway_signing_in_is_not_told_that_a_session_ran_out(client: Client) -> None:
    sessie = client.session
    sessie["account_login"] = {}
    sessie.save()
    assert client.get("/")["Location"] == "/aanmelden?next=/"


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


def test_signing_in_gives_another_session_and_ends_the_one_of_before(client: Client) -> None:
    vooraf = client.session
    vooraf["iets"] = 1
    vooraf.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = vooraf.session_key or ""
    sign_in(client)
    assert client.session.session_key != vooraf.session_key
    assert not Session.objects.filter(pk=vooraf.session_key).exists()


def test_who_signs_out_leaves_no_pages_in_the_browser(client: Client) -> None:
    sign_in(client)
    sleutel = client.session.session_key
    assert client.get(reverse("afmelden")).status_code == 405
    assert client.post(reverse("afmelden"))["Clear-Site-Data"] == '"cache", "storage"'
    # A session that ended by itself says it too; the device stays known.
    client.cookies[settings.SESSION_COOKIE_NAME] = sleutel or ""
    verlopen = client.get("/")
    assert (verlopen.status_code, verlopen["Clear-Site-Data"]) == (401, '"cache", "storage"')


def test_who_is_switched_off_is_out_at_once(client: Client, gebruiker: Gebruiker) -> None:
    sign_in(client)
    assert client.get("/").status_code == 200
    gebruiker.is_active = False
    gebruiker.save()
    assert client.get("/").status_code in {302, 401}

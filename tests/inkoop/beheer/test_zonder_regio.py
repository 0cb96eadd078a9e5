"""What happens with an account that works nowhere is read where it was invited, and nowhere else."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from inkoop.beheer.logregels import find_logcodes
from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Rol
from inkoop.platform.logboek.models import Logregel
from segmenten.models import Regio, RegioToegang
from tests import fabrieken
from tests.inkoop.beheer.hulp import invite, make_account, make_rechten

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]
WOORD = "vijf heel andere gewone woorden"


def sign_in_als(rol: str, naam: str, regio: Regio) -> Client:
    client = Client()
    client.force_login(make_account(naam, rol, regio))
    return client


@pytest.fixture
def lezers(regios: dict[str, Regio]) -> dict[str, list[Client]]:
    """Who reads the log, here and elsewhere."""
    return {
        code: [sign_in_als(rol, f"{rol} {code}", regio) for rol in (Rol.PRIVACY, Rol.BEHEERDER)]
        for code, regio in regios.items()
    }


def list_gelezen(lezer: Client, naam: str) -> set[str]:
    """Return the acts that somebody reads of an account."""
    html = lezer.get(f"{reverse('logboek')}?soort=gebruiker&onderwerp={naam}").content.decode()
    nummers = re.findall(r'href="/logboek/(\d+)"', html)
    return set(Logregel.objects.filter(pk__in=nummers).values_list("handeling", flat=True))


@pytest.fixture
def nieuw(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> Client:
    """Who was invited chose a password, signed in and asked for another password, and works nowhere yet."""
    link = invite(
        beheer,
        regios["hier"],
        django_capture_on_commit_callbacks,
        mailoutbox,
        rollen=[Rol.CONTRACTMANAGER],
    )
    eigenaar = Client()
    eigenaar.post(link, {"password1": WOORD, "password2": WOORD})
    assert eigenaar.post(reverse("aanmelden"), {"login": "nieuw", "password": WOORD}).status_code == 302
    Client().post(reverse("account_reset_password"), {"email": "nieuw@example.org"})
    return eigenaar


def test_who_was_invited_and_waits_is_followed_by_the_region_that_invited(
    nieuw: Client, lezers: dict[str, list[Client]]
) -> None:
    account = Gebruiker.objects.get(gebruikersnaam="nieuw")
    assert not RegioToegang.objects.filter(gebruiker=account).exists()
    eigen = {"wachtwoord_gekozen", "aangemeld", "wachtwoordherstel_gevraagd"}
    for lezer in lezers["hier"]:
        assert eigen <= list_gelezen(lezer, "nieuw")
    for lezer in lezers["elders"]:
        assert list_gelezen(lezer, "nieuw") == set()
        regel = Logregel.objects.filter(handeling="wachtwoord_gekozen").get()
        assert lezer.get(reverse("logregel", args=[regel.pk])).status_code == 404
    # Each once, and of a region.
    regels = Logregel.objects.filter(handeling__in=eigen, onderwerp_sleutel="nieuw")
    assert sorted(regels.values_list("handeling", "regio")) == sorted((naam, "hier") for naam in eigen)


def test_nobody_elsewhere_looks_after_such_an_account(nieuw: Client, lezers: dict[str, list[Client]]) -> None:
    account = Gebruiker.objects.get(gebruikersnaam="nieuw")
    ver = lezers["elders"][1]
    for route in ("account", "account_uitzetten", "account_persoon"):
        assert ver.get(reverse(route, args=[account.pk])).status_code == 404
    assert ver.post(reverse("account_uitzetten", args=[account.pk]), {"reden": "x"}).status_code == 404
    account.refresh_from_db()
    assert account.is_active
    assert find_logcodes(account) == ["hier"]


def test_looking_at_such_an_account_is_read_too(
    beheer: Client, nieuw: Client, lezers: dict[str, list[Client]]
) -> None:
    account = Gebruiker.objects.get(gebruikersnaam="nieuw")
    beheer.get(reverse("account", args=[account.pk]))
    beheer.get(reverse("rechtenverzoek", args=[Rechtenverzoek.objects.get().pk]))
    for handeling in ("gebruiker_bekeken", "rechtenverzoek_bekeken"):
        assert set(Logregel.objects.filter(handeling=handeling).values_list("regio", flat=True)) == {"hier"}
    # And so is a look at a line of a name that is no account, which is of no region.
    Client().post(reverse("aanmelden"), {"login": "niemand", "password": "x"})
    regel = Logregel.objects.get(handeling="aanmelden_mislukt")
    assert regel.regio == ""
    assert lezers["elders"][0].get(reverse("logregel", args=[regel.pk])).status_code == 200
    assert (
        Logregel.objects.filter(handeling="logregel_bekeken").values_list("regio", flat=True)[0] == "elders"
    )


def test_who_left_a_region_is_followed_there(beheer: Client, regios: dict[str, Regio]) -> None:
    gemeente = fabrieken.GemeenteFactory.create(regio=regios["hier"])
    account = make_account("weg", Rol.FINANCIEN, gemeente)
    assert find_logcodes(account) == ["hier"]
    beheer.post(reverse("account_rechten", args=[account.pk]), make_rechten([]))
    assert not account.gemeentetoegang.exists()
    assert find_logcodes(account) == ["hier"]
    # Who works somewhere now is followed there alone.
    RegioToegang.objects.create(gebruiker=account, regio=regios["elders"])
    assert find_logcodes(account) == ["elders"]


def test_of_an_account_of_the_system_only_a_superuser_reads(lezers: dict[str, list[Client]]) -> None:
    account = make_account("systeem", Rol.INKOPER)
    account.set_password(WOORD)
    account.save()
    Client().post(reverse("aanmelden"), {"login": "systeem", "password": WOORD})
    assert Logregel.objects.get(handeling="aangemeld", onderwerp_sleutel="systeem").regio == ""
    for lezer in (*lezers["hier"], *lezers["elders"]):
        assert list_gelezen(lezer, "systeem") == set()
    hoofd = make_account("hoofd", Rol.BEHEERDER, is_superuser=True)
    client = Client()
    client.force_login(hoofd)
    assert list_gelezen(client, "systeem") == {"aangemeld"}


def ask_herstel(adres: str, ip: str = "192.0.2.9") -> tuple[int, str]:
    antwoord = Client().post(reverse("account_reset_password"), {"email": adres}, REMOTE_ADDR=ip, follow=True)
    return antwoord.status_code, re.sub(r'nonce="[^"]*"', "", antwoord.content.decode())


def test_a_request_for_a_reset_is_kept_and_says_nothing_to_who_asked(
    regios: dict[str, Regio], lezers: dict[str, list[Client]]
) -> None:
    account = make_account("eigenaar", Rol.INKOPER, regios["hier"])
    set_adres(account, "eigenaar@example.org", is_bevestigd=True)
    assert ask_herstel("Eigenaar@example.org") == ask_herstel("geheim@example.org")
    bekend, onbekend = Logregel.objects.filter(handeling="wachtwoordherstel_gevraagd").order_by("pk")
    assert (bekend.onderwerp_sleutel, bekend.regio, bekend.gebruiker) == ("eigenaar", "hier", "")
    assert onbekend.onderwerp_sleutel.startswith("onbekend ")
    assert (onbekend.regio, onbekend.gebruiker, len(onbekend.adres)) == ("", "", 64)
    assert "geheim" not in str(list(Logregel.objects.values()))
    for lezer in (*lezers["hier"], *lezers["elders"]):
        assert lezer.get(reverse("logregel", args=[onbekend.pk])).status_code == 200
    assert lezers["hier"][0].get(reverse("logregel", args=[bekend.pk])).status_code == 200
    assert lezers["elders"][0].get(reverse("logregel", args=[bekend.pk])).status_code == 404


def test_requests_that_are_held_back_do_not_fill_the_log() -> None:
    assert [ask_herstel("iemand@example.org")[0] for _ in range(5)] == [200, 200, 200, 429, 429]
    assert Logregel.objects.filter(handeling="wachtwoordherstel_gevraagd").count() == 3

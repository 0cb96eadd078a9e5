"""The admin speaks Dutch, also where Django does not, and calls things by what a person calls them."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import django
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import trans_real

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from segmenten.models import Gemeente, GemeenteToegang, Regio, RegioToegang
from tests.fabrieken import make_gebruiker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]
_BRON = Path(django.__file__).parent / "contrib"
_TEKST = re.compile(r'^msgid ((?:".*"\n)+)', re.MULTILINE)
# The same word in both languages.
_GELIJK = {"Filter", "salt", "hash", "checksum"}


def find_onvertaald() -> set[str]:
    """Return the sentences and words of Django's admin for which it has no Dutch."""
    catalogus: Any = trans_real.translation("nl")
    teksten = set()
    for app in ("admin", "auth"):
        po = (_BRON / app / "locale" / "en" / "LC_MESSAGES" / "django.po").read_text()
        teksten |= {"".join(re.findall('"(.*)"', deel)) for deel in _TEKST.findall(po)}
    # What has a value or a mark-up in it is looked for up to there.
    teksten = {tekst for tekst in teksten if tekst and catalogus.gettext(tekst) == tekst}
    return {re.split(r"[%<\\]", tekst)[0].strip() for tekst in teksten} - _GELIJK - {""}


@pytest.fixture
def account() -> Gebruiker:
    regio = Regio.objects.create(code="hier", naam="Hier")
    account = make_gebruiker("fin", Rol.FINANCIEN)
    gemeente = Gemeente.objects.make(regio=regio, code="0983", naam="Venlo", volgorde=1)
    GemeenteToegang.objects.create(gebruiker=account, gemeente=gemeente)
    RegioToegang.objects.create(gebruiker=make_gebruiker("beheer", Rol.BEHEERDER), regio=regio)
    return account


@pytest.fixture
def beheer(client: Client, account: Gebruiker) -> Client:
    client.force_login(Gebruiker.objects.get(gebruikersnaam="beheer"))
    return client


def open_tekst(client: Client, naam: str, *plek: Any) -> str:
    """Open a page of the admin and return it with its characters as they are read."""
    return unescape(client.get(reverse(f"admin:{naam}", args=plek)).content.decode())


@pytest.mark.parametrize(
    ("naam", "met_account"),
    [
        ("index", False),
        ("gebruikers_gebruiker_changelist", False),
        ("gebruikers_gebruiker_change", True),
        ("gebruikers_gebruiker_history", True),
        ("authtoken_tokenproxy_changelist", False),
    ],
)
def test_no_page_of_the_admin_says_what_django_does_not_have_in_dutch(
    beheer: Client, account: Gebruiker, naam: str, met_account: bool
) -> None:
    onvertaald = find_onvertaald()
    assert {"Model name", "Add link"} <= onvertaald
    html = open_tekst(beheer, naam, *([account.pk] if met_account else []))
    assert [tekst for tekst in onvertaald if re.search(rf"(?<!\w){re.escape(tekst)}(?!\w)", html)] == []
    assert "If disabled" not in html


def test_the_scope_of_an_account_calls_a_municipality_by_its_name(beheer: Client, account: Gebruiker) -> None:
    html = unescape(beheer.get(reverse("account", args=[account.pk])).content.decode())
    assert "gemeente Venlo" in html
    assert "0983" not in html

"""The page to sign in says which demo accounts there are, and only where a demo may be."""

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from inkoop.demo import aanmeldpagina
from inkoop.demo.accounts import get_demowachtwoord
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.schermen import vakken

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vakken, "_vakken", {})
    Gebruiker.objects.create_user("demo-inkoper", naam="Demo inkoper", rollen=["inkoper"])
    Gebruiker.objects.create_user("demo-weg", naam="Demo weg", rollen=["inkoper"], is_active=False)
    Gebruiker.objects.create_user("echt", naam="Echt iemand", rollen=["inkoper"])


def test_accounts_password_and_mail_are_named(client: Client, settings: LazySettings) -> None:
    aanmeldpagina.register()
    html = client.get(reverse("aanmelden")).content.decode()
    for tekst in ("demo-inkoper", get_demowachtwoord(), str(settings.MAIL_MAP), "niet verplicht"):
        assert tekst in html
    for tekst in ("demo-weg", "Echt iemand"):
        assert tekst not in html


@pytest.mark.parametrize(
    ("demo", "achter_https", "verwacht"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_only_where_a_demo_may_be(
    client: Client, settings: LazySettings, demo: bool, achter_https: bool, verwacht: bool
) -> None:
    settings.INKOOP_DEMO, settings.ACHTER_HTTPS = demo, achter_https
    apps.get_app_config("demo").ready()
    html = client.get(reverse("aanmelden")).content.decode()
    assert (get_demowachtwoord() in html) is verwacht

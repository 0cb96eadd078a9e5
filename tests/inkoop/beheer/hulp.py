"""What the tests of accounts share: accounts with a scope, and what the form of rights sends."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from segmenten.models import Gemeente, GemeenteToegang, Regio, RegioToegang
from tests.fabrieken import make_gebruiker

WACHTWOORD = "een-lang-nieuw-wachtwoord"
REDEN = "gebeld op het nummer van de teamleider"


def make_account(naam: str, rol: str, *waarvoor: Regio | Gemeente, **velden: Any) -> Gebruiker:
    """Make an account with a role, tied to regions or municipalities."""
    gebruiker = make_gebruiker(naam, rol, **velden)
    for een in waarvoor:
        if isinstance(een, Gemeente):
            GemeenteToegang.objects.create(gebruiker=gebruiker, gemeente=een)
        else:
            RegioToegang.objects.create(gebruiker=gebruiker, regio=een)
    return gebruiker


def make_rechten(rollen: Sequence[str], *waarvoor: Model, **velden: Any) -> dict[str, Any]:
    """What the form of rights sends: all roles, all scope of the own regions, and why."""
    gekozen: dict[str, list[str]] = {}
    for een in waarvoor:
        soort = str(een._meta.model_name)
        gekozen.setdefault(soort, []).append(f"{soort}:{een.pk}")
    return {"rollen": list(rollen), "tot": "", "reden": "nieuwe collega"} | gekozen | velden


def do(client: Client, route: str, account: Gebruiker, **velden: Any) -> str:
    """Send the form of an act for an account, with a reason, and give the page that follows."""
    wat = {"reden": REDEN} | velden
    return client.post(reverse(route, args=[account.pk]), wat, follow=True).content.decode()


def make_nieuw(*regios: Regio, **velden: Any) -> dict[str, Any]:
    persoon = {"gebruikersnaam": "nieuw", "naam": "Nieuw", "email": "nieuw@example.org"}
    return persoon | make_rechten([Rol.INKOPER], *regios) | velden


def invite(beheer: Client, regio: Regio, vang: Any, mailoutbox: list[Any], **velden: Any) -> str:
    """Make an account and give the link in the mail to its owner."""
    with vang(execute=True):
        assert beheer.post(reverse("account_nieuw"), make_nieuw(regio, **velden)).status_code == 302
    assert mailoutbox[-1].to == ["nieuw@example.org"]
    return str(next(deel for deel in mailoutbox[-1].body.split() if "/uitnodiging/" in deel))

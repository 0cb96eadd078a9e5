"""What the tests of accounts share: accounts with a scope, and what the form of rights sends."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import Gemeente, GemeenteToegang, Regio, RegioToegang
from tests.fabrieken import make_gebruiker


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

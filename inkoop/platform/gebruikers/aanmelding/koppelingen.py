"""Which services elsewhere lead to an account, and what somebody showed there."""

import time
from collections.abc import Iterable
from typing import Any

from allauth.account.signals import user_logged_in
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.http import HttpRequest

from inkoop.platform.gebruikers.aanmelding.diensten import Aanmelddienst, find_dienst, get_diensten
from inkoop.platform.gebruikers.aanmelding.sessies import forget_bevestigd
from inkoop.platform.gebruikers.aanmelding.tweede_stap import note_erbij
from inkoop.platform.gebruikers.models import Gebruiker


def find_koppelingen(account: Gebruiker) -> list[tuple[SocialAccount, str]]:
    """Return what leads to an account, with the name of the service; one that went has its code."""
    rijen = SocialAccount.objects.filter(user=account).order_by("date_joined")
    diensten = ((rij, find_dienst(rij.provider)) for rij in rijen)
    return [(rij, dienst.naam if dienst else rij.provider) for rij, dienst in diensten]


def find_te_koppelen(gekoppeld: Iterable[str]) -> list[Aanmelddienst]:
    """Return the services that do not lead to an account yet."""
    al = set(gekoppeld)
    return [dienst for dienst in get_diensten() if dienst.code not in al]


def remove_koppelingen(account: Gebruiker) -> int:
    """Let no service lead to an account any more; an operator who knows who asks for it does so."""
    return int(SocialAccount.objects.filter(user=account).delete()[0])


def connect() -> None:
    """Hear of who comes in from a service."""
    user_logged_in.connect(_note_elders, dispatch_uid="inkoop.koppelingen.elders")


def _note_elders(request: HttpRequest, sociallogin: SocialLogin | None = None, **_: Any) -> None:
    """Count what somebody showed at a service: a second step, and that he did so lately.

    A service lets in who signed in there this morning: here that is no proof before an act that matters.
    """
    dienst = find_dienst(sociallogin.account.provider) if sociallogin else None
    if sociallogin is None or dienst is None:
        return
    claims = sociallogin.account.extra_data["id_token"]
    if claims.get("acr") in dienst.tweede_stap:
        note_erbij(request)
    if time.time() - claims.get("auth_time", 0) > settings.AANMELDING_VERS_SECONDEN:
        forget_bevestigd(request)

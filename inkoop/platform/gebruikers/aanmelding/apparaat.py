"""Devices on which an account signed in before: they have attempts of their own, and others are told by mail.

A device is a browser that holds a signed cookie. What it names of an account goes with the password: after
another password every device is new again.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac

from inkoop.platform.gebruikers.models import Gebruiker

_ZOUT = "inkoop.gebruikers.apparaat"
_GELDIG_SECONDEN = 365 * 24 * 3600
# A browser that many people use remembers the latest of them.
_MEESTE_ACCOUNTS = 20


def find_apparaat(request: HttpRequest, account: Gebruiker) -> str | None:
    """Return the mark of this device when the account signed in on it before, else None."""
    inhoud = _read(request)
    if not constant_time_compare(inhoud["accounts"].get(str(account.pk), ""), _make_kenmerk(account)):
        return None
    return str(inhoud["apparaat"])


def remember_apparaat(request: HttpRequest, response: HttpResponseBase, account: Gebruiker) -> None:
    """Let the browser remember that this account signed in on it."""
    inhoud = _read(request)
    accounts = {naam: kenmerk for naam, kenmerk in inhoud["accounts"].items() if naam != str(account.pk)}
    accounts[str(account.pk)] = _make_kenmerk(account)
    laatste = dict(list(accounts.items())[-_MEESTE_ACCOUNTS:])
    response.set_cookie(
        settings.APPARAAT_COOKIE_NAAM,
        signing.dumps({"apparaat": inhoud["apparaat"], "accounts": laatste}, salt=_ZOUT, compress=True),
        max_age=_GELDIG_SECONDEN,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> Mapping[str, Any]:
    """Return what the cookie says; a forged, old or missing one says nothing."""
    try:
        gelezen = signing.loads(
            request.COOKIES.get(settings.APPARAAT_COOKIE_NAAM, ""), salt=_ZOUT, max_age=_GELDIG_SECONDEN
        )
        return {"apparaat": str(gelezen["apparaat"]), "accounts": dict(gelezen["accounts"])}
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return {"apparaat": secrets.token_hex(8), "accounts": {}}


def _make_kenmerk(account: Gebruiker) -> str:
    """Return what changes with the password, and does not tell it."""
    return salted_hmac(_ZOUT, f"{account.pk}:{account.password}", algorithm="sha256").hexdigest()[:20]


# What a browser calls itself, and what people call it; the first that fits counts.
_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMEN = (
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "een Android-toestel"),
    ("Windows", "Windows"),
    ("Mac OS X", "een Mac"),
    ("Linux", "Linux"),
)


def describe_toestel(agent: str) -> str:
    """Return in words with what somebody works: "Firefox op Windows"."""
    browser = next((naam for teken, naam in _BROWSERS if teken in agent), "een onbekende browser")
    systeem = next((naam for teken, naam in _SYSTEMEN if teken in agent), "een onbekend toestel")
    return f"{browser} op {systeem}"

"""Signing in, with a limit to how often a password can be guessed."""

from datetime import timedelta
from typing import Any

import structlog
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from inkoop.platform.gebruikers.models import Aanmeldpoging, Gebruiker

_log = structlog.get_logger(__name__)

MEESTE_POGINGEN = 10
WACHTTIJD = timedelta(minutes=15)

# Counted before the password is looked at, in one statement: attempts side by side do not slip through.
_TEL = """
INSERT INTO gebruikers_aanmeldpoging AS p (naam, aantal, sinds) VALUES (%(naam)s, 1, %(nu)s)
ON CONFLICT (naam) DO UPDATE SET
    aantal = CASE WHEN p.sinds < %(grens)s THEN 1 ELSE p.aantal + 1 END,
    sinds = CASE WHEN p.sinds < %(grens)s THEN %(nu)s ELSE p.sinds END
RETURNING aantal
"""


class GeremdeBackend(ModelBackend):
    """Names and passwords; after `MEESTE_POGINGEN` in `WACHTTIJD` a name waits, with the right password too.

    Per name and not per address: behind a proxy everybody has the same one. The admin signs in here as well.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **velden: Any,
    ) -> Gebruiker | None:
        """Return the account, or None; PermissionDenied (which Django turns into None) while it waits."""
        naam = username or velden.get(Gebruiker.USERNAME_FIELD)
        if naam is None or password is None:
            return None
        if _count(naam) > MEESTE_POGINGEN:
            _log.warning("aanmelden_geremd")
            raise PermissionDenied
        gebruiker = super().authenticate(request, username=naam, password=password)
        if not isinstance(gebruiker, Gebruiker):
            return None
        forget_pogingen(naam)
        return gebruiker


def is_geremd(naam: str) -> bool:
    """Say whether a name must wait before anybody can sign in with it."""
    recent = Aanmeldpoging.objects.filter(naam=_hash(naam), sinds__gte=timezone.now() - WACHTTIJD)
    return recent.filter(aantal__gte=MEESTE_POGINGEN).exists()


def forget_pogingen(naam: str) -> None:
    """Let a name start anew: somebody signed in, or an operator set another password."""
    Aanmeldpoging.objects.filter(naam=_hash(naam)).delete()


def remove_oude_pogingen() -> int:
    """Forget what no longer counts; returns how many names."""
    return Aanmeldpoging.objects.filter(sinds__lt=timezone.now() - WACHTTIJD).delete()[0]


def _count(naam: str) -> int:
    nu = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_TEL, {"naam": _hash(naam), "nu": nu, "grens": nu - WACHTTIJD})
        return int(cursor.fetchone()[0])


def _hash(naam: str) -> str:
    return salted_hmac("inkoop.gebruikers.aanmelding", naam.lower(), algorithm="sha256").hexdigest()

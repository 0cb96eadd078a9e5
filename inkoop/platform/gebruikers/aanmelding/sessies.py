"""How long somebody stays signed in, where, and how long ago it is that he showed who he is."""

import time
from datetime import timedelta
from typing import Any

from allauth.account.signals import authentication_step_completed, password_changed, password_reset
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from django.http import HttpRequest
from django.utils import timezone

from inkoop.platform.gebruikers.aanmelding.apparaat import describe_toestel
from inkoop.platform.gebruikers.models import Gebruiker, Sessie

# Moments in the session, in seconds since 1970: signed in, did something, showed again who it is.
_BEGIN, _GEZIEN, _BEVESTIGD = "aangemeld_op", "gezien_op", "bevestigd_op"
# What happens often is not written each time.
_TIK_SECONDEN = 60


def has_ended(request: HttpRequest) -> bool:
    """Tell whether a session lasted too long: since its beginning, or without anything done in it."""
    nu, sessie = time.time(), request.session
    return bool(
        nu - sessie.get(_BEGIN, nu) > settings.SESSIE_LANGST_SECONDEN
        or nu - sessie.get(_GEZIEN, nu) > settings.SESSIE_STIL_SECONDEN
    )


def touch(request: HttpRequest) -> None:
    """Note that somebody does something; a part of a page that renews itself is nobody."""
    nu = time.time()
    if _BEGIN not in request.session and isinstance(request.user, Gebruiker):
        # A session of before this was kept begins now: it ends in its time, and its owner sees it.
        request.session[_BEGIN] = request.session[_GEZIEN] = nu
        _enlist(request, request.user)
    if nu - request.session.get(_GEZIEN, 0) > _TIK_SECONDEN and not getattr(request, "htmx", False):
        request.session[_GEZIEN] = nu
        Sessie.objects.filter(pk=request.session.session_key).update(gezien_op=timezone.now())


def is_vers(request: HttpRequest) -> bool:
    """Tell whether somebody showed lately who he is, by signing in or since."""
    return bool(time.time() - request.session.get(_BEVESTIGD, 0) < settings.AANMELDING_VERS_SECONDEN)


def forget_bevestigd(request: HttpRequest) -> None:
    """Ask somebody again who he is before what matters: coming in showed nothing."""
    request.session.pop(_BEVESTIGD, None)


def follow_sleutel(request: HttpRequest, vorige: str | None) -> None:
    """Keep a session in the list under its new key, which it gets when somebody shows again who he is."""
    sleutel = request.session.session_key
    if vorige and sleutel and sleutel != vorige:
        Sessie.objects.filter(pk=vorige).update(sleutel=sleutel)


def find_sessies(account: Gebruiker) -> QuerySet[Sessie]:
    """Return where an account is signed in now: a browser that was closed says nothing, its time does."""
    nu = timezone.now()
    return Sessie.objects.filter(
        gebruiker=account,
        aangemeld_op__gte=nu - timedelta(seconds=settings.SESSIE_LANGST_SECONDEN),
        gezien_op__gte=nu - timedelta(seconds=settings.SESSIE_STIL_SECONDEN),
    )


# The owner of an account ended other sessions of it; with how many there were.
eigen_sessies_beeindigd = Signal()


def end_sessies(account: Gebruiker, *sleutels: str, behalve: str | None = None) -> int:
    """End sessions of an account, all of them without `sleutels`, and return how many that were."""
    sessies = Sessie.objects.filter(gebruiker=account).exclude(pk=behalve)
    if sleutels:
        sessies = sessies.filter(pk__in=sleutels)
    with transaction.atomic():
        keys = list(sessies.values_list("pk", flat=True))
        Session.objects.filter(pk__in=keys).delete()
        sessies.filter(pk__in=keys).delete()
    return len(keys)


def remove_oude_sessies() -> int:
    """Forget sessions that ended; returns how many stood in the list."""
    SessionStore.clear_expired()
    return Sessie.objects.exclude(pk__in=Session.objects.values("pk")).delete()[0]


def _begin(sender: Any, request: HttpRequest | None, user: Gebruiker, **_: Any) -> None:
    """Keep where somebody signed in, however that went."""
    if request is None or not hasattr(request, "session"):
        return
    request.session[_BEGIN] = request.session[_GEZIEN] = request.session[_BEVESTIGD] = time.time()
    _enlist(request, user)


def _enlist(request: HttpRequest, user: Gebruiker) -> None:
    if request.session.session_key is None:
        request.session.create()
    nu = timezone.now()
    toestel = describe_toestel(request.META.get("HTTP_USER_AGENT", ""))
    vast = {"gebruiker": user, "toestel": toestel, "aangemeld_op": nu, "gezien_op": nu}
    Sessie.objects.update_or_create(sleutel=request.session.session_key, defaults=vast)


def _confirm(sender: Any, request: HttpRequest, **stap: Any) -> None:
    """Keep that somebody showed again who he is, under a new key: who had the old one has nothing."""
    if stap.get("reauthenticated"):
        request.session[_BEVESTIGD] = time.time()
        request.session.cycle_key()


def _forget(sender: Any, request: HttpRequest, **_: Any) -> None:
    """Take a session that ends out of the list."""
    Sessie.objects.filter(pk=request.session.session_key).delete()


def _end_andere(sender: Any, request: HttpRequest, user: Gebruiker, **_: Any) -> None:
    """End the other sessions of who chose another password: they no longer work, and say so at once."""
    # The own session has got another key by now, and stands in the list under the one of before.
    end_sessies(user, behalve=request.COOKIES.get(settings.SESSION_COOKIE_NAME))


def _end_alle(sender: Any, user: Gebruiker, **_: Any) -> None:
    """End all sessions of who chose another password by mail."""
    end_sessies(user)


def connect() -> None:
    """Hear of signing in and out, of who shows again who he is, and of another password."""
    user_logged_out.connect(_forget, dispatch_uid="inkoop.sessies.vergeet")
    user_logged_in.connect(_begin, dispatch_uid="inkoop.sessies.begin")
    authentication_step_completed.connect(_confirm, dispatch_uid="inkoop.sessies.bevestig")
    password_changed.connect(_end_andere, dispatch_uid="inkoop.sessies.gewijzigd")
    password_reset.connect(_end_alle, dispatch_uid="inkoop.sessies.hersteld")

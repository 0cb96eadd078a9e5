"""How much a request may bring: one table, per route, kept before anything of it is read.

Django reads what a request says that it brings, onto disk when it is a file. So who says too much is refused
by what he says, and who does not say how much is refused for that. A server gives no more than was said.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from inkoop.fouten import fout_411, fout_413
from inkoop.kern.opmaak import MB, format_grootte
from inkoop.platform.schermen.rechten import ask_aanmelding

# What goes around a file in a form.
_RAND = MB

# What is thrown away unread, at most and for how long, so that a browser that is still sending hears why.
_WEG_MAAL = 4
_WEG_SECONDEN = 10.0
_BLOK = 2**16


def get_grenzen() -> Mapping[str, int]:
    """Return by the name of a route how many bytes a request may bring; what is not in it takes a form."""
    return {"upload_nieuw": settings.UPLOAD_GROOTSTE + _RAND}


def get_grens(route: str) -> int:
    """Return how many bytes a request to a route may bring."""
    return get_grenzen().get(route, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


class InhoudgrensMiddleware:
    """Refuses what is too large (413) or does not say how large it is (411), before it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Answer when the request brings too much; asked before the proof of a form is, which reads it."""
        lengte = request.META.get("CONTENT_LENGTH") or ""
        if request.META.get("HTTP_TRANSFER_ENCODING") and not lengte:
            return fout_411(request)
        route = request.resolver_match.view_name if request.resolver_match else ""
        grens = get_grens(route)
        # What is no number Django reads as nothing.
        grootte = int(lengte) if lengte.isdecimal() else 0
        if grootte <= grens:
            # A file is taken from who is signed in only: it would be read before anybody asks who sends it.
            return (
                ask_aanmelding(request)
                if grootte > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and not request.user.is_authenticated
                else None
            )
        _throw_away(request, min(grootte, grens * _WEG_MAAL))
        bedoeld = settings.UPLOAD_GROOTSTE if route in get_grenzen() else grens
        return fout_413(request, format_grootte(bedoeld))


def _throw_away(request: HttpRequest, aantal: int) -> None:
    """Read on without keeping anything: a browser reads no answer before it has sent all."""
    bron = request.META.get("wsgi.input")
    tot = time.monotonic() + _WEG_SECONDEN
    while bron is not None and aantal > 0 and time.monotonic() < tot:
        blok = bron.read(min(_BLOK, aantal))
        if not blok:
            return
        aantal -= len(blok)

"""Pages for what goes wrong; they use no request context, so they work without a database."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.template.loader import render_to_string

from inkoop.platform.databank.tijdgrenzen import Belet
from inkoop.platform.gebruikers.middleware import REGIOKEUZE
from inkoop.platform.schermen.context import get_huisstijl

# What a browser forgets once somebody is signed out; not its cookies, by which it stays a known device.
WIS = '"cache", "storage"'


class ZonderRolError(PermissionDenied):
    """An account that can sign in and do nothing: it has no role yet, or its last day has passed.

    Args:
        wacht: whether a role was asked that a colleague must confirm.
    """

    def __init__(self, *, wacht: bool = False) -> None:
        super().__init__()
        self.wacht = wacht


def fout_400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address or the form holds something that cannot be used; what we refused ourselves is told."""
    return _foutpagina("400.html", 400, reden=str(exception) if isinstance(exception, BadRequest) else "")


def fout_403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The user may not see or do this."""
    zonder_rol = isinstance(exception, ZonderRolError)
    return _foutpagina("403.html", 403, zonder_rol=zonder_rol, wacht=getattr(exception, "wacht", False))


def fout_404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page does not exist, or not for this user."""
    return _foutpagina("404.html", 404, regio=_get_regionaam(request))


def _get_regionaam(request: HttpRequest) -> str:
    """Return the name of the only region that somebody looks at, as the request knows it already."""
    gebruiker = request.__dict__.get("_cached_user")
    if gebruiker is None or getattr(gebruiker, "regiokeuze", None) is None:
        return ""
    return str(request.session[REGIOKEUZE][1])


def fout_429(request: HttpRequest) -> HttpResponse:
    """Somebody asks more often than people do."""
    return _foutpagina("429.html", 429)


def fout_500(request: HttpRequest) -> HttpResponse:
    """Something broke on our side."""
    return _foutpagina("500.html", 500)


def fout_413(request: HttpRequest, grens: str = "") -> HttpResponse:
    """What is sent is larger than what this address takes."""
    return _foutpagina("413.html", 413, grens=grens)


def fout_411(request: HttpRequest) -> HttpResponse:
    """What is sent does not say how large it is."""
    return _foutpagina("411.html", 411)


def fout_503(request: HttpRequest, belet: Belet, seconden: int) -> HttpResponse:
    """The database did not do it now: another holds it, it took too long, or it is away.

    Args:
        seconden: after how long it makes sense to ask again.
    """
    verstuurd = request.method not in ("GET", "HEAD")
    return _foutpagina("503.html", 503, belet=belet.value, seconden=seconden, verstuurd=verstuurd)


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was sent without a valid proof that it came from our own page."""
    return _foutpagina("403_csrf.html", 403)


def sessie_verlopen(request: HttpRequest) -> HttpResponse:
    """The user was signed in, but too long ago."""
    aanmelden_url = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
    antwoord = _foutpagina("sessie_verlopen.html", 401, aanmelden_url=aanmelden_url)
    antwoord["Clear-Site-Data"] = WIS
    return antwoord


def _foutpagina(template: str, status: int, **context: object) -> HttpResponse:
    inhoud = render_to_string(template, {**get_huisstijl(), **context})
    return HttpResponse(inhoud, status=status)

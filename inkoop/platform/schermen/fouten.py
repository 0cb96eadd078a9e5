"""Pages for what goes wrong; they use no request context, so they work without a database."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.template.loader import render_to_string

from inkoop.platform.schermen.context import get_huisstijl


def fout_400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address or the form holds something that cannot be used."""
    return _foutpagina("400.html", 400)


def fout_403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The user may not see or do this."""
    return _foutpagina("403.html", 403)


def fout_404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page does not exist, or not for this user."""
    return _foutpagina("404.html", 404)


def fout_500(request: HttpRequest) -> HttpResponse:
    """Something broke on our side."""
    return _foutpagina("500.html", 500)


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was sent without a valid proof that it came from our own page."""
    return _foutpagina("403_csrf.html", 403)


def sessie_verlopen(request: HttpRequest) -> HttpResponse:
    """The user was signed in, but too long ago."""
    aanmelden_url = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
    return _foutpagina("sessie_verlopen.html", 401, aanmelden_url=aanmelden_url)


def _foutpagina(template: str, status: int, **context: str) -> HttpResponse:
    inhoud = render_to_string(template, {**get_huisstijl(), **context})
    return HttpResponse(inhoud, status=status)

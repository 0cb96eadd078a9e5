"""Runs each view in one transaction that sees what the user may see."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows import reauthentication
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django_structlog.middlewares import RequestMiddleware
from structlog.contextvars import bind_contextvars

from inkoop.platform.gebruikers.aanmelding.sessies import follow_sleutel, has_ended, touch
from inkoop.platform.gebruikers.aanmelding.tweede_stap import lacks_tweede_stap
from inkoop.platform.gebruikers.adres import make_adreskenmerk
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import Verzoekherkomst, met_herkomst, met_zicht_van

_API = "/api/"
# In the session: key and name of the region that was chosen, and whether there is anything to choose.
REGIOKEUZE, MEER_REGIOS = "regiokeuze", "meer_regios"
# Where who still owes a second step may come: to add it, and to leave.
_ZONDER_STAP = ("mfa_", "account_", "afmelden", "wachtwoord", "favicon", "toegankelijkheid", "sessies_")


class VerzoekMiddleware(RequestMiddleware):
    """Logs each request with its path only: a search question in the address may tell about a person.

    From where it came stands in every line as a digest with key, the same one as in the logboek.
    """

    def prepare(self, request: HttpRequest) -> None:
        """Give the lines of this request its number and the mark of its address."""
        bind_contextvars(adres=make_adreskenmerk(request))
        super().prepare(request)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Return method and path, without the query string."""
        return f"{request.method} {request.path}"


class ZichtMiddleware:
    """Wraps the view *and* its rendering, so that a lazily rendered page is read in the same transaction.

    Django's ATOMIC_REQUESTS ends before a TemplateResponse is rendered, which would leave the admin and
    every class-based page without a context, and so empty.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # What one account may see is kept by no cache, and not by the browser of who signed out since.
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Answer with the view's response, rendered; views marked `zonder_zicht` touch no database."""
        if getattr(view, "zonder_zicht", False):
            return None
        try:
            # A view of the API says so on its class.
            via = getattr(getattr(view, "cls", None), "via", "pagina")
            look_at_keuze(request)
            return _answer(request, via, lambda: view(request, *args, **kwargs))
        # django-allauth's own middleware asks what a view raised, and this one ran the view itself.
        except ImmediateHttpResponse as fout:
            antwoord: HttpResponseBase = fout.response
            return antwoord
        except ReauthenticationRequired:
            return _ask_opnieuw(request)


class SessieMiddleware:
    """Ends a session that lasted too long, and lets nobody on who still owes a second step.

    Who showed again who he is gets another key; the list of his sessions follows.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        vorige = request.session.session_key
        response = self.get_response(request)
        follow_sleutel(request, vorige)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Go on, or lead to where the second step is added."""
        if getattr(view, "zonder_zicht", False) or not isinstance(request.user, Gebruiker):
            return None
        if has_ended(request):
            logout(request)
            return None
        touch(request)
        route = getattr(request.resolver_match, "url_name", None) or ""
        if route.startswith(_ZONDER_STAP) or not lacks_tweede_stap(request, request.user):
            return None
        if is_api(request):
            raise PermissionDenied("Voor deze rol is een tweede stap verplicht.")
        return redirect("mfa_index")


def look_at_keuze(request: HttpRequest) -> None:
    """Look at the region that was chosen in this session, if any."""
    keuze = request.session.get(REGIOKEUZE)
    if keuze and isinstance(request.user, Gebruiker):
        request.user.regiokeuze = keuze[0]


def is_api(request: HttpRequest) -> bool:
    """Tell by its address alone whether a program asks, which wants an answer that it can read."""
    return request.path_info.startswith(_API)


def _ask_opnieuw(request: HttpRequest) -> HttpResponseBase:
    """Ask who somebody is, and go on with the request once he showed that."""
    if not isinstance(request.user, Gebruiker):
        return redirect_to_login(request.get_full_path())
    methoden = get_adapter().get_reauthentication_methods(request.user)
    if not methoden:
        # What was sent is not kept: he comes back to the page, and sends it from there.
        vraag = QueryDict(mutable=True)
        vraag["next"] = request.get_full_path() if request.method == "GET" else "/"
        return redirect(f"{resolve_url('opnieuw_dienst')}?{vraag.urlencode(safe='/')}")
    antwoord: HttpResponseBase = reauthentication.suspend_request(request, methoden[0]["url"])
    return antwoord


def _answer(request: HttpRequest, via: str, ask: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    herkomst = Verzoekherkomst(via, adres=make_adreskenmerk(request))
    with met_herkomst(herkomst), met_zicht_van(request.user):
        response = ask()
        if hasattr(response, "render") and callable(response.render):
            response = response.render()
        if isinstance(response, HttpResponse) and response.status_code >= 500:
            transaction.set_rollback(True)
        return response


def zonder_zicht(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view that needs no database, so that it also answers when there is none."""
    setattr(view, "zonder_zicht", True)  # noqa: B010  a function has no such attribute of its own
    return view

"""Runs each view in one transaction that sees what the user may see."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django_structlog.middlewares import RequestMiddleware

from inkoop.platform.gebruikers.zicht import Verzoekherkomst, met_herkomst, met_zicht_van

_PAGINA = Verzoekherkomst("pagina")


class VerzoekMiddleware(RequestMiddleware):
    """Logs each request with its path only: a search question in the address may tell about a person."""

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
        with met_herkomst(_PAGINA), met_zicht_van(request.user):
            response = view(request, *args, **kwargs)
            if hasattr(response, "render") and callable(response.render):
                response = response.render()
            if isinstance(response, HttpResponse) and response.status_code >= 500:
                transaction.set_rollback(True)
            return response


def zonder_zicht(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view that needs no database, so that it also answers when there is none."""
    setattr(view, "zonder_zicht", True)  # noqa: B010  a function has no such attribute of its own
    return view

"""Who may open a page."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.schermen.fouten import sessie_verlopen


class RolVereistMixin:
    """Lets only the named roles in: others get a 403, who is not signed in goes to the login page.

    `rollen` must be named on every view; a page that forgets it fails instead of being open to all.
    """

    rollen: ClassVar[Collection[str] | None] = None
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the role before anything of the view runs."""
        if self.rollen is None:
            raise ImproperlyConfigured(f"{type(self).__name__} noemt geen rollen.")
        if not self.is_open_voor_allen():
            if not request.user.is_authenticated:
                return vraag_aanmelding(request)
            controleer_rol(request, self.rollen)
        antwoord: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return antwoord

    @property
    def gebruiker(self) -> Gebruiker:
        """The account that is signed in; pages that are open to all have none and are refused."""
        if not isinstance(self.request.user, Gebruiker):
            raise PermissionDenied("Meld u eerst aan.")
        return self.request.user

    def is_open_voor_allen(self) -> bool:
        """Say whether everyone may see this page; no page of an app is."""
        return False


def controleer_rol(request: HttpRequest, rollen: Collection[str]) -> None:
    """Raise PermissionDenied when the user has none of the roles."""
    rol = getattr(request.user, "rol", None)
    if rol not in rollen:
        raise PermissionDenied(f"De rol {rol} hoort niet bij {', '.join(sorted(rollen))}.")


def vraag_aanmelding(request: HttpRequest) -> HttpResponse:
    """Send someone to the login page; say so in words when a session ran out."""
    if getattr(request, "htmx", False):
        # A fragment cannot become a login page: let the browser load the page as a whole.
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    if request.COOKIES.get(settings.SESSION_COOKIE_NAME):
        return sessie_verlopen(request)
    return redirect_to_login(request.get_full_path())

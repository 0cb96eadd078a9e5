"""Who may open a page."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.fouten import sessie_verlopen


class RechtVereistMixin:
    """Lets in only who has the right: others get a 403, who is not signed in goes to the login page.

    `recht` must be named on every view; a page that forgets it fails instead of being open to all.
    """

    recht: ClassVar[Recht | None] = None
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the right before anything of the view runs."""
        if self.recht is None:
            raise ImproperlyConfigured(f"{type(self).__name__} noemt geen recht.")
        if not self.is_open_voor_allen():
            if not request.user.is_authenticated:
                return ask_aanmelding(request)
            check_recht(request, self.recht)
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


def check_recht(request: HttpRequest, recht: Recht) -> None:
    """Raise PermissionDenied when the user has not got the right."""
    if not has_recht(request.user, recht):
        rol = getattr(request.user, "rol", None)
        raise PermissionDenied(f"De rol {rol} heeft dit recht niet: {recht.value}.")


def ask_aanmelding(request: HttpRequest) -> HttpResponse:
    """Send someone to the login page; say so in words when a session ran out."""
    if getattr(request, "htmx", False):
        # A fragment cannot become a login page: let the browser load the page as a whole.
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    if request.COOKIES.get(settings.SESSION_COOKIE_NAME):
        return sessie_verlopen(request)
    return redirect_to_login(request.get_full_path())

"""Who may open a page."""

from typing import Any, ClassVar

from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from inkoop.platform.gebruikers.aanmelding.sessies import is_vers
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, get_werkgebied, has_recht
from inkoop.platform.gebruikers.rolgeschiedenis import has_open_verzoek
from inkoop.platform.schermen.fouten import ZonderRolError, sessie_verlopen
from inkoop.platform.schermen.inzage import LogtInzage


class RechtVereistMixin(LogtInzage):
    """Lets in only who has the right: others get a 403, who is not signed in goes to the login page.

    `recht` must be named on every view; a page that forgets it fails instead of being open to all.
    """

    recht: ClassVar[Recht | None] = None
    # What somebody needs to leave again stays open for who has no role yet, or not any more.
    ook_zonder_rol: ClassVar[bool] = False
    # An act that matters: who did not show lately who he is, is asked again.
    vraagt_bevestiging: ClassVar[bool] = False
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the right before anything of the view runs."""
        if self.recht is None:
            raise ImproperlyConfigured(f"{type(self).__name__} noemt geen recht.")
        if not self.is_open_voor_allen():
            if not request.user.is_authenticated:
                return ask_aanmelding(request)
            if not (self.ook_zonder_rol and get_werkgebied(request.user) is None):
                check_recht(request, self.recht)
            if self.vraagt_bevestiging:
                check_vers(request)
        return super().dispatch(request, *args, **kwargs)

    @property
    def gebruiker(self) -> Gebruiker:
        """The account that is signed in; pages that are open to all have none and are refused."""
        if not isinstance(self.request.user, Gebruiker):
            raise PermissionDenied("Meld u eerst aan.")
        return self.request.user

    def is_open_voor_allen(self) -> bool:
        """Say whether everyone may see this page; no page of an app is."""
        return False


def check_vers(request: HttpRequest) -> None:
    """Ask again who somebody is when he did not show it lately; the request goes on after that."""
    if not is_vers(request):
        raise ReauthenticationRequired


def check_recht(request: HttpRequest, recht: Recht) -> None:
    """Raise PermissionDenied when the user has not got the right."""
    if get_werkgebied(request.user) is None:
        raise ZonderRolError(wacht=has_open_verzoek(request.user))
    if not has_recht(request.user, recht):
        rollen = ", ".join(getattr(request.user, "rollen", ())) or "geen"
        raise PermissionDenied(f"Niemand met deze rollen ({rollen}) heeft dit recht: {recht.value}.")


def ask_aanmelding(request: HttpRequest) -> HttpResponse:
    """Send someone to the login page; say so in words when a session ran out."""
    if getattr(request, "htmx", False):
        # A fragment cannot become a login page: let the browser load the page as a whole.
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    # Who is halfway signing in has a session too; one that ran out has nothing in it any more.
    if request.COOKIES.get(settings.SESSION_COOKIE_NAME) and not request.session.keys():
        return sessie_verlopen(request)
    return redirect_to_login(request.get_full_path())

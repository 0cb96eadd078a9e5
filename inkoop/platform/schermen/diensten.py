"""Signing in through a service elsewhere, and linking one to the own account."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from allauth.socialaccount.internal.flows.connect import disconnect, validate_disconnect
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import TemplateView, View

from inkoop.platform.gebruikers.aanmelding.dienstadapter import refuse_dienst
from inkoop.platform.gebruikers.aanmelding.diensten import find_dienst
from inkoop.platform.gebruikers.aanmelding.koppelingen import find_koppelingen
from inkoop.platform.gebruikers.aanmelding.oidc import Oidcadapter, Terugkeer
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.aanmelden import Aanmeldpagina
from inkoop.platform.schermen.fouten import fout_429
from inkoop.platform.schermen.rechten import RechtVereistMixin, check_vers

_KOPPELEN = "connect"


@require_POST
def dienst_aanmelden(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send somebody to a service; who links one to his account shows first that it is his.

    By a page that goes on by itself: a browser takes a form that leads elsewhere for what our pages never do.
    """
    adapter = _make_adapter(request, provider_id)
    # Each asks something of a server elsewhere.
    if not ratelimit.consume(request, action="aanmelddienst"):
        return fout_429(request)
    if request.POST.get("process") == _KOPPELEN and request.user.is_authenticated:
        check_vers(request)
    try:
        adres = adapter.get_provider().redirect_from_request(request)["Location"]
    except OAuth2Error as fout:
        return refuse_dienst(request, provider_id, fout)
    naam, inleiding = adapter.dienst.naam, "Meld u daar aan. Daarna komt u hier terug."
    waarden = {"titel": f"U gaat naar {naam}", "inleiding": inleiding, "adres": adres, "naam": naam}
    antwoord = render(request, "gebruikers/naar_dienst.html", waarden)
    antwoord.headers["Refresh"] = f"0;url={adres}"
    return antwoord


@require_GET
def dienst_terug(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Let somebody in who comes back from a service."""
    adapter = _make_adapter(request, provider_id)
    try:
        antwoord: HttpResponse = Terugkeer.adapter_view(adapter)(request)
    except OAuth2Error as fout:
        return refuse_dienst(request, provider_id, fout)
    return antwoord


class DienstOpnieuwView(Aanmeldpagina, RechtVereistMixin, TemplateView):
    """Asks who somebody is at the service that he signs in with; he has nothing else to show."""

    template_name = "gebruikers/opnieuw_dienst.html"
    recht = Recht.START
    titel = "Bent u het zelf?"
    inleiding = "Meld u nog eens aan. Daarna komt u terug, en kunt u verder."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the services that lead to the account, and where somebody goes on to."""
        diensten = [find_dienst(koppeling.provider) for koppeling, _ in find_koppelingen(self.gebruiker)]
        volgende = get_next_redirect_url(self.request) or ""
        return super().get_context_data(diensten=[*filter(None, diensten)], next=volgende, **kwargs)


class KoppelingWegView(RechtVereistMixin, View):
    """Undoes that a service leads to the own account."""

    recht = Recht.START
    vraagt_bevestiging = True
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Undo it, unless there would be no way in any more."""
        koppeling = get_object_or_404(SocialAccount, pk=kwargs["pk"], user=self.gebruiker)
        try:
            # A service that is not there any more is no way in, and asks for none.
            if find_dienst(koppeling.provider) is None:
                koppeling.delete()
                messages.success(request, "De koppeling is weggehaald.")
                return redirect("mfa_index")
            validate_disconnect(request, koppeling)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            disconnect(request, koppeling)
        return redirect("mfa_index")


def _make_adapter(request: HttpRequest, code: str) -> Oidcadapter:
    if find_dienst(code) is None:
        raise Http404
    return Oidcadapter(request, code)

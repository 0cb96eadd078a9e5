"""The own account: how one signs in, with what second step, and where one is signed in."""

from typing import Any

from allauth.mfa.adapter import get_adapter as get_stapadapter
from allauth.mfa.base import views as basis
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as herstelcodes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as sleutels
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.generic import View

from inkoop.platform.gebruikers.aanmelding.adressen import find_bevestigd_adres
from inkoop.platform.gebruikers.aanmelding.koppelingen import find_koppelingen, find_te_koppelen
from inkoop.platform.gebruikers.aanmelding.sessies import (
    eigen_sessies_beeindigd,
    end_sessies,
    find_sessies,
)
from inkoop.platform.gebruikers.aanmelding.tweede_stap import lacks_tweede_stap, note_erbij
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.aanmelden import Aanmeldpagina
from inkoop.platform.schermen.aanmeldformulieren import (
    Codeformulier,
    Sleutelformulier,
    Stapcodeformulier,
    Stapformulier,
)
from inkoop.platform.schermen.rechten import RechtVereistMixin
from inkoop.platform.schermen.views import Kruimel, Pagina

_ACCOUNT = reverse_lazy("mfa_index")


class AccountView(Pagina):
    """Everything about signing in with the own account, on one page."""

    template_name = "gebruikers/account.html"
    titel = "Mijn account"
    recht = Recht.START
    ook_zonder_rol = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the address, the steps and the sessions."""
        ik, deze = self.gebruiker, self.request.session.session_key
        koppelingen = find_koppelingen(ik)
        stappen = list(Authenticator.objects.filter(user=ik).order_by("created_at"))
        per_soort = {stap.type: stap for stap in stappen}
        app, codes = per_soort.get(Authenticator.Type.TOTP), per_soort.get(Authenticator.Type.RECOVERY_CODES)
        sleutels = [stap for stap in stappen if stap.type == Authenticator.Type.WEBAUTHN]
        return super().get_context_data(
            adres=find_bevestigd_adres(ik),
            app=app,
            sleutels=sleutels,
            codes=len(codes.wrap().get_unused_codes()) if codes else None,
            koppelingen=koppelingen,
            diensten=find_te_koppelen(koppeling.provider for koppeling, _ in koppelingen),
            ontbreekt=lacks_tweede_stap(self.request, ik),
            sessies=[(sessie, sessie.pk == deze, f"Afmelden op {sessie}") for sessie in find_sessies(ik)],
            **kwargs,
        )


class SessiesAfmeldenView(RechtVereistMixin, View):
    """Ends one session that is named, or all others."""

    recht = Recht.START
    ook_zonder_rol = True
    vraagt_bevestiging = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """End them, and say how many; the own session goes on."""
        kenmerk, deze = request.POST.get("sessie", ""), request.session.session_key
        gekozen = [sessie.pk for sessie in find_sessies(self.gebruiker) if sessie.kenmerk == kenmerk]
        aantal = end_sessies(self.gebruiker, *gekozen, behalve=deze) if gekozen or not kenmerk else 0
        eigen_sessies_beeindigd.send(sender=type(self), request=request, user=self.gebruiker, aantal=aantal)
        messages.success(request, f"Op {aantal} andere plek{'ken' if aantal != 1 else ''} bent u afgemeld.")
        return redirect("mfa_index")


class _Stappagina(Aanmeldpagina):
    """A page about a step, below the account."""

    template_name = "gebruikers/stap.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        kruimels = [Kruimel("Mijn account", str(_ACCOUNT)), Kruimel(self.titel)]
        return super().get_context_data(kruimelpad=kruimels, annuleer_url=str(_ACCOUNT), **kwargs)


class _Nieuwestap(_Stappagina):
    """A page that adds a step."""

    request: HttpRequest
    knop = "Toevoegen"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Keep the step, which counts from now on."""
        antwoord: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        note_erbij(self.request)
        return antwoord


class AppView(_Nieuwestap, totp.ActivateTOTPView):
    """Shows the picture that an app reads, and asks the first code."""

    template_name = "gebruikers/stap_app.html"
    form_class = Stapcodeformulier
    titel = "Een app toevoegen"


class AppWegView(_Stappagina, totp.DeactivateTOTPView):
    """Takes the app away."""

    titel = "De app weghalen"
    inleiding = "Daarna meldt u zich aan zonder code uit deze app."
    knop = "Weghalen"


class SleutelView(_Nieuwestap, sleutels.AddWebAuthnView):
    """Asks the browser to add a security key."""

    template_name = "gebruikers/stap_sleutel.html"
    form_class = Sleutelformulier
    titel = "Een beveiligingssleutel toevoegen"


class SleutelWegView(_Stappagina, sleutels.RemoveWebAuthnView):
    """Takes a key away, but not the last step of who must have one."""

    success_url = _ACCOUNT
    titel = "Een beveiligingssleutel weghalen"
    inleiding = "Daarna kunt u zich met deze sleutel niet meer aanmelden."
    knop = "Weghalen"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Refuse the last step that somebody must have."""
        if not get_stapadapter().can_delete_authenticator(self.get_object()):
            form.add_error(None, get_stapadapter().error_messages["cannot_delete_authenticator"])
            geweigerd: HttpResponse = self.form_invalid(form)
            return geweigerd
        antwoord: HttpResponse = super().form_valid(form)
        return antwoord


class HerstelcodesView(_Stappagina, herstelcodes.ViewRecoveryCodesView):
    """Shows the recovery codes once."""

    template_name = "gebruikers/herstelcodes.html"
    titel = "Herstelcodes"


class NieuweHerstelcodesView(_Stappagina, herstelcodes.GenerateRecoveryCodesView):
    """Makes new recovery codes; those of before no longer work."""

    titel = "Nieuwe herstelcodes maken"
    inleiding = "De codes van nu werken daarna niet meer."
    knop = "Nieuwe codes maken"


class StapView(Aanmeldpagina, basis.AuthenticateView):
    """The second step of signing in."""

    template_name = "gebruikers/stap_aanmelden.html"
    form_class = Codeformulier
    titel = "Tweede stap"
    inleiding = "Nu nog de tweede stap."
    knop = "Aanmelden"


class StapOpnieuwView(Aanmeldpagina, basis.ReauthenticateView):
    """Asks a code before an act that matters."""

    template_name = "gebruikers/opnieuw.html"
    form_class = Stapformulier
    titel = "Bent u het zelf?"
    inleiding = "Daarna gaat u verder met wat u deed."
    knop = "Verder"


class SleutelOpnieuwView(Aanmeldpagina, sleutels.ReauthenticateWebAuthnView):
    """Asks a security key before an act that matters."""

    template_name = "gebruikers/opnieuw_sleutel.html"
    titel = "Bent u het zelf?"
    inleiding = "Daarna gaat u verder met wat u deed."
    knop = "Beveiligingssleutel gebruiken"

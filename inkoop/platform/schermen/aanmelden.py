"""Signing in, a forgotten password, and the own password and address."""

from typing import Any, ClassVar

from allauth.account import views as allauth
from allauth.account.signals import password_set
from allauth.account.utils import get_next_redirect_url
from django import forms
from django.contrib import messages
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.views.generic import FormView, TemplateView

from inkoop.platform.gebruikers.aanmelding.adressen import (
    ask_bevestiging,
    find_bevestigd_adres,
    herstel_gevraagd,
)
from inkoop.platform.gebruikers.aanmelding.apparaat import remember_apparaat
from inkoop.platform.gebruikers.aanmelding.diensten import get_diensten
from inkoop.platform.gebruikers.aanmelding.uitnodigingen import accept, find_uitgenodigde
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.aanmeldformulieren import (
    Aanmeldformulier,
    Adresformulier,
    Bevestigformulier,
    Herstelformulier,
    Uitnodigingsformulier,
    Vergetenformulier,
    Wisselformulier,
)
from inkoop.platform.schermen.fouten import WIS
from inkoop.platform.schermen.views import FormulierView, Kruimel


class Aanmeldpagina:
    """A page of django-allauth in our layout: a title, what it is for, and the words on its button."""

    template_name = "gebruikers/formulier.html"
    titel: ClassVar[str] = ""
    inleiding: ClassVar[str] = ""
    knop: ClassVar[str] = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the layout shows."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {"titel": self.titel, "inleiding": self.inleiding, "knop": self.knop, **context}


class AanmeldenView(Aanmeldpagina, allauth.LoginView):
    """The page where everyone comes in; who is signed in already goes on to the start page."""

    template_name = "gebruikers/aanmelden.html"
    form_class = Aanmeldformulier
    titel = knop = "Aanmelden"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the services elsewhere, and where somebody goes on to."""
        volgende = get_next_redirect_url(self.request) or ""
        return super().get_context_data(diensten=get_diensten(), next=volgende, **kwargs)


class AfmeldenView(LogoutView):
    """Ends the session, and lets the browser forget the pages that it showed."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign out."""
        antwoord = super().post(request, *args, **kwargs)
        antwoord["Clear-Site-Data"] = WIS
        return antwoord


class UitgezetView(Aanmeldpagina, TemplateView):
    """Says that an account was switched off; only who knows its password comes here."""

    template_name = "gebruikers/bericht.html"
    titel = "Dit account is uitgezet"
    inleiding = (
        "U kunt er niet meer mee aanmelden. Vraag het aan de functioneel beheerder van uw organisatie."
    )


class VergetenView(Aanmeldpagina, allauth.PasswordResetView):
    """Asks to which address a link to choose another password goes."""

    form_class = Vergetenformulier
    titel = "Wachtwoord vergeten"
    inleiding = "Vul uw e-mailadres in. U krijgt een link waarmee u een ander wachtwoord kiest."
    knop = "Stuur mij een link"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Send a link if the address is of an account, and tell that it was asked, whoever it is of."""
        antwoord: HttpResponse = super().form_valid(form)
        # What is held back is not told: it would fill the log.
        if antwoord.status_code < 400:
            herstel_gevraagd.send(sender=type(self), request=self.request, adres=form.cleaned_data["email"])
        return antwoord


class VergetenVerstuurdView(Aanmeldpagina, TemplateView):
    """Says that a mail is on its way, if the address belongs to an account."""

    template_name = "gebruikers/bericht.html"
    titel = "Kijk in uw mail"
    inleiding = (
        "Als dit adres bij een account hoort en is bevestigd, krijgt u binnen een paar minuten een mail. "
        "De link daarin werkt een uur. Geen mail? Kijk bij ongewenste mail, of vraag het de beheerder."
    )


class HerstelView(Aanmeldpagina, allauth.PasswordResetFromKeyView):
    """Lets who followed the link choose another password; the device counts as known from then on."""

    template_name = "gebruikers/herstel.html"
    form_class = Herstelformulier
    titel = "Kies een ander wachtwoord"
    knop = "Wachtwoord opslaan"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Store the password, and remember the device on which its owner proved who he is."""
        antwoord: HttpResponse = super().form_valid(form)
        if isinstance(self.reset_user, Gebruiker):
            remember_apparaat(self.request, antwoord, self.reset_user)
        return antwoord


class HerstelKlaarView(Aanmeldpagina, TemplateView):
    """Says that the password was changed."""

    template_name = "gebruikers/bericht.html"
    titel = "Meld u aan met het nieuwe wachtwoord"
    inleiding = "Overal waar u was aangemeld, bent u nu afgemeld."


class UitnodigingView(Aanmeldpagina, FormView[Any]):
    """Lets who was invited choose a password; the device counts as known from then on."""

    template_name = "gebruikers/uitnodiging.html"
    form_class = Uitnodigingsformulier
    success_url = reverse_lazy("aanmelden")
    titel = "Welkom"
    knop = "Wachtwoord opslaan"
    account: Gebruiker | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Look for the account; a link that no longer works shows that, and takes nothing."""
        self.account = find_uitgenodigde(kwargs["sleutel"])
        if self.account is None:
            return self.render_to_response({"titel": "Deze uitnodiging werkt niet meer"})
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the account, so that the rules know its name."""
        return {**super().get_form_kwargs(), "user": self.account}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Keep the password, and lead to the page to sign in."""
        antwoord = super().form_valid(form)
        if self.account is not None:
            accept(self.account, form.cleaned_data["password1"])
            password_set.send(sender=type(self), request=self.request, user=self.account)
            remember_apparaat(self.request, antwoord, self.account)
        messages.success(self.request, "Uw wachtwoord is opgeslagen. Meld u ermee aan.")
        return antwoord

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose account it is."""
        return super().get_context_data(account=self.account, **kwargs)


class WachtwoordView(Aanmeldpagina, allauth.PasswordChangeView):
    """The page on which users change their own password."""

    template_name = "schermen/formulierpagina.html"
    form_class = Wisselformulier
    success_url = reverse_lazy("start")
    titel = "Wachtwoord wijzigen"
    inleiding = "Na het wijzigen bent u op andere apparaten afgemeld."
    knop = "Wachtwoord wijzigen"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let who has no password yet prove who he is by mail first."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            return redirect("account_reset_password")
        antwoord: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return antwoord

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        return super().get_context_data(
            kruimelpad=[Kruimel(self.titel)], annuleer_url=self.success_url, **kwargs
        )


class OpnieuwView(Aanmeldpagina, allauth.ReauthenticateView):
    """Asks the password once more before an act that matters."""

    template_name = "gebruikers/opnieuw.html"
    form_class = Bevestigformulier
    titel = "Bent u het zelf?"
    inleiding = "Vul uw wachtwoord nog eens in. Daarna gaat u verder met wat u deed."
    knop = "Verder"


class AdresView(FormulierView):
    """The own address: it counts once its owner opened the link that is sent there."""

    vraagt_bevestiging = True

    template_name = "gebruikers/adres.html"
    titel = "E-mailadres"
    inleiding = (
        "Met een bevestigd adres kiest u zelf een ander wachtwoord als u het kwijt bent, en hoort u het als "
        "iemand op een ander apparaat aanmeldt."
    )
    recht = Recht.START
    form_class = Adresformulier
    knop = "Stuur mij een link"
    gelukt = "We hebben een mail gestuurd. Open de link daarin om het adres te bevestigen; die werkt een dag."

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Return the form, with what the account says so far when nobody confirmed that."""
        bevestigd = find_bevestigd_adres(self.gebruiker)
        begin = {} if bevestigd else {"email": self.gebruiker.email}
        return Adresformulier(data, initial=begin, gebruiker=self.gebruiker)

    def get_annuleer_url(self) -> str:
        """Return where somebody was going."""
        return get_next_redirect_url(self.request) or reverse("start")

    def handle(self, form: forms.Form) -> str:
        """Send the link."""
        ask_bevestiging(self.request, self.gebruiker, form.cleaned_data["email"])
        return self.get_annuleer_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which address counts now."""
        return super().get_context_data(bevestigd=find_bevestigd_adres(self.gebruiker), **kwargs)


class AdresBevestigenView(Aanmeldpagina, allauth.ConfirmEmailView):
    """The page of the link in the mail: a button, since programs open links by themselves."""

    template_name = "gebruikers/adres_bevestigen.html"
    titel = "Bevestig uw e-mailadres"

    def get_redirect_url(self) -> str:
        """Return the start page, or the page to sign in."""
        return reverse("start")

"""Signing in, signing out and changing one's password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse_lazy

from inkoop.platform.gebruikers.aanmelding import is_geremd
from inkoop.platform.schermen.views import Kruimel


class Aanmeldformulier(AuthenticationForm):
    """Name and password, with an error that does not tell which of the two is wrong."""

    error_messages = {
        "invalid_login": "De gebruikersnaam of het wachtwoord klopt niet. Let op hoofdletters.",
        "inactive": "Dit account is uitgezet. Vraag het aan de functioneel beheerder.",
        "geremd": (
            "Met deze naam is te vaak geprobeerd aan te melden. Wacht een kwartier en probeer het opnieuw, "
            "of vraag de functioneel beheerder om een nieuw wachtwoord."
        ),
    }

    def get_invalid_login_error(self) -> ValidationError:
        """Say that a name must wait; that says nothing about whether there is such an account."""
        if is_geremd(self.cleaned_data.get("username", "")):
            return ValidationError(self.error_messages["geremd"], code="geremd")
        return super().get_invalid_login_error()


class AanmeldenView(views.LoginView):
    """The page where everyone comes in; who is signed in already goes on to the start page."""

    template_name = "gebruikers/aanmelden.html"
    authentication_form = Aanmeldformulier
    redirect_authenticated_user = True


class WachtwoordView(views.PasswordChangeView):
    """The page on which users change their own password."""

    template_name = "schermen/formulierpagina.html"
    form_class = PasswordChangeForm
    success_url = reverse_lazy("start")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the form page its title and introduction."""
        titel = "Wachtwoord wijzigen"
        return super().get_context_data(
            titel=titel,
            inleiding="Kies een wachtwoord van ten minste twaalf tekens dat u nergens anders gebruikt.",
            kruimelpad=[Kruimel(titel)],
            annuleer_url=self.success_url,
            **kwargs,
        )

    def form_valid(self, form: Any) -> HttpResponse:
        """Store the password and say so."""
        messages.success(self.request, "Uw wachtwoord is gewijzigd.")
        return super().form_valid(form)

"""The forms of signing in, in our words: django-allauth decides what they do."""

from typing import Any

from allauth.account import forms as allauth
from allauth.account.models import EmailAddress
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

from inkoop.platform.gebruikers.models import Gebruiker

WACHTWOORDREGEL = (
    "Ten minste twaalf tekens. Een paar gewone woorden achter elkaar is lang en goed te onthouden. "
    "Gebruik het nergens anders."
)
_NU = {"autocomplete": "current-password"}
_NIEUW = {"autocomplete": "new-password"}
_CODE = "De zes cijfers uit uw app, of een herstelcode."


def _make_wachtwoordveld(label: str, attrs: dict[str, str]) -> forms.CharField:
    return forms.CharField(label=label, strip=False, widget=forms.PasswordInput(attrs=attrs))


class _Nieuwwachtwoord(allauth.PasswordVerificationMixin):
    """A form with a new password, twice: the first is judged, and they are the same."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, label, hulp in (
            ("password1", "Nieuw wachtwoord", WACHTWOORDREGEL),
            ("password2", "Nog eens het nieuwe wachtwoord", ""),
        ):
            veld = self.fields[naam]
            veld.label, veld.help_text = label, hulp
            veld.widget = forms.PasswordInput(attrs=_NIEUW)

    def clean(self) -> dict[str, Any]:
        """Compare the two."""
        gegevens: dict[str, Any] = self.cleaned_data
        if "password1" in gegevens and gegevens["password1"] != gegevens.get("password2"):
            self.add_error("password2", "De twee nieuwe wachtwoorden zijn niet hetzelfde.")
        return gegevens


class Aanmeldformulier(allauth.LoginForm):
    """Name or address, and password; an error does not tell which of them is wrong."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        naam = forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "autofocus": True,
                "spellcheck": "false",
            }
        )
        self.fields = {
            "login": forms.CharField(label="Gebruikersnaam of e-mailadres", max_length=254, widget=naam),
            "password": _make_wachtwoordveld("Wachtwoord", _NU),
        }


class Vergetenformulier(allauth.ResetPasswordForm):
    """The address to which a link is sent; whether it is known is not told."""

    email = forms.EmailField(
        label="E-mailadres",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Het adres dat bij uw account hoort, en dat u hebt bevestigd.",
    )

    def clean_email(self) -> str:
        """Look for the account; an address that nobody confirmed is no proof of who somebody is."""
        email = str(self.cleaned_data["email"]).lower()
        adressen = EmailAddress.objects.filter(email=email, verified=True, user__is_active=True)
        self.users = [adres.user for adres in adressen.select_related("user")]
        return email


class Herstelformulier(_Nieuwwachtwoord, allauth.ResetPasswordKeyForm):
    """Another password, for who followed the link in the mail."""


class Uitnodigingsformulier(_Nieuwwachtwoord, allauth.SetPasswordForm):
    """The first password, for who followed the link of an invitation."""


class Wisselformulier(_Nieuwwachtwoord, allauth.ChangePasswordForm):
    """Another password, for who knows the one of now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = _make_wachtwoordveld("Wachtwoord van nu", _NU)
        self.order_fields(["oldpassword", "password1", "password2"])


class Bevestigformulier(allauth.ReauthenticateForm):
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = _make_wachtwoordveld("Wachtwoord", _NU)


def _name_code(form: forms.Form, hulp: str) -> None:
    """Ask a code in our words; a phone shows its figures."""
    # Recovery codes are figures too.
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    form.fields["code"] = forms.CharField(
        label="Code", max_length=32, help_text=hulp, widget=forms.TextInput(attrs=attrs)
    )


class Codeformulier(mfa.AuthenticateForm):
    """The code of the second step."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_code(self, _CODE)


class Stapformulier(mfa.ReauthenticateForm):
    """A code once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_code(self, _CODE)


class Stapcodeformulier(totp.ActivateTOTPForm):
    """The first code of an app that is added."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_code(self, "De zes cijfers die de app nu laat zien.")


class Sleutelformulier(webauthn.AddWebAuthnForm):
    """The name of a key, and what the browser says about it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label="Naam", required=False, max_length=60, help_text="Waaraan u de sleutel herkent."
        )


class Adresformulier(forms.Form):
    """The address at which somebody wants to receive mail."""

    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Een adres dat alleen u leest. Daar komen mails over uw account, zonder persoonsgegevens.",
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker

    def clean_email(self) -> str:
        """Refuse the address that the account has already; whether another has it is not told."""
        email = str(self.cleaned_data["email"]).lower()
        if EmailAddress.objects.filter(user=self.gebruiker, email=email, verified=True).exists():
            raise forms.ValidationError("Dit is al uw e-mailadres.", code="zelfde")
        return email

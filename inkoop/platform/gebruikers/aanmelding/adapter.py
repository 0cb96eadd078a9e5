"""What django-allauth does otherwise here: limits, mail, addresses and words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import resolve_url
from django.utils import timezone

from inkoop.platform.gebruikers.aanmelding.adressen import (
    find_bevestigd_adres,
    has_bevestigd_adres,
    release_adres,
)
from inkoop.platform.gebruikers.aanmelding.apparaat import (
    describe_toestel,
    find_apparaat,
    remember_apparaat,
)
from inkoop.platform.gebruikers.aanmelding.grenzen import Poging, count_poging
from inkoop.platform.gebruikers.aanmelding.mail import send_mail
from inkoop.platform.gebruikers.aanmelding.sessies import is_vers
from inkoop.platform.gebruikers.models import Gebruiker

_WEGEN = {
    "reauthenticate": "Met uw wachtwoord",
    "mfa_reauthenticate": "Met een code uit uw app of een herstelcode",
    "mfa_reauthenticate:webauthn": "Met een beveiligingssleutel",
}
_NIET_GOED = "De naam, het e-mailadres of het wachtwoord klopt niet. Let op hoofdletters in het wachtwoord."


class Aanmeldadapter(DefaultAccountAdapter):
    """Signing in as this product wants it; nobody makes an account for himself."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Dit account is uitgezet. Vraag het aan de functioneel beheerder.",
        "email_password_mismatch": _NIET_GOED,
        "username_password_mismatch": _NIET_GOED,
        "invalid_login": _NIET_GOED,
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "enter_current_password": "Dit is niet uw wachtwoord van nu.",
        "invalid_password_reset": "Deze link werkt niet meer.",
        "incorrect_code": "Deze code klopt niet, of is al gebruikt. Wacht op de volgende.",
        "duplicate_email": "Dit is al uw e-mailadres.",
        "too_many_login_attempts": (
            "Er is te vaak geprobeerd aan te melden. Wacht een kwartier, of kies “Wachtwoord vergeten”: "
            "met de link in uw mail kunt u wel verder."
        ),
        "rate_limited": "Dat ging te vaak achter elkaar. Wacht even en probeer het opnieuw.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Let nobody make an account for himself: who works with this is invited."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Answer with pages only: one way in is easier to keep than two."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address of the visitor; behind a socket there is none, and everybody counts as one."""
        return get_client_ip(request) or "onbekend"

    def pre_authenticate(self, request: HttpRequest, **gegevens: Any) -> None:
        """Count the attempt before the password is looked at; an error when it must wait."""
        naam = gegevens.get("username") or gegevens.get("email") or ""
        self._poging: Poging | None = count_poging(request, naam)
        if self._poging is None:
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **gegevens: Any) -> AbstractBaseUser | None:
        """Return the account; an attempt that succeeded does not count."""
        account: AbstractBaseUser | None = super().authenticate(request, **gegevens)
        if account is not None and self._poging is not None:
            self._poging.forget()
        return account

    def login(self, request: HttpRequest, user: Gebruiker) -> None:
        """Sign in, and keep whether that is the first time ever: then every device is new."""
        request.allauth.eerste_keer = user.last_login is None  # type: ignore[attr-defined]
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: Gebruiker, **hoe: Any) -> HttpResponse:
        """Tell about a device that is new, remember it, and ask for an address that is lacking."""
        antwoord: HttpResponse = super().post_login(request, user, **hoe)
        if find_apparaat(request, user) is None and not request.allauth.eerste_keer:  # type: ignore[attr-defined]
            self.send_notification_mail("account/email/nieuw_apparaat", user)
        remember_apparaat(request, antwoord, user)
        if not has_bevestigd_adres(user):
            vraag = QueryDict(mutable=True)
            vraag["next"] = antwoord["Location"]
            antwoord["Location"] = f"{resolve_url('account_email')}?{vraag.urlencode(safe='/')}"
        return antwoord

    def is_reauthentication_required(self, *, app: str, **_: Any) -> bool:
        """Ask again who somebody is, unless he showed it lately; signing in counts."""
        return not is_vers(self.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Offer the ways that an account has, in our words."""
        methoden: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [methode | {"description": _WEGEN[methode["id"]]} for methode in methoden]

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Mark an address as confirmed; who only claimed it without proof loses it."""
        if email_address.can_set_verified():
            release_adres(email_address.email, behalve=email_address.user)
        return bool(super().confirm_email(request, email_address))

    def send_notification_mail(
        self, template_prefix: str, user: Gebruiker, context: Any = None, email: str | None = None
    ) -> None:
        """Tell the owner about a change; without a confirmed address there is nobody to tell."""
        adres = email or find_bevestigd_adres(user)
        if adres:
            toestel = describe_toestel(self.request.META.get("HTTP_USER_AGENT", ""))
            context = {"moment": timezone.now(), "toestel": toestel, **(context or {})}
            self.send_mail(template_prefix, adres, {"user": user, **context})

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail after the transaction and beside the request."""
        vast = {
            "product": settings.PRODUCTNAAM,
            "adres": self.request.build_absolute_uri("/"),
            "email": email,
        }
        gebruiker = context.get("user")
        account = gebruiker if isinstance(gebruiker, Gebruiker) else None
        soort = template_prefix.rpartition("/")[2]
        send_mail(self.render_mail(template_prefix, email, vast | context), soort, account)

    def format_email_subject(self, subject: str) -> str:
        """Begin with the name of the product, so that a mail is recognised."""
        return f"{settings.PRODUCTNAAM}: {subject}"

    def clean_password(self, password: str, user: Any = None) -> str:
        """Judge a password by the rules; that of now is no new one."""
        if user is not None and user.pk and user.check_password(password):
            raise ValidationError("Dit is het wachtwoord dat u al hebt. Kies een ander.", code="zelfde")
        return str(super().clean_password(password, user))

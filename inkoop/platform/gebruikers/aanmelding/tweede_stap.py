"""The second step: a code from an app, a security key, or a recovery code; and who must have one."""

import base64
from io import BytesIO
from typing import Any

import qrcode
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from qrcode.image.svg import SvgPathFillImage

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rolregels import are_genoemd, find_onbekende_rollen

# A step that is added during a session counts in it: somebody just showed that he has it.
_ERBIJ = "tweede_stap_erbij"
# What of a step is encrypted: the key of an app, and that from which recovery codes are made.
_VERSLEUTELD = frozenset({"secret", "seed"})
_SOORTEN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Stapadapter(DefaultMFAAdapter):
    """Secrets are encrypted, and who must have a second step cannot do away with the last one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": (
            "Voor uw rol is een tweede stap verplicht, en dit is de enige. Voeg eerst een andere toe."
        ),
        "cannot_generate_recovery_codes": "Herstelcodes horen bij een app of sleutel. Voeg die eerst toe.",
        "incorrect_code": "Deze code klopt niet, of is al gebruikt. Wacht op de volgende.",
        "unverified_email": "Bevestig eerst uw nieuwe e-mailadres. Daarna kunt u een tweede stap toevoegen.",
    }

    def get_totp_issuer(self) -> str:
        """Return the name that an app shows."""
        return str(settings.PRODUCTNAAM)

    def _get_site_name(self) -> str:
        return str(settings.PRODUCTNAAM)

    def build_totp_svg(self, url: str) -> str:
        """Draw the picture that an app reads, with light behind it whatever the theme."""
        beeld = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(beeld)
        return beeld.getvalue().decode()

    def generate_authenticator_name(self, user: Gebruiker, type: Authenticator.Type) -> str:
        """Return a name for a key that somebody gave none."""
        return f"Sleutel {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the last step of who must have one."""
        andere = Authenticator.objects.filter(user=authenticator.user, type__in=_SOORTEN)
        return not is_verplicht(authenticator.user) or andere.exclude(pk=authenticator.pk).exists()

    def encrypt(self, text: str) -> str:
        """Encrypt a secret: who reads the database or a backup cannot make codes with it."""
        return _make_kluis().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Give the secret back, also when it was kept under a key of before."""
        return _make_kluis().decrypt(encrypted_text.encode()).decode()


def is_verplicht(account: Gebruiker) -> bool:
    """Tell whether this installation asks a second step of who has this role."""
    return are_genoemd(account.rollen, settings.TWEEDE_STAP_VERPLICHT)


def has_tweede_stap(account: Gebruiker) -> bool:
    """Tell whether an account has an app or a key."""
    return bool(Authenticator.objects.filter(user=account, type__in=_SOORTEN).exists())


def lacks_tweede_stap(request: HttpRequest, account: Gebruiker) -> bool:
    """Tell whether somebody must take a second step and did not in this session; reads the session only."""
    if not is_verplicht(account) or request.session.get(_ERBIJ):
        return False
    return not any(stap.get("method") == "mfa" for stap in get_authentication_records(request, account))


def remove_stappen(account: Gebruiker) -> int:
    """Take all steps away from who lost them; an operator who knows who it is asks for it."""
    return int(Authenticator.objects.filter(user=account).delete()[0])


def renew_geheimen() -> int:
    """Encrypt all secrets with the key of now, so that those of before can go; returns of how many steps."""
    with transaction.atomic():
        stappen = list(Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN))
        kluis = _make_kluis()
        for stap in stappen:
            for naam in _VERSLEUTELD & stap.data.keys():
                stap.data[naam] = kluis.rotate(str(stap.data[naam]).encode()).decode()
            stap.save(update_fields=["data"])
    return len(stappen)


def check_rollen() -> None:
    """Raise ImproperlyConfigured for a role that does not exist: it would ask nothing of anybody."""
    if vreemd := find_onbekende_rollen(settings.TWEEDE_STAP_VERPLICHT):
        raise ImproperlyConfigured(f"TWEEDE_STAP_VERPLICHT kent deze rollen niet: {', '.join(vreemd)}.")


def _make_kluis() -> MultiFernet:
    """Return what encrypts with the key of now, and reads with those of before too."""
    sleutels = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_derive(sleutel)) for sleutel in sleutels])


def _derive(sleutel: str) -> bytes:
    som = salted_hmac("inkoop.gebruikers.tweede_stap", "kluis", secret=sleutel, algorithm="sha256")
    return base64.urlsafe_b64encode(som.digest())


def note_erbij(request: HttpRequest) -> None:
    """Let a step that is added during a session count in it."""
    request.session[_ERBIJ] = True


def _note_eraf(request: HttpRequest, user: Gebruiker, **_: Any) -> None:
    if not has_tweede_stap(user):
        request.session.pop(_ERBIJ, None)


def connect() -> None:
    """Hear of steps that go."""
    authenticator_removed.connect(_note_eraf, dispatch_uid="inkoop.tweede_stap.eraf")

"""Invitations: who gets an account chooses the password, and nobody else ever knows it.

A link proves who reads the mail of the account, so it confirms the address as well. It works for some days
and once, and only for an account that nobody used yet: an operator who types another address takes over
nothing.
"""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from inkoop.platform.gebruikers.aanmelding.adapter import Aanmeldadapter
from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.models import Gebruiker

_ZOUT = "inkoop.gebruikers.uitnodiging"


def may_invite(account: Gebruiker) -> bool:
    """Tell whether an account waits for its owner: it has an address, and nobody used it yet."""
    return bool(account.is_active and account.email and account.last_login is None) and not (
        account.has_usable_password()
    )


def find_wachtende(adres: str) -> Gebruiker | None:
    """Return the account with this address that waits for its owner."""
    account = Gebruiker.objects.filter(email__iexact=adres).first()
    return account if account is not None and may_invite(account) else None


def invite(request: HttpRequest, account: Gebruiker) -> bool:
    """Send an invitation, and tell whether that could be done; of several only the newest works."""
    if not may_invite(account):
        return False
    withdraw_uitnodigingen(account)
    link = request.build_absolute_uri(reverse("uitnodiging", args=[make_sleutel(account)]))
    dagen = settings.UITNODIGING_DAGEN
    Aanmeldadapter(request).send_mail(
        "account/email/uitnodiging", account.email, {"user": account, "link": link, "dagen": dagen}
    )
    return True


def withdraw_uitnodigingen(account: Gebruiker) -> None:
    """Let no link that was sent before work any more, also when its address comes back."""
    if not account.has_usable_password():
        # That nobody can sign in with it is written with something random, of which links hold a digest.
        account.set_unusable_password()
        account.save(update_fields=["password"])


def make_sleutel(account: Gebruiker) -> str:
    """Return what the link holds."""
    return signing.dumps({"account": account.pk, "stand": _make_stand(account)}, salt=_ZOUT)


def find_uitgenodigde(sleutel: str) -> Gebruiker | None:
    """Return the account of a link that still works."""
    try:
        inhoud = signing.loads(sleutel, salt=_ZOUT, max_age=settings.UITNODIGING_DAGEN * 24 * 3600)
    except signing.BadSignature:
        return None
    account = Gebruiker.objects.filter(pk=inhoud["account"]).first()
    if account is None or not may_invite(account):
        return None
    return account if constant_time_compare(inhoud["stand"], _make_stand(account)) else None


@transaction.atomic
def accept(account: Gebruiker, wachtwoord: str) -> None:
    """Give an account the password that its owner chose, and confirm the address."""
    account.set_password(wachtwoord)
    account.save(update_fields=["password"])
    set_adres(account, account.email, is_bevestigd=True)


def _make_stand(account: Gebruiker) -> str:
    """Return what changes once an invitation is used, or goes to another address."""
    stand = f"{account.password}:{account.email}"
    return salted_hmac(_ZOUT, stand, algorithm="sha256").hexdigest()[:24]

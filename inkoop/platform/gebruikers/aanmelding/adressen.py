"""The one e-mail address of an account, and whether its owner confirmed that it receives mail there.

`Gebruiker.email` is the address; django-allauth's table says whether it is confirmed. An address that
somebody claims stands in that table only, and takes the place of the old one once it is confirmed.
"""

from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.http import HttpRequest

from inkoop.platform.gebruikers.models import Gebruiker

# Somebody asked for a link to choose another password, for an address that may be nobody's.
herstel_gevraagd = Signal()


def find_account(naam: str) -> Gebruiker | None:
    """Return the account with this name or this confirmed address, whatever the case it was typed in."""
    naam = naam.strip()
    account = Gebruiker.objects.filter(gebruikersnaam__iexact=naam).first()
    if account is None and "@" in naam:
        account = find_van_bevestigd_adres(naam)
    return account


def find_van_bevestigd_adres(adres: str) -> Gebruiker | None:
    """Return the account whose owner confirmed that this is his address."""
    return Gebruiker.objects.filter(emailaddress__email=adres.lower(), emailaddress__verified=True).first()


def has_bevestigd_adres(account: Gebruiker) -> bool:
    """Tell whether an account has an address that its owner confirmed."""
    return bool(EmailAddress.objects.filter(user=account, verified=True).exists())


def find_bevestigd_adres(account: Gebruiker) -> str | None:
    """Return the confirmed address of an account; mail about signing in goes nowhere else."""
    adres = EmailAddress.objects.filter(user=account, verified=True).order_by("-primary", "pk").first()
    return str(adres.email) if adres else None


def set_adres(account: Gebruiker, adres: str, *, is_bevestigd: bool = False) -> None:
    """Give an account an address that somebody else typed: it counts once its owner confirms it.

    With `is_bevestigd` it does at once: its owner followed a link that was sent there.
    """
    adres = adres.strip().lower()
    with transaction.atomic():
        if account.email != adres:
            account.email = adres
            account.save(update_fields=["email"])
        bestaand = EmailAddress.objects.filter(user=account, email=adres).first()
        EmailAddress.objects.filter(user=account).exclude(pk=bestaand and bestaand.pk).delete()
        if bestaand is None and adres:
            EmailAddress.objects.create(user=account, email=adres, primary=True, verified=is_bevestigd)
        elif bestaand and is_bevestigd:
            EmailAddress.objects.filter(pk=bestaand.pk).update(primary=True, verified=True)


def ask_bevestiging(request: HttpRequest, account: Gebruiker, adres: str) -> None:
    """Send a link to an address that somebody says is his; the old one counts until it is followed.

    Whether another account has the address is not told: then the link does nothing.
    """
    if not ratelimit.consume(request, action="manage_email", user=account):
        raise ValidationError("Dat ging te vaak achter elkaar. Wacht een kwartier en probeer het opnieuw.")
    gevraagd = EmailAddress.objects.filter(user=account, email=adres, verified=False).first()
    if gevraagd is None:
        EmailAddress.objects.add_new_email(request, account, adres)
    else:
        gevraagd.send_confirmation(request)


def release_adres(adres: str, behalve: Gebruiker) -> None:
    """Take an address that nobody confirmed from other accounts: somebody proved that it is his."""
    for ander in EmailAddress.objects.filter(email=adres, verified=False).exclude(user=behalve):
        ander.delete()
    Gebruiker.objects.filter(email__iexact=adres).exclude(pk=behalve.pk).exclude(
        emailaddress__email=adres, emailaddress__verified=True
    ).update(email="")

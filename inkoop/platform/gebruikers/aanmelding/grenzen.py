"""How often a password may be guessed: per address and per account, and never so that a name alone locks out.

A device on which the account signed in before has attempts of its own, so that nobody else can use them up.
Elsewhere attempts count for the address, for address and account together, and for the account over all
addresses. That last limit has a way out which only the owner has: a link in the mail makes a device known.
Where there is no such way out (no confirmed address) it does not hold.
"""

from dataclasses import dataclass
from typing import Any

from allauth.core.internal import ratelimit
from django.dispatch import Signal
from django.http import HttpRequest

from inkoop.platform.gebruikers.aanmelding.adressen import find_account, has_bevestigd_adres
from inkoop.platform.gebruikers.aanmelding.apparaat import find_apparaat

# Sent when an attempt is refused unseen; with `request`, and `gebruiker` when there is such an account.
aanmelden_geremd = Signal()


@dataclass(frozen=True)
class Poging:
    """An attempt that was counted before the password was looked at."""

    gebruik: tuple[Any, ...]

    def forget(self) -> None:
        """Take the attempt out of the counters: it succeeded."""
        for gebruik in self.gebruik:
            gebruik.rollback()


def count_poging(request: HttpRequest, naam: str) -> Poging | None:
    """Count an attempt to sign in with a name or address; None when it must wait.

    Counted first, so that attempts side by side do not slip through. A name without an account counts just
    as well: a limit tells nothing about who has an account.
    """
    account = find_account(naam)
    sleutel = f"account {account.pk}" if account else f"naam {naam.strip().lower()}"
    gebruik: list[Any] = []
    for actie, teller in _get_grenzen(request, account, sleutel):
        telling = ratelimit.consume(request, app="allauth.account", action=actie, key=teller)
        if telling is None:
            Poging(tuple(gebruik)).forget()
            aanmelden_geremd.send(sender=Poging, request=request, gebruiker=account)
            return None
        gebruik.append(telling)
    return Poging(tuple(gebruik))


def _get_grenzen(request: HttpRequest, account: Any, sleutel: str) -> list[tuple[str, str]]:
    apparaat = find_apparaat(request, account) if account else None
    if apparaat:
        return [("aanmelden_apparaat", f"{apparaat} {sleutel}")]
    adres = ratelimit.get_ip(request)
    grenzen = [("aanmelden_adres", adres), ("aanmelden_paar", f"{adres} {sleutel}")]
    if account is None or has_bevestigd_adres(account):
        grenzen.append(("aanmelden_account", sleutel))
    return grenzen

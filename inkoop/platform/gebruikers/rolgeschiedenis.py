"""Who asked and gave whom which role, and when: what duties that are parted ask."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Verzoekstatus


def has_rol_gekregen(accounts: Collection[int], rollen: Collection[str], sinds: datetime) -> bool:
    """Tell whether one of these accounts got one of these roles by another of them.

    Args:
        accounts: keys of accounts.
        rollen: the roles that count.
        sinds: what was given before this moment does not count any more.
    """
    gegeven = Rechtenverzoek.objects.filter(
        Q(gevraagd_door__in=accounts) | Q(besloten_door__in=accounts),
        account__in=accounts,
        status=Verzoekstatus.BEVESTIGD,
        besloten_op__gte=sinds,
    )
    nieuw = (set(na) - set(voor) for voor, na in gegeven.values_list("rollen_voor", "rollen"))
    return any(not erbij.isdisjoint(rollen) for erbij in nieuw)


def has_open_verzoek(account: object) -> bool:
    """Tell whether rights were asked for an account that a colleague must still confirm."""
    return (
        isinstance(account, Gebruiker)
        and Rechtenverzoek.objects.filter(account=account, status=Verzoekstatus.GEVRAAGD).exists()
    )

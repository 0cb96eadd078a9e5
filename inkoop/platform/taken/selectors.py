"""Reads jobs, within what an account may see."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.taken.models import Taak
from inkoop.platform.taken.register import get_regiocodes

# Who sees the jobs of its regions, whoever asked for them: two people may ask for the same job.
_HELE_REGIO = frozenset({Rol.BEHEERDER, Rol.CONTRACTMANAGER})

__all__ = ["find_taken", "get_taak"]


def find_taken(gebruiker: Gebruiker | AnonymousUser) -> QuerySet[Taak]:
    """Find the jobs that an account asked for; a beheerder and a contractmanager also those of their regions.

    Newest first.
    """
    if isinstance(gebruiker, AnonymousUser) or not gebruiker.is_active:
        return Taak.objects.none()
    zichtbaar = Q(gevraagd_door=gebruiker)
    if gebruiker.rol in _HELE_REGIO:
        zichtbaar |= Q(regio__in=get_regiocodes(gebruiker))
    return Taak.objects.filter(zichtbaar).select_related("gevraagd_door").order_by("-gemaakt_op", "pk")


def get_taak(gebruiker: Gebruiker | AnonymousUser, sleutel: uuid.UUID) -> Taak | None:
    """Give one job, or None when it does not exist or is not for this account."""
    return find_taken(gebruiker).filter(pk=sleutel).first()

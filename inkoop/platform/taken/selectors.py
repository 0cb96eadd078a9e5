"""Reads jobs, within what an account may see."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.taken.models import Taak
from inkoop.platform.taken.register import get_regiocodes

__all__ = ["find_taken", "get_taak"]


def find_taken(gebruiker: Gebruiker | AnonymousUser) -> QuerySet[Taak]:
    """Find the jobs that an account asked for, and with the right TAKEN also those of its regions.

    Newest first.
    """
    if isinstance(gebruiker, AnonymousUser) or not gebruiker.is_active:
        return Taak.objects.none()
    zichtbaar = Q(gevraagd_door=gebruiker)
    # Whoever asked for them: two people may ask for the same job.
    if has_recht(gebruiker, Recht.TAKEN):
        zichtbaar |= Q(regio__in=get_regiocodes(gebruiker))
    return Taak.objects.filter(zichtbaar).select_related("gevraagd_door").order_by("-gemaakt_op", "pk")


def get_taak(gebruiker: Gebruiker | AnonymousUser, sleutel: uuid.UUID) -> Taak | None:
    """Give one job, or None when it does not exist or is not for this account."""
    return find_taken(gebruiker).filter(pk=sleutel).first()

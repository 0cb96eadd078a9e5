"""Reads terms and proposals, within the regions in which an account works."""

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from inkoop.platform.bewaren.models import Bewaartermijn, Vernietigingsvoorstel
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.taken.register import get_regiocodes

__all__ = ["find_termijnen", "find_voorstellen", "get_geldige_termijnen"]


def find_termijnen(gebruiker: Gebruiker | AnonymousUser) -> QuerySet[Bewaartermijn]:
    """Find the terms of the regions of an account, also those of before and those to come."""
    if not isinstance(gebruiker, Gebruiker) or not has_recht(gebruiker, Recht.BEWAARTERMIJNEN):
        return Bewaartermijn.objects.none()
    return Bewaartermijn.objects.filter(regio__in=get_regiocodes(gebruiker)).select_related("vastgelegd_door")


def find_voorstellen(gebruiker: Gebruiker | AnonymousUser) -> QuerySet[Vernietigingsvoorstel]:
    """Find the proposals of the regions of an account, newest first."""
    if not isinstance(gebruiker, Gebruiker) or not has_recht(gebruiker, Recht.BEWAARTERMIJNEN):
        return Vernietigingsvoorstel.objects.none()
    voorstellen = Vernietigingsvoorstel.objects.filter(regio__in=get_regiocodes(gebruiker))
    return voorstellen.select_related("bevestigd_door", "afgewezen_door").prefetch_related("regels__termijn")


def get_geldige_termijnen(regio: str, peildatum: date) -> Mapping[str, Bewaartermijn]:
    """Return the term of each kind that holds in a region on a day, by the code of the kind."""
    rijen = Bewaartermijn.objects.filter(regio=regio, vanaf__lte=peildatum).order_by("soort", "vanaf")
    return {rij.soort: rij for rij in rijen}

"""Contracts as lists show them, and what there is to choose from in their filters."""

from django.db.models import OuterRef, QuerySet, Subquery

from contracten.models import Contract, Jaarafspraak
from inkoop.gebruikers.models import Gebruiker
from segmenten.models import Segment


def find_contracten(gebruiker: Gebruiker) -> QuerySet[Contract]:
    """Return the contracts an account may see, with the year, kind and budget of their latest agreement."""
    laatste = Jaarafspraak.objects.filter(contract=OuterRef("pk")).order_by("-jaar")
    return (
        Contract.objects.zichtbaar_voor(gebruiker)
        .select_related("aanbieder", "perceel__segment", "regio")
        .annotate(
            afspraakjaar=Subquery(laatste.values("jaar")[:1]),
            afspraaksoort=Subquery(laatste.values("soort")[:1]),
            afspraakbedrag=Subquery(laatste.values("bedrag")[:1]),
        )
    )


def find_segmenten_met_contract(gebruiker: Gebruiker) -> QuerySet[Segment]:
    """Return the segments in which an account sees a contract; a provider sees no other segments."""
    contracten = Contract.objects.zichtbaar_voor(gebruiker)
    return Segment.objects.filter(pk__in=contracten.values("perceel__segment")).order_by("naam")

"""Figures of policy documents, as pages show them."""

from collections.abc import Mapping
from decimal import Decimal

from django.db.models import QuerySet

from inkoop.gebruikers.models import Gebruiker
from segmenten.models import Jaarcijfer, Regio

UITGAVEN = "uitgaven"


def find_jaarcijfers(gebruiker: Gebruiker, niveau: str, code: str, regio: Regio) -> QuerySet[Jaarcijfer]:
    """Return the figures about one element of a region, in the order of the document."""
    return Jaarcijfer.objects.zichtbaar_voor(gebruiker).filter(regio=regio, niveau=niveau, code=code)


def find_uitgaven(cijfers: QuerySet[Jaarcijfer]) -> Mapping[str, Mapping[int, Decimal]]:
    """Return the spending in euros per segment code and year, in the order of the document (NL §6)."""
    per_segment: dict[str, dict[int, Decimal]] = {}
    rijen = cijfers.filter(niveau="segment", grootheid=UITGAVEN, eenheid="euro", jaar__isnull=False)
    for code, jaar, waarde in rijen.values_list("code", "jaar", "waarde"):
        if jaar is not None:
            per_segment.setdefault(code, {})[jaar] = waarde
    return per_segment

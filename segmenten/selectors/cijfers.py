"""Figures of policy documents, as pages show them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from inkoop.kern.codes import Cijferniveau, Domein
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import Gemeentevoorkomen, Jaarcijfer, Regio, Segmentvoorkomen

UITGAVEN = "uitgaven"


def find_jaarcijfers(
    gebruiker: Gebruiker, niveau: Cijferniveau, code: str, regio: Regio
) -> QuerySet[Jaarcijfer]:
    """Return the figures about one element of a region, in the order of the document."""
    return Jaarcijfer.objects.zichtbaar_voor(gebruiker).filter(regio=regio, niveau=niveau, code=code)


def find_uitgaven(cijfers: QuerySet[Jaarcijfer]) -> Mapping[str, Mapping[int, Decimal]]:
    """Return the spending in euros per segment code and year, in the order of the document (NL §6)."""
    per_segment: dict[str, dict[int, Decimal]] = {}
    rijen = cijfers.filter(
        niveau=Cijferniveau.SEGMENT, grootheid=UITGAVEN, eenheid="euro", jaar__isnull=False
    )
    for code, jaar, waarde in rijen.values_list("code", "jaar", "waarde"):
        if jaar is not None:
            per_segment.setdefault(code, {})[jaar] = waarde
    return per_segment


def add_waarover(cijfers: QuerySet[Jaarcijfer], peildatum: date) -> QuerySet[Jaarcijfer]:
    """Add the name on `peildatum` of what each figure is about as `waarover`; a perceel has only its code."""
    namen = Case(
        When(niveau=Cijferniveau.REGIO, then=F("regio__naam")),
        When(niveau=Cijferniveau.SEGMENT, then=_make_naam(Segmentvoorkomen, "segment", peildatum)),
        When(niveau=Cijferniveau.GEMEENTE, then=_make_naam(Gemeentevoorkomen, "gemeente", peildatum)),
        *(When(niveau=Cijferniveau.DOMEIN, code=domein.value, then=Value(domein.label)) for domein in Domein),
    )
    return cijfers.annotate(waarover=Coalesce(namen, F("code")))


def _make_naam(model: Any, element: str, peildatum: date) -> Subquery:
    eigen = {f"{element}__regio": OuterRef("regio"), f"{element}__code": OuterRef("code")}
    return Subquery(model.objects.op(peildatum).filter(**eigen).values("naam")[:1])

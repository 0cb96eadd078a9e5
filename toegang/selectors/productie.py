"""Production per month, from the totals that are kept (never from the lines)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear

from contracten.models import Contract
from segmenten.models import add_voorkomens
from toegang.models import Maandtotaal


@dataclass(frozen=True)
class Productiejaar:
    """Which year of which contract a page is about, and the day on which it is looked at."""

    contract: Contract
    jaar: int
    peildatum: date


@dataclass(frozen=True)
class Productieregel:
    """One month of one municipality and product; amount in euros."""

    maand: date
    gemeente: str
    product: str
    aantal: int
    aantal_afgekeurd: int
    volume: Decimal
    bedrag: Decimal


def find_productie(totalen: QuerySet[Maandtotaal], jaar: int, peildatum: date) -> list[Productieregel]:
    """Return the rows of a calendar year, by month, municipality and product, with names of `peildatum`."""
    rijen = totalen.filter(maand__year=jaar).select_related("gemeente", "product")
    # The names come with the query; the type checker knows only what stands in the model.
    met_namen: Any = add_voorkomens(rijen, peildatum, "gemeente", "product")
    return [
        Productieregel(
            rij.maand,
            rij.gemeente.naam,
            str(rij.product or "Traject"),
            rij.aantal,
            rij.aantal_afgekeurd,
            rij.volume,
            rij.bedrag,
        )
        for rij in met_namen.order_by("maand", "gemeentevoorkomen__naam", "product__code")
    ]


def find_productiejaren(contract: Contract, totalen: QuerySet[Maandtotaal], peildatum: date) -> list[int]:
    """Return the calendar years with an agreement or production that have begun, the latest first."""
    met_productie = totalen.order_by().values_list(ExtractYear("maand"), flat=True)
    met_afspraak = contract.jaarafspraken.filter(jaar__lte=peildatum.year).order_by()
    return sorted(met_productie.union(met_afspraak.values_list("jaar", flat=True)), reverse=True)

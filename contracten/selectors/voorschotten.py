"""What was paid: advances per month and municipality, and totals per year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum
from django.db.models.functions import ExtractYear, TruncMonth

from contracten.models import Betaling, Voorschot
from inkoop.kern.geld import NUL, som


@dataclass(frozen=True)
class Maandregel:
    """What was paid in a month, in euros per municipality key."""

    maand: date
    bedragen: Mapping[int, Decimal]

    @property
    def totaal(self) -> Decimal:
        """All municipalities together, in euros."""
        return som(self.bedragen.values())


def find_maandregels(voorschotten: QuerySet[Voorschot], jaar: int) -> list[Maandregel]:
    """Return the months of a calendar year in which something was paid, in order."""
    per_maand: dict[date, dict[int, Decimal]] = {}
    rijen = (
        voorschotten.filter(datum__year=jaar)
        .annotate(maand=TruncMonth("datum"))
        .order_by("maand")
        .values_list("maand", "gemeente")
        .annotate(bedrag=Sum("bedrag"))
    )
    for maand, gemeente, bedrag in rijen:
        per_maand.setdefault(maand, {})[gemeente] = bedrag
    return [Maandregel(maand, bedragen) for maand, bedragen in per_maand.items()]


def find_voorschotjaren(voorschotten: QuerySet[Voorschot]) -> dict[int, Decimal]:
    """Return the total in euros per calendar year, the latest first."""
    rijen = voorschotten.annotate(jaar=ExtractYear("datum")).order_by("-jaar").values_list("jaar")
    return {jaar: bedrag or NUL for jaar, bedrag in rijen.annotate(bedrag=Sum("bedrag"))}


def find_betaaljaren(betalingen: QuerySet[Betaling]) -> dict[int, Decimal]:
    """Return what was paid on declarations, in euros per year of the care, the latest first."""
    rijen = betalingen.order_by("-jaar").values_list("jaar")
    return {jaar: bedrag or NUL for jaar, bedrag in rijen.annotate(bedrag=Sum("bedrag"))}

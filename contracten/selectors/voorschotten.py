"""What was paid: advances per month and municipality, and totals per year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce, ExtractYear, TruncMonth

from contracten.models import Betaling, Voorschot
from inkoop.kern.geld import NUL, som
from inkoop.kern.periode import get_jaareinde


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


@dataclass(frozen=True)
class Jaarbetaling:
    """What was paid for a year as it is booked now, in euros.

    Attributes:
        voorschot: advances, by the year of their day.
        betaald: payments on declarations, by the year of the care.
        na_jaareinde: the part of these that was paid after 31 December of that year.
    """

    voorschot: Decimal = NUL
    betaald: Decimal = NUL
    na_jaareinde: Decimal = NUL


def find_jaarbetalingen(
    voorschotten: QuerySet[Voorschot], betalingen: QuerySet[Betaling], jaar: int
) -> dict[tuple[int, int], Jaarbetaling]:
    """Return what was paid for a year, by key of the contract and of the municipality. Two statements."""
    vooruit = voorschotten.filter(datum__year=jaar).order_by().values_list("contract_id", "gemeente_id")
    later = Coalesce(Sum("bedrag", filter=Q(datum__gt=get_jaareinde(jaar))), NUL)
    achteraf = betalingen.filter(jaar=jaar).order_by().values_list("contract_id", "gemeente_id")
    gevonden = {
        (contract, gemeente): Jaarbetaling(betaald=bedrag, na_jaareinde=na)
        for contract, gemeente, bedrag, na in achteraf.annotate(som=Sum("bedrag"), later=later)
    }
    for contract, gemeente, bedrag in vooruit.annotate(som=Sum("bedrag")):
        eerder = gevonden.get((contract, gemeente), Jaarbetaling())
        gevonden[contract, gemeente] = replace(eerder, voorschot=bedrag)
    return gevonden

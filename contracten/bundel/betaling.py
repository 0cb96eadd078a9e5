"""Advances and KPI scores of a region, line by line as their files give them."""

from collections.abc import Iterator
from typing import Any

from django.db.models.functions import Collate

from contracten.models import KpiScore, Voorschot
from segmenten.models import Regio


def iter_voorschotten(regio: Regio) -> Iterator[tuple[Any, ...]]:
    """Yield (contract, gemeente, datum, bedrag in euros), ordered by these."""
    volgorde = (Collate("contract__nummer", "C"), "gemeente__code", "datum", "bedrag")
    rijen = Voorschot.objects.filter(contract__regio=regio).order_by(*volgorde)
    yield from rijen.values_list("contract__nummer", "gemeente__code", "datum", "bedrag").iterator()


def iter_kpiscores(regio: Regio) -> Iterator[tuple[Any, ...]]:
    """Yield (contract, jaar, kpi, score, gewicht), ordered by the first three."""
    volgorde = (Collate("contract__nummer", "C"), "jaar", Collate("kpi", "C"))
    rijen = KpiScore.objects.filter(contract__regio=regio).order_by(*volgorde)
    yield from rijen.values_list("contract__nummer", "jaar", "kpi", "score", "gewicht").iterator()

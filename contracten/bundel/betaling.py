"""Advances, payments and KPI scores of a region, line by line as their files give them."""

from collections.abc import Iterator
from typing import Any

from django.db.models.functions import Collate

from contracten.models import Betaling, KpiScore, Voorschot
from segmenten.models import Regio


def iter_voorschotten(regio: Regio) -> Iterator[tuple[Any, ...]]:
    """Yield (contract, gemeente, datum, bedrag in euros, kenmerk), ordered by these."""
    yield from _iter_betaalde(Voorschot, regio, "gemeente__code", "datum", "bedrag")


def iter_betalingen(regio: Regio) -> Iterator[tuple[Any, ...]]:
    """Yield (contract, gemeente, jaar, datum, bedrag in euros, kenmerk), ordered by these."""
    yield from _iter_betaalde(Betaling, regio, "gemeente__code", "jaar", "datum", "bedrag")


def _iter_betaalde(model: Any, regio: Regio, *kolommen: str) -> Iterator[tuple[Any, ...]]:
    rijen = model.objects.filter(contract__regio=regio).order_by(
        Collate("contract__nummer", "C"), *kolommen, Collate("kenmerk", "C")
    )
    yield from rijen.values_list("contract__nummer", *kolommen, "kenmerk").iterator()


def iter_kpiscores(regio: Regio) -> Iterator[tuple[Any, ...]]:
    """Yield (contract, jaar, kpi, score, gewicht), ordered by the first three."""
    volgorde = (Collate("contract__nummer", "C"), "jaar", Collate("kpi", "C"))
    rijen = KpiScore.objects.filter(contract__regio=regio).order_by(*volgorde)
    yield from rijen.values_list("contract__nummer", "jaar", "kpi", "score", "gewicht").iterator()

"""Brings advances and KPI scores to what the files of a region bundle say."""

from collections.abc import Iterable
from typing import Any

from contracten.models import KpiScore, Voorschot
from inkoop.platform.databank.sync import Telling, sync_rijen
from segmenten.models import Regio


def save_voorschotten(regio: Regio, rijen: Iterable[dict[str, Any]]) -> Telling:
    """Add the advances that are not there yet; one that was booked before is never booked again.

    Args:
        regio: whose contracts they are paid on.
        rijen: contract_id, gemeente_id, datum and bedrag in euros; each combination once.
    """
    bestaand = Voorschot.objects.filter(contract__regio=regio)
    return sync_rijen(bestaand, ["contract_id", "gemeente_id", "datum", "bedrag"], rijen).telling


def save_kpiscores(regio: Regio, rijen: Iterable[dict[str, Any]]) -> Telling:
    """Add or change the scores that are named: contract_id, jaar, kpi, score and gewicht."""
    bestaand = KpiScore.objects.filter(contract__regio=regio)
    return sync_rijen(bestaand, ["contract_id", "jaar", "kpi"], rijen).telling

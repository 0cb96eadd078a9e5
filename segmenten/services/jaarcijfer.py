"""Brings the figures per year of a region to what its file says."""

from collections.abc import Iterable
from typing import Any

from inkoop.platform.databank.sync import Telling, sync_rijen
from segmenten.models import Jaarcijfer, Regio


def save_jaarcijfers(regio: Regio, rijen: Iterable[dict[str, Any]]) -> Telling:
    """Replace the figures of the region by `rijen`, in that order; only differences are written.

    A figure has no key of its own but its place in the file, so the file stands for the whole list.
    """
    gewenst = ({**rij, "regio_id": regio.pk, "volgorde": plaats} for plaats, rij in enumerate(rijen))
    bestaand = Jaarcijfer.objects.filter(regio=regio)
    return sync_rijen(bestaand, ["volgorde"], gewenst, verwijder=True).telling

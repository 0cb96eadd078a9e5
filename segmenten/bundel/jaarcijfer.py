"""The figures per year of a region, as their file gives them."""

from collections.abc import Iterator
from typing import Any

from inkoop.kern.opgave import get_velden
from segmenten.models import Jaarcijfer, Regio
from segmenten.regels.jaarcijfer import BRONVELDEN, Jaarcijferopgave

_KOLOMMEN = ("jaar", "niveau", "code", "grootheid", "waarde", "eenheid", "opmerking", "bron")


def get_jaarcijfers(regio: Regio) -> list[dict[str, Any]]:
    """Return the figures of the region in the order of their file, each with its source as one value."""
    return list(Jaarcijfer.objects.filter(regio=regio).order_by("volgorde", "pk").values(*_KOLOMMEN))


def iter_jaarcijfers(regio: Regio) -> Iterator[list[Any]]:
    """Yield the columns of `jaarcijfers.csv`, in the order of their file."""
    yield from map(make_cijferregel, get_jaarcijfers(regio))


def make_cijferregel(rij: dict[str, Any]) -> list[Any]:
    """Return one line of `jaarcijfers.csv` for a figure as `get_jaarcijfers` gives it."""
    bron = rij["bron"] or {}
    alles = {**rij, **{naam: bron.get(naam) for naam in BRONVELDEN}}
    return [alles[kolom] for kolom in get_velden(Jaarcijferopgave)]

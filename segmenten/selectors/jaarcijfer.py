"""The figures per year of a region, as its file gives them."""

from typing import Any

from segmenten.models import Jaarcijfer, Regio

_KOLOMMEN = ("jaar", "niveau", "code", "grootheid", "waarde", "eenheid", "opmerking", "bron")


def get_jaarcijfers(regio: Regio) -> list[dict[str, Any]]:
    """Return the figures of the region in the order of their file."""
    return list(Jaarcijfer.objects.filter(regio=regio).order_by("volgorde", "pk").values(*_KOLOMMEN))

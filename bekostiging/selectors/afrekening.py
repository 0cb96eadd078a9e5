"""Settlements that are stored."""

from bekostiging.models import Afrekening
from segmenten.models import Regio


def get_laatste_afrekening(regio: Regio, jaar: int) -> Afrekening | None:
    """Give the latest version of a region and calendar year, or None when there is none yet."""
    return Afrekening.objects.filter(regio=regio, jaar=jaar).order_by("-versie").first()

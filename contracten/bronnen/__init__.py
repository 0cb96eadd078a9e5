"""Sources of what is paid and scored on contracts, in the order in which a bundle is taken in."""

from contracten.bronnen.betalingen import BETALINGEN
from contracten.bronnen.kpis import KPIS
from contracten.bronnen.voorschotten import VOORSCHOTTEN

BRONNEN = (VOORSCHOTTEN, BETALINGEN, KPIS)

__all__ = ["BETALINGEN", "BRONNEN", "KPIS", "VOORSCHOTTEN"]

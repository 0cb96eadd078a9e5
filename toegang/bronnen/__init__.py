"""Sources of allocations, care, outcomes and prestaties, in the order in which a bundle is taken in."""

from toegang.bronnen.prestaties import PRESTATIES
from toegang.bronnen.resultaten import RESULTATEN
from toegang.bronnen.toewijzingen import TOEWIJZINGEN
from toegang.bronnen.zorgperioden import ZORGPERIODEN

BRONNEN = (TOEWIJZINGEN, ZORGPERIODEN, RESULTATEN, PRESTATIES)

__all__ = ["BRONNEN", "PRESTATIES", "RESULTATEN", "TOEWIJZINGEN", "ZORGPERIODEN"]

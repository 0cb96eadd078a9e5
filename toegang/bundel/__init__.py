"""The part of a region bundle that toegang reads and writes: allocations, outcomes and prestaties."""

from toegang.bundel.export import (
    count_leveringen,
    iter_resultaten,
    iter_toewijzingen,
    stream_prestaties,
)
from toegang.regels.prestatie import Prestatieopgave
from toegang.regels.resultaat import Resultaatopgave
from toegang.regels.toewijzing import Toewijzingopgave

# The files by name, in the order in which they are taken in.
ZORG = {
    "toewijzingen.csv": Toewijzingopgave,
    "resultaten.csv": Resultaatopgave,
    "prestaties.csv": Prestatieopgave,
}

__all__ = ["ZORG", "count_leveringen", "iter_resultaten", "iter_toewijzingen", "stream_prestaties"]

"""The part of a region bundle that toegang reads and writes: allocations, care, outcomes and prestaties."""

from toegang.bundel.export import (
    find_leveringnummers,
    iter_resultaten,
    iter_toewijzingen,
    iter_zorgperioden,
    stream_prestaties,
)
from toegang.regels.prestatie import Prestatieopgave
from toegang.regels.resultaat import Resultaatopgave
from toegang.regels.toewijzing import Toewijzingopgave
from toegang.regels.zorgperiode import Zorgperiodeopgave

# The files by name, in the order in which they are taken in.
ZORG = {
    "toewijzingen.csv": Toewijzingopgave,
    "zorgperioden.csv": Zorgperiodeopgave,
    "resultaten.csv": Resultaatopgave,
    "prestaties.csv": Prestatieopgave,
}

__all__ = [
    "ZORG",
    "find_leveringnummers",
    "iter_resultaten",
    "iter_toewijzingen",
    "iter_zorgperioden",
    "stream_prestaties",
]

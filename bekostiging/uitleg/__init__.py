"""An explanation in words: the stored steps as people in the Netherlands read them.

Pages and reports show the same steps, made here. Nothing is computed but one sum: who sees only some
municipalities reads what the others come to together, so that every total can still be followed.
"""

from bekostiging.uitleg.stappen import (
    BRONNEN,
    Gegeven,
    LeesbareStap,
    Namen,
    describe_bron,
    iter_stappen,
    make_leesbare_stappen,
)
from bekostiging.uitleg.waarden import ANDERE, format_waarde
from bekostiging.uitleg.zinnen import write_gegevens, write_in_het_kort, write_uitkomst

__all__ = [
    "ANDERE",
    "BRONNEN",
    "Gegeven",
    "LeesbareStap",
    "Namen",
    "describe_bron",
    "format_waarde",
    "iter_stappen",
    "make_leesbare_stappen",
    "write_gegevens",
    "write_in_het_kort",
    "write_uitkomst",
]

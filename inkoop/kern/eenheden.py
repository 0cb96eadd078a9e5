"""Units of a volume: which convert to each other, and by what exact factor.

The twin in SQL is `inkoop_eenheidsfactor`, proven equal. Source: docs/berekening.md, Eenheden; iWmo/iJw
(IV081, TR341, TR346).
"""

from inkoop.kern.breuk import Fraction

MINUUT, UUR = "minuut", "uur"
MINUTEN_PER_UUR = 60
# How many of the smallest unit of its kind a unit is; a unit that is not here is a kind of its own.
_MINUTEN = {MINUUT: 1, UUR: MINUTEN_PER_UUR}


def get_factor(van: str, naar: str) -> Fraction | None:
    """Give by what a volume in `van` is multiplied to be one in `naar`; None when that does not go.

    Minutes and hours convert; any other unit only to itself.
    """
    if van == naar:
        return Fraction(1)
    if van in _MINUTEN and naar in _MINUTEN:
        return Fraction(_MINUTEN[van], _MINUTEN[naar])
    return None


def get_grondeenheid(eenheid: str) -> str:
    """Give the unit in which volumes of this kind are added up."""
    return MINUUT if eenheid in _MINUTEN else eenheid

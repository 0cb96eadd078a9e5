"""Exact numbers: what the product computes with, and the one place that says where fractions come from.

`Fraction` is that of the standard library in all but speed: quicktions is the same code, compiled, and about
eight times as fast. A settlement computes thousands of steps with it while somebody waits. To mypy it is the
one of the standard library, since quicktions brings no types.

The linter refuses `fractions` elsewhere: `isinstance` would tell the two apart.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction
else:
    from quicktions import Fraction

__all__ = ["Fraction", "Getal"]

# Any exact number. `inkoop.kern.geld.exact` makes a fraction of it, and refuses what is not finite.
Getal = Decimal | Fraction | int

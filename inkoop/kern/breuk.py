"""Exact numbers: what the product computes with, and the one place that says where fractions come from.

`Fraction` computes as that of the standard library, compiled: it is the rational number of GMP, by gmpy2,
about twenty times as fast. A settlement computes thousands of steps with it while somebody waits. Two things
differ: it compares with no Decimal, and its numerator and denominator are whole numbers of GMP, which `int`
makes those of Python. Its types, beside this file, let mypy refuse both.

The linter refuses `fractions` elsewhere: `isinstance` would tell the two apart.
"""

from decimal import Decimal

from gmpy2 import mpq as Fraction  # noqa: N812 - what it is to the product

__all__ = ["Fraction", "Getal"]

# Any exact number. `inkoop.kern.geld.exact` makes a fraction of it, and refuses what is not finite.
Getal = Decimal | Fraction | int

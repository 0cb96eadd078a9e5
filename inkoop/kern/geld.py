"""Money and rounding: the only place in Python that rounds an amount.

Rounding policy
---------------
1. Money is ``Decimal`` in euros with two decimals; ``float`` is refused.
2. A calculation stays exact (``Decimal`` times ``Decimal`` as ``Fraction``, multiply before dividing) until a
   *stated line*: a prestatie, a toewijzing, a client-month, a trajectory price, a cumulative trajectory
   amount, a place total, a budget, an incentive.
3. A stated line is rounded once, half up, ties away from zero: 0.005 -> 0.01 and -0.005 -> -0.01.
4. Sums of rounded lines are exact and never rounded again. What must add up to a whole is apportioned
   (``inkoop.kern.verdeling``), not rounded.
5. The SQL twin ``inkoop_rond_af(teller, noemer)`` follows the same law; tests prove both equal on random
   input.

Source: rekenregels, Conventions.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from inkoop.kern.fouten import OnjuisteWaardeError

_GETALLEN = (Decimal, Fraction, int)
Getal = Decimal | Fraction | int

NUL = Decimal("0.00")


def exact(getal: Getal) -> Fraction:
    """Give `getal` as an exact fraction; a float, NaN or infinity is refused."""
    if isinstance(getal, bool) or not isinstance(getal, _GETALLEN):
        raise OnjuisteWaardeError("getal", getal, "alleen Decimal, Fraction en int zijn exact")
    if isinstance(getal, Decimal) and not getal.is_finite():
        raise OnjuisteWaardeError("getal", getal, "geen eindig getal")
    return Fraction(getal)


def rond_op(getal: Getal, decimalen: int) -> Decimal:
    """Round half up, ties away from zero, to `decimalen` decimals; the result has exactly that many."""
    breuk = exact(getal)
    teller, noemer = abs(breuk.numerator) * 10**decimalen, breuk.denominator
    heel = (2 * teller + noemer) // (2 * noemer)
    return _met_decimalen(heel if breuk >= 0 else -heel, decimalen)


def rond_af(bedrag: Getal) -> Decimal:
    """Round an exact amount in euros to whole cents, half up, ties away from zero."""
    return rond_op(bedrag, 2)


def rond_af_quotient(teller: Getal, noemer: Getal) -> Decimal:
    """Round the exact quotient `teller` / `noemer` to whole cents; the Python twin of SQL
    `inkoop_rond_af`.
    """
    if noemer == 0:
        raise OnjuisteWaardeError("noemer", noemer, "delen door nul kan niet")
    return rond_af(exact(teller) / exact(noemer))


def in_centen(bedrag: Decimal) -> int:
    """Give a whole number of cents; an amount with parts of a cent is refused."""
    centen = exact(bedrag) * 100
    if centen.denominator != 1:
        raise OnjuisteWaardeError("bedrag", bedrag, "geen heel aantal centen")
    return centen.numerator


def uit_centen(centen: int) -> Decimal:
    """Give the amount in euros, with two decimals, of a whole number of cents."""
    return _met_decimalen(centen, 2)


def som(bedragen: Iterable[Decimal]) -> Decimal:
    """Add amounts of whole cents exactly, whatever their number or size."""
    return uit_centen(sum(in_centen(bedrag) for bedrag in bedragen))


def is_bedrag(bedrag: Decimal) -> bool:
    """Tell whether an amount is a whole number of cents."""
    return bedrag.is_finite() and (exact(bedrag) * 100).denominator == 1


def als_tekst(bedrag: Decimal) -> str:
    """Write an amount with two decimals and a point, as in the settlement output ("-926.84")."""
    return str(uit_centen(in_centen(bedrag)))


def _met_decimalen(heel: int, decimalen: int) -> Decimal:
    cijfers = tuple(int(cijfer) for cijfer in str(abs(heel)))
    return Decimal((1 if heel < 0 else 0, cijfers, -decimalen))

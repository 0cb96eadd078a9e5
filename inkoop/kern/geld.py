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

Source: docs/berekening.md, Afronden.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from functools import reduce

from inkoop.kern.breuk import Fraction, Getal
from inkoop.kern.fouten import OnjuisteWaardeError

NUL = Decimal("0.00")

_EEN, _HONDERD = Decimal(1), Decimal(100)
# Multiplies and adds without ever rounding: what would not be exact raises instead.
_EXACT = Context(prec=400, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])
_AFRONDEN = Context(prec=400, rounding=ROUND_HALF_UP, traps=[InvalidOperation, Overflow])


def exact(getal: Getal) -> Fraction:
    """Give `getal` as an exact fraction; a float, NaN or infinity is refused."""
    if type(getal) is Fraction:
        return getal
    _check_exact(getal)
    return Fraction(getal)


def product(*factoren: Decimal | int) -> Decimal:
    """Multiply exactly, however many digits come of it."""
    for factor in factoren:
        _check_exact(factor)
    return reduce(_EXACT.multiply, factoren, _EEN)


def verschil(bedrag: Decimal, af: Decimal) -> Decimal:
    """Subtract exactly, however many digits come of it."""
    return _EXACT.subtract(bedrag, af)


def rond_op(getal: Getal, decimalen: int) -> Decimal:
    """Round half up, ties away from zero, to `decimalen` decimals; the result has exactly that many."""
    _check_exact(getal)
    if isinstance(getal, Fraction):
        return _rond_breuk(int(getal.numerator), int(getal.denominator), decimalen)
    afgerond = Decimal(getal).quantize(Decimal((0, (1,), -decimalen)), context=_AFRONDEN)
    return afgerond if afgerond else abs(afgerond)


def rond_af(bedrag: Getal) -> Decimal:
    """Round an exact amount in euros to whole cents, half up, ties away from zero."""
    return rond_op(bedrag, 2)


def rond_af_quotient(teller: Getal, noemer: Getal) -> Decimal:
    """Round the exact quotient to whole cents; the Python twin of SQL `inkoop_rond_af(teller, noemer)`."""
    _check_exact(teller)
    _check_exact(noemer)
    if noemer == 0:
        raise OnjuisteWaardeError("noemer", noemer, "delen door nul kan niet")
    boven, onder = teller.as_integer_ratio()
    boven_noemer, onder_noemer = noemer.as_integer_ratio()
    return _rond_breuk(int(boven * onder_noemer), int(onder * boven_noemer), 2)


def in_centen(bedrag: Decimal) -> int:
    """Give a whole number of cents; an amount with parts of a cent is refused."""
    _check_exact(bedrag)
    teller, noemer = bedrag.as_integer_ratio()
    centen, rest = divmod(100 * teller, noemer)
    if rest:
        raise OnjuisteWaardeError("bedrag", bedrag, "geen heel aantal centen")
    return centen


def uit_centen(centen: int) -> Decimal:
    """Give the amount in euros, with two decimals, of a whole number of cents."""
    return Decimal(centen).scaleb(-2, _EXACT)


def som(bedragen: Iterable[Decimal]) -> Decimal:
    """Add amounts of whole cents exactly, whatever their number or size."""
    return uit_centen(sum(map(in_centen, bedragen)))


def is_bedrag(bedrag: Decimal) -> bool:
    """Tell whether an amount is a whole number of cents."""
    if not bedrag.is_finite():
        return False
    centen = _EXACT.multiply(bedrag, _HONDERD)
    return int(centen) == centen


def als_tekst(bedrag: Decimal) -> str:
    """Write an amount with two decimals and a point, as in the settlement output ("-926.84")."""
    return f"{uit_centen(in_centen(bedrag)):f}"


def _rond_breuk(teller: int, noemer: int, decimalen: int) -> Decimal:
    if noemer < 0:
        teller, noemer = -teller, -noemer
    heel = (2 * abs(teller) * 10**decimalen + noemer) // (2 * noemer)
    return Decimal(heel if teller >= 0 else -heel).scaleb(-decimalen, context=_EXACT)


def _check_exact(getal: Getal) -> None:
    if isinstance(getal, Decimal):
        if not getal.is_finite():
            raise OnjuisteWaardeError("getal", getal, "geen eindig getal")
    elif isinstance(getal, bool) or not isinstance(getal, int | Fraction):
        raise OnjuisteWaardeError("getal", getal, "alleen Decimal, Fraction en int zijn exact")

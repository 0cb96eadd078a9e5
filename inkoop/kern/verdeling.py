"""Apportionment of an amount over parties by weights: the parts always add up to the whole.

Exact shares in cents, floor each, and hand the remaining cents to the largest fractional remainders; ties
go to the lowest code. A negative amount is the mirror image. Source: docs/berekening.md, Verdelen.
"""

from collections.abc import Mapping
from decimal import Decimal
from math import lcm

from inkoop.kern.breuk import Fraction, Getal
from inkoop.kern.fouten import OnjuisteWaardeError
from inkoop.kern.geld import exact, in_centen, uit_centen


def verdeel(bedrag: Decimal, gewichten: Mapping[str, Getal]) -> dict[str, Decimal]:
    """Apportion `bedrag` (euros, whole cents) over the codes in `gewichten`, in their order.

    Weights are not negative and, unless there is nothing to apportion, not all zero.
    """
    centen = in_centen(bedrag)
    breuken = {code: exact(gewicht) for code, gewicht in gewichten.items()}
    _check_gewichten(breuken)
    totaal = sum(breuken.values(), Fraction(0))
    if centen == 0:
        return {code: uit_centen(0) for code in breuken}
    if totaal == 0:
        raise OnjuisteWaardeError("gewichten", "nul", f"er is niets om {bedrag} over te verdelen")
    teken = 1 if centen > 0 else -1
    delen = _verdeel_centen(abs(centen), _als_gehele_getallen(breuken))
    return {code: uit_centen(teken * deel) for code, deel in delen.items()}


def _verdeel_centen(centen: int, gewichten: Mapping[str, int]) -> dict[str, int]:
    totaal = sum(gewichten.values())
    delen = {code: centen * gewicht // totaal for code, gewicht in gewichten.items()}
    over = centen - sum(delen.values())
    volgorde = sorted(gewichten, key=lambda code: (-(centen * gewichten[code] % totaal), code))
    for code in volgorde[:over]:
        delen[code] += 1
    return delen


def _als_gehele_getallen(breuken: Mapping[str, Fraction]) -> dict[str, int]:
    noemer = lcm(*(breuk.denominator for breuk in breuken.values()))
    return {code: int(breuk.numerator * (noemer // breuk.denominator)) for code, breuk in breuken.items()}


def _check_gewichten(breuken: Mapping[str, Fraction]) -> None:
    for code, gewicht in breuken.items():
        if gewicht < 0:
            raise OnjuisteWaardeError(f"gewicht van {code}", gewicht, "een gewicht is nooit negatief")

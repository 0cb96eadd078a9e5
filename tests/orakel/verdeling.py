"""The final amount over the municipalities (rules, section 4)."""

from fractions import Fraction

from tests.orakel.dossier import Dossier
from tests.orakel.rekenen import NUL, Bedragen
from tests.orakel.vergoeding import Vergoeding


def apportion_final(
    dossier: Dossier, realisatie: Bedragen, vergoeding: Vergoeding, besparing: Fraction, overige: Fraction
) -> Bedragen:
    """Section 4: own V and a part of the prikkels by V; without own V a part of the final amount by R."""
    eigen = vergoeding.per_gemeente
    if eigen is None:
        return dossier.apportion_or_by_inhabitants(vergoeding.totaal + besparing + overige, realisatie)
    if not dossier.in_plekken:
        return add(eigen, dossier.apportion_or_by_inhabitants(besparing + overige, eigen))
    buiten = {code: v for code, v in eigen.items() if code not in dossier.in_plekken}
    delen = dossier.apportion_or_by_inhabitants(besparing, buiten, dossier.buiten_plekken)
    return add(add(eigen, delen), dossier.apportion_or_by_inhabitants(overige, eigen))


def add(eerste: Bedragen, tweede: Bedragen) -> Bedragen:
    """Add amounts per municipality."""
    return {code: eerste.get(code, NUL) + tweede.get(code, NUL) for code in {*eerste, *tweede}}

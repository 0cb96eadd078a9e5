"""Places: how many were agreed, so that some are full, some empty and some have more clients than places."""

from dataclasses import dataclass, field
from decimal import Decimal

from inkoop.demo.plan import Contractplan
from inkoop.demo.prijzen import Prijzen
from inkoop.demo.productie import Productie
from inkoop.demo.regiobron import Element
from inkoop.kern.breuk import Fraction
from inkoop.kern.geld import NUL, in_centen
from inkoop.kern.periode import dagen_van_jaar
from inkoop.kern.plekdagen import Verblijf, count_bezetting
from inkoop.kern.traject import calculate_plekbedrag

# Places as a percentage of the average occupation: too few, too many, about right.
_RUIMTES = (60, 160, 100)


@dataclass
class Plekken:
    """The agreed places for the jaarafspraak, and what they cost when occupied all year, by municipality."""

    element: Element = field(default_factory=dict)
    budgetten: dict[str, int] = field(default_factory=dict)


def make_plekken(plan: Contractplan, prijzen: Prijzen, productie: Productie) -> Plekken:
    """Agree places for the municipalities that chose them, and add what is realised on them."""
    if plan.aanbod is None:
        return Plekken()
    trajecten = {traject.code: traject for traject in plan.aanbod.trajecten}
    jaar, afgesproken, budgetten = prijzen.jaar, {}, {}
    for gemeente in plan.in_plekken:
        eigen = {t: v for (g, t), v in sorted(productie.verblijven.items()) if g == gemeente}
        # Also a municipality without clients has agreed places: they stay empty.
        eigen = eigen or {plan.aanbod.trajecten[0].code: []}
        afgesproken[gemeente] = {
            code: _count_plekken(verblijven, jaar, plan.volgnummer + index)
            for index, (code, verblijven) in enumerate(eigen.items())
        }
        vol = NUL
        for code, plekken in afgesproken[gemeente].items():
            bezet = count_bezetting(eigen[code], Decimal(plekken), jaar)
            prijs, dagen = prijzen.get_trajectprijs(trajecten[code]), trajecten[code].doorlooptijd_dagen
            productie.bedragen[gemeente] += Fraction(calculate_plekbedrag(prijs, dagen, bezet.plekdagen))
            vol += calculate_plekbedrag(prijs, dagen, Decimal(plekken * dagen_van_jaar(jaar)))
        # In whole euros, always more than the places: a budget that cannot pay them is parked.
        budgetten[gemeente] = in_centen(vol) // 100 + 1
    element: Element = {"plekken": dict(sorted(afgesproken.items()))}
    if plan.model == "trajecten" and not plan.perceel.get("gemeentekeuze"):
        element = {"gemeentekeuze": dict.fromkeys(sorted(afgesproken), "plekken")} | element
    return Plekken(element, budgetten)


def _count_plekken(verblijven: list[Verblijf], jaar: int, beurt: int) -> int:
    dagen = count_bezetting(verblijven, Decimal(len(verblijven) + 1), jaar).clientdagen
    return max(1, dagen * _RUIMTES[beurt % 3] // (100 * dagen_van_jaar(jaar)))

"""Agreements on a fixed amount: availability, area, lumpsum and grant."""

from decimal import Decimal

from inkoop.demo.plan import Contractplan
from inkoop.demo.regiobron import Element
from inkoop.kern.breuk import Fraction

_MINSTENS = 24_000
_WIJK = 4200
_PER_INWONER = Decimal("12.35")


def make_vaste_afspraak(plan: Contractplan, schaal: Fraction) -> tuple[Element, dict[str, Fraction]]:
    """Give the agreement, and the yearly amount in euros that is paid in advance by municipality."""
    totaal = plan.profiel.clienten * plan.profiel.kosten * schaal
    # Half of the spending of a segment, in two contracts, in amounts that divide by twelve months.
    bedrag = max(_MINSTENS, int(totaal / 4) // 12 * 12)
    eerste = plan.volgnummer % 2 == 0
    match plan.model:
        case "gebied":
            return _make_gebied(plan, eerste)
        case "lumpsum":
            return _make_lumpsum(plan, bedrag)
        case "subsidie":
            element = _make_subsidie(plan, bedrag, eerste)
        case _:
            element = {"bedrag": Decimal(bedrag)} | ({"beschikbare_dagen": 300} if eerste else {})
    gemeenten = element.get("gemeenten_lijst") or list(plan.gemeenten)
    inwoners = sum(plan.gemeenten[code] for code in gemeenten)
    return element, {code: Fraction(bedrag * plan.gemeenten[code], inwoners) for code in gemeenten}


def _get_grootste(plan: Contractplan) -> list[str]:
    return sorted(plan.gemeenten, key=lambda code: (-plan.gemeenten[code], code))


def _make_gebied(plan: Contractplan, eerste: bool) -> tuple[Element, dict[str, Fraction]]:
    """Give a fixed amount for an area (NL bijlage 1), or one per inhabitant (AH scenario D)."""
    codes = sorted(_get_grootste(plan)[: 1 if eerste else 2])
    bedrag = int(_PER_INWONER * _WIJK)
    if eerste:
        return {"bedrag": Decimal(bedrag), "gemeenten_lijst": codes}, {codes[0]: Fraction(bedrag)}
    element = {"bedrag_per_inwoner": _PER_INWONER, "inwoners": dict.fromkeys(codes, _WIJK)}
    return element, {code: Fraction(bedrag) for code in codes}


def _make_lumpsum(plan: Contractplan, bedrag: int) -> tuple[Element, dict[str, Fraction]]:
    """Amounts that are stated per municipality are paid exactly, so that nothing remains to be settled."""
    codes = sorted(_get_grootste(plan)[:2])
    bedragen = dict.fromkeys(codes, Decimal(bedrag))
    totaal = Decimal(bedrag * len(codes))
    return {"bedrag": totaal, "gemeenten": bedragen}, {code: Fraction(bedrag) for code in codes}


def _make_subsidie(plan: Contractplan, bedrag: int, eerste: bool) -> Element:
    inloop = {"naam": "inloopdagdelen", "afgesproken": 400, "gerealiseerd": 310, "gewicht": Decimal("0.6")}
    hulp = {"naam": "vrijwilligers", "afgesproken": 50, "gerealiseerd": 62, "gewicht": Decimal("0.4")}
    element: Element = {"bedrag": Decimal(bedrag)}
    if eerste:
        return element | {"prestaties": [inloop | {"gerealiseerd": 420}, hulp]}
    return element | {"prestaties": [inloop, hulp], "gemeenten_lijst": _get_grootste(plan)[:1]}

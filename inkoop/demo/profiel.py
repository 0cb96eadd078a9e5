"""How many clients a segment has and what one costs: from the source's figures (NL §6) where it has them."""

from dataclasses import dataclass

from inkoop.demo.regiobron import Basisregio, Element
from inkoop.demo.soorten import Zorgsoort, find_zorgsoort, get_domein
from inkoop.kern.breuk import Fraction

# Models in which nothing follows from clients: a fixed amount.
VAST = frozenset({"beschikbaarheid", "gebied", "lumpsum", "subsidie"})
# Assumed where the source has no figure: clients in a region of full size, euros per client and year.
_AANNAMES = {"jeugd": (300, 4000), "wmo": (300, 3000), "participatie": (300, 2500)}


@dataclass(frozen=True, slots=True)
class Profiel:
    """A segment in figures: its clients in full size, average yearly costs in euros, and kind of care."""

    segment: str
    domein: str
    clienten: int
    kosten: Fraction
    soort: Zorgsoort
    uit_bron: bool


def make_profiel(basis: Basisregio, segment: Element) -> Profiel:
    """Give the profile of a segment; costs per client are spending by clients where both are known."""
    code, domein = segment["code"], get_domein(segment)
    clienten, kosten = _AANNAMES[domein]
    aantal = basis.cijfers.get(("segment", code, "aantal_clienten"))
    uitgaven = basis.cijfers.get(("segment", code, "uitgaven"))
    soort = find_zorgsoort(segment)
    if aantal and uitgaven:
        return Profiel(code, domein, int(aantal), Fraction(uitgaven) / int(aantal), soort, True)
    if uitgaven:
        return Profiel(code, domein, int(uitgaven) // kosten, Fraction(kosten), soort, False)
    return Profiel(code, domein, int(aantal or clienten), Fraction(kosten), soort, False)

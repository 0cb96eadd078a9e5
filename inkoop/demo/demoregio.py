"""The demonstration region: an invented region with a segment for every funding model.

The real regions keep the segments of their documents, and nothing else.
"""

from inkoop.demo.opdracht import DEMO_BRON, DEMOREGIO
from inkoop.demo.regiobron import Basisregio, Element

# No municipality of the Netherlands has such a code or name.
_GEMEENTEN = (("9901", "Demohaven", 61_400), ("9902", "Proefdorp", 24_800), ("9903", "Voorbeeldveen", 13_150))
_PEILJAAR = 2020


def make_demoregio() -> Basisregio:
    """Make the demonstration region, without contracts; its segments come with the year."""
    gemeenten: list[Element] = [
        {"code": code, "naam": naam, "inwoners": {_PEILJAAR: inwoners}, "bron": DEMO_BRON}
        for code, naam, inwoners in _GEMEENTEN
    ]
    regio = {
        "code": DEMOREGIO,
        "naam": "Demonstratieregio",
        "opdrachtgever": "Inkoopbureau Demonstratieregio",
        "bron": DEMO_BRON,
    }
    return Basisregio({"versie": 1, "regio": regio, "gemeenten": gemeenten, "segmenten": []})

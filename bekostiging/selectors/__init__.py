"""Reads of bekostiging: the input of a settlement, and settlements that are stored."""

from bekostiging.selectors.afrekening import get_laatste_afrekening
from bekostiging.selectors.lezen import Regiolezing, read_regioinvoer
from bekostiging.selectors.rapporten import find_rapporten, may_read_rapport
from bekostiging.selectors.verschil import (
    Afrekeningverschil,
    Bedragverschil,
    Contractverschil,
    Verschilsoort,
    verschil_met_vorige,
)

__all__ = [
    "Afrekeningverschil",
    "Bedragverschil",
    "Contractverschil",
    "Regiolezing",
    "Verschilsoort",
    "find_rapporten",
    "get_laatste_afrekening",
    "may_read_rapport",
    "read_regioinvoer",
    "verschil_met_vorige",
]

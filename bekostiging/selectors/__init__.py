"""Reads of bekostiging: the input of a settlement, and settlements that are stored."""

from bekostiging.selectors.afrekening import get_laatste_afrekening
from bekostiging.selectors.lezen import Regiolezing, read_regioinvoer
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
    "get_laatste_afrekening",
    "read_regioinvoer",
    "verschil_met_vorige",
]

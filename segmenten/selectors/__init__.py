"""Reads of the purchase structure."""

from segmenten.selectors.cijfers import add_waarover, find_jaarcijfers, find_uitgaven
from segmenten.selectors.kader import get_structuurkader
from segmenten.selectors.namen import Elementnaam, Namen, read_namen
from segmenten.selectors.perceelwoorden import MODELUITLEG, describe_parameters, describe_perceel
from segmenten.selectors.regio import get_enige_regio
from segmenten.selectors.sturing import Sturingsmatrix, get_sturing
from segmenten.selectors.trajectprijzen import Trajectprijsregel, find_trajectprijzen
from segmenten.selectors.verdeling import Gemeentedeel, Verdeling, get_verdeling
from segmenten.selectors.woorden import (
    Bron,
    describe_bron,
    describe_looptijd,
    in_woorden,
    make_gemeentekolom,
)

__all__ = [
    "MODELUITLEG",
    "Bron",
    "Elementnaam",
    "Gemeentedeel",
    "Namen",
    "Sturingsmatrix",
    "Trajectprijsregel",
    "Verdeling",
    "add_waarover",
    "describe_bron",
    "describe_looptijd",
    "describe_parameters",
    "describe_perceel",
    "find_jaarcijfers",
    "find_trajectprijzen",
    "find_uitgaven",
    "get_enige_regio",
    "get_structuurkader",
    "get_sturing",
    "get_verdeling",
    "in_woorden",
    "make_gemeentekolom",
    "read_namen",
]

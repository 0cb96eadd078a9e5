"""Reads of providers, contracts and what is agreed in them."""

from contracten.selectors.afspraakwoorden import Afspraakblad, find_afspraakbladen
from contracten.selectors.contract import (
    CONTRACTKOLOM,
    find_contracten,
    find_lopende_contracten,
    find_segmenten_met_contract,
    get_laatste_afspraakjaar,
    has_afgesproken_bedrag,
    has_afspraken,
    sort_afgesproken,
)
from contracten.selectors.indeling import Contractindeling, get_indelingen
from contracten.selectors.voorschotten import (
    Jaarbetaling,
    Maandregel,
    find_betaaljaren,
    find_jaarbetalingen,
    find_maandregels,
    find_voorschotjaren,
)

__all__ = [
    "CONTRACTKOLOM",
    "Afspraakblad",
    "Contractindeling",
    "Jaarbetaling",
    "Maandregel",
    "find_afspraakbladen",
    "find_betaaljaren",
    "find_contracten",
    "find_jaarbetalingen",
    "find_lopende_contracten",
    "find_maandregels",
    "find_segmenten_met_contract",
    "find_voorschotjaren",
    "get_indelingen",
    "get_laatste_afspraakjaar",
    "has_afgesproken_bedrag",
    "has_afspraken",
    "sort_afgesproken",
]

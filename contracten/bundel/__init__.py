"""The part of a region bundle that contracten reads and writes: providers, contracts, payments and scores."""

from contracten.bundel.betaling import iter_betalingen, iter_kpiscores, iter_voorschotten
from contracten.bundel.export import get_aanbieders, get_contractgegevens
from contracten.bundel.vorm import BETALINGEN, CONTRACTEN

__all__ = [
    "BETALINGEN",
    "CONTRACTEN",
    "get_aanbieders",
    "get_contractgegevens",
    "iter_betalingen",
    "iter_kpiscores",
    "iter_voorschotten",
]

"""The part of a region bundle that contracten reads and writes: providers, contracts, advances and scores."""

from contracten.bundel.betaling import iterate_kpiscores, iterate_voorschotten
from contracten.bundel.export import get_aanbieders, get_contractgegevens
from contracten.bundel.vorm import BETALINGEN, CONTRACTEN

__all__ = [
    "BETALINGEN",
    "CONTRACTEN",
    "get_aanbieders",
    "get_contractgegevens",
    "iterate_kpiscores",
    "iterate_voorschotten",
]

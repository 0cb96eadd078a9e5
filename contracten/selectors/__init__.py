"""Reads of providers, contracts and what is agreed in them."""

from contracten.selectors.betaling import iterate_kpiscores, iterate_voorschotten
from contracten.selectors.bundel import get_aanbieders, get_contractgegevens

__all__ = ["get_aanbieders", "get_contractgegevens", "iterate_kpiscores", "iterate_voorschotten"]

"""Checks across the elements of a bundle: references, duplicates and what cannot be true together."""

from inkoop.regiobundel.controle.bekend import Bekend, make_bekend
from inkoop.regiobundel.controle.bestaand import check_bestaand
from inkoop.regiobundel.controle.contracten import check_contracten
from inkoop.regiobundel.controle.structuur import check_structuur

__all__ = ["Bekend", "check_bestaand", "check_contracten", "check_structuur", "make_bekend"]

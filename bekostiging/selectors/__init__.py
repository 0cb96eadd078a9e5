"""Reads of bekostiging: the input of a settlement, and settlements that are stored."""

from bekostiging.selectors.lezen import Regiolezing, read_regioinvoer

__all__ = ["Regiolezing", "read_regioinvoer"]

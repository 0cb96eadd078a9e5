"""Reads what the settlement of a region and year needs, in a fixed number of set-based statements.

The lines of the funding models are added up and rounded per line in PostgreSQL, by their own query in
`bekostiging/selectors/modellen`; the pure forms in `inkoop.kern` are the oracle of those.
"""

from bekostiging.selectors.lezen.regioinvoer import Regiolezing, read_contractinvoer, read_regioinvoer

__all__ = ["Regiolezing", "read_contractinvoer", "read_regioinvoer"]

"""Reads what the settlement of a region and year needs, in a fixed number of set-based statements.

One file per funding model; each statement adds up and rounds per line in PostgreSQL and gives back groups.
The pure forms in `inkoop.kern` are their oracle (tests/bekostiging/test_lezen_*.py).
"""

from bekostiging.selectors.lezen.regioinvoer import Regiolezing, read_regioinvoer

__all__ = ["Regiolezing", "read_regioinvoer"]

"""The part of a region bundle that segmenten reads and writes: the purchase structure and its figures."""

from segmenten.bundel.export import get_regiogegevens, get_structuur
from segmenten.bundel.jaarcijfer import get_jaarcijfers, iter_jaarcijfers, make_cijferregel
from segmenten.bundel.vorm import JAARCIJFERS, STRUCTUUR
from segmenten.regels.jaarcijfer import Jaarcijferopgave, make_jaarcijferrij

__all__ = [
    "JAARCIJFERS",
    "STRUCTUUR",
    "Jaarcijferopgave",
    "get_jaarcijfers",
    "get_regiogegevens",
    "get_structuur",
    "iter_jaarcijfers",
    "make_cijferregel",
    "make_jaarcijferrij",
]

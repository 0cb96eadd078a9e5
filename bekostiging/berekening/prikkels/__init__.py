"""Incentives at work: one module per description in `inkoop/kern/prikkels`, found by its code.

Each is rounded by itself.
"""

from collections.abc import Mapping
from importlib import import_module

from bekostiging.berekening.prikkels.grond import Prikkelgrond, Rekenprikkel
from inkoop.kern.codes import Prikkel
from inkoop.kern.prikkels import PRIKKELS

REKENPRIKKELS: Mapping[Prikkel, Rekenprikkel] = {
    prikkel: import_module(f"{__name__}.{prikkel}").REKENPRIKKEL for prikkel in PRIKKELS
}

__all__ = ["REKENPRIKKELS", "Prikkelgrond"]

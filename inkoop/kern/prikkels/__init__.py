"""Incentives: one file each, found by its name; a new one is a new file."""

from collections.abc import Mapping

from inkoop.kern.beschrijving import Beschrijving, find_beschrijvingen
from inkoop.kern.codes import Prikkel

PRIKKELS: Mapping[Prikkel, Beschrijving] = find_beschrijvingen(__name__, Prikkel, Beschrijving)

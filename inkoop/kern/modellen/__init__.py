"""Funding models: one file each, found by its name; a new one is a new file."""

from collections.abc import Mapping

from inkoop.kern.beschrijving import Modelbeschrijving, Parameter, find_beschrijvingen, get_parameters
from inkoop.kern.codes import Model

MODELLEN: Mapping[Model, Modelbeschrijving] = find_beschrijvingen(__name__, Model, Modelbeschrijving)
# Every key that `parameters` of a perceel or agreement may have; the model tells which of them are its own.
PARAMETERS: Mapping[str, Parameter] = get_parameters(MODELLEN.values())

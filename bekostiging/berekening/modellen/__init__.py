"""Funding models at work: one module per description in `inkoop/kern/modellen`, found by its code."""

from collections.abc import Mapping
from importlib import import_module

from bekostiging.berekening.realisatie import Rekenmodel
from inkoop.kern.codes import Model

REKENMODELLEN: Mapping[Model, Rekenmodel] = {
    model: import_module(f"{__name__}.{model}").REKENMODEL for model in Model
}

"""Funding models: one module each, bound to the codes of rekenregels §1."""

from collections.abc import Mapping

from bekostiging.berekening.modellen import (
    beschikbaarheid,
    clientbedrag,
    gebied,
    lumpsum,
    plekken,
    populatie,
    pxq,
    resultaat,
    subsidie,
    toegewezen,
    trajecten,
)
from bekostiging.berekening.realisatie import Modelrekenaar
from inkoop.kern.codes import Model

MODELLEN: Mapping[Model, Modelrekenaar] = {
    Model.PXQ: pxq.calculate_realisatie,
    Model.TOEGEWEZEN: toegewezen.calculate_realisatie,
    Model.TRAJECTEN: trajecten.calculate_realisatie,
    Model.PLEKKEN: plekken.calculate_realisatie,
    Model.CLIENTBEDRAG: clientbedrag.calculate_realisatie,
    Model.RESULTAAT: resultaat.calculate_realisatie,
    Model.POPULATIE: populatie.calculate_realisatie,
    Model.GEBIED: gebied.calculate_realisatie,
    Model.BESCHIKBAARHEID: beschikbaarheid.calculate_realisatie,
    Model.LUMPSUM: lumpsum.calculate_realisatie,
    Model.SUBSIDIE: subsidie.calculate_realisatie,
}

__all__ = ["MODELLEN"]

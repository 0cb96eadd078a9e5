"""Incentives: one module each, bound to the codes of rekenregels §3; each is rounded by itself."""

from collections.abc import Mapping

from bekostiging.berekening.prikkels import besparing, bonus_malus, gemiddelde_kosten
from bekostiging.berekening.prikkels.grond import Prikkelgrond, Prikkelrekenaar, calculate_kpiscore
from inkoop.kern.codes import Prikkel

PRIKKELS: Mapping[Prikkel, Prikkelrekenaar] = {
    Prikkel.BESPARING: besparing.calculate_prikkel,
    Prikkel.BONUS_MALUS: bonus_malus.calculate_prikkel,
    Prikkel.GEMIDDELDE_KOSTEN: gemiddelde_kosten.calculate_prikkel,
}

__all__ = ["PRIKKELS", "Prikkelgrond", "calculate_kpiscore"]

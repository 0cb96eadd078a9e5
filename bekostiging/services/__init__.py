"""Writes of bekostiging: settle a region and year, and establish a settlement (vaststellen)."""

from bekostiging.services.afrekening import Voortgang, calculate_regiojaar, maak_afrekening, reken_af
from bekostiging.services.taak import start_afrekening
from bekostiging.services.vaststellen import VaststellenGeweigerdError, stel_vast
from bekostiging.services.vingerafdruk import make_vingerafdruk

__all__ = [
    "VaststellenGeweigerdError",
    "Voortgang",
    "calculate_regiojaar",
    "maak_afrekening",
    "make_vingerafdruk",
    "reken_af",
    "start_afrekening",
    "stel_vast",
]

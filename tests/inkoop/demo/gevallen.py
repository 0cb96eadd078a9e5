"""Demo years for the tests: written, and settled by the slow and obvious reader."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bekostiging.berekening.afrekening import calculate_afrekening
from bekostiging.berekening.uitkomst import Afrekeninguitkomst
from inkoop.demo.demoregio import make_demoregio
from inkoop.demo.jaar import Jaarbundel, write_jaarbundel
from inkoop.demo.opdracht import DEMOREGIO, Jaaropdracht
from inkoop.demo.regiobron import read_basisregio
from inkoop.demo.services import get_regiomap
from tests.bekostiging.berekening.bundel import Bundel, read_bundel
from tests.bekostiging.berekening.bundelinvoer import make_regioinvoer

OPDRACHT = Jaaropdracht("noord-limburg", 2022, 1500, 1)
# With the models that the region does not use, so that every outcome occurs.
ALLES = replace(OPDRACHT, alle_modellen=True)


@dataclass(frozen=True)
class Geval:
    """A demo year with its settlement."""

    jaar: Jaarbundel
    bundel: Bundel
    uitkomst: Afrekeninguitkomst

    @property
    def afspraken(self) -> dict[str, Mapping[str, Any]]:
        """The agreement of each contract."""
        return {c["nummer"]: c["jaarafspraken"][0] for c in self.bundel.regio["contracten"]}

    @property
    def segmenten(self) -> dict[str, str]:
        """The segment of each contract."""
        van_perceel = {p["code"]: s["code"] for s in self.bundel.regio["segmenten"] for p in s["percelen"]}
        return {c["nummer"]: van_perceel[c["perceel"]] for c in self.bundel.regio["contracten"]}


def write_bundel(opdracht: Jaaropdracht, map_: Path) -> Jaarbundel:
    """Write a demo year for a region that comes with the product."""
    is_demoregio = opdracht.regio == DEMOREGIO
    map_van = get_regiomap() / opdracht.regio
    basis = make_demoregio() if is_demoregio else read_basisregio(map_van, opdracht.jaar)
    return write_jaarbundel(opdracht, basis, map_)


def make_geval(opdracht: Jaaropdracht, map_: Path) -> Geval:
    """Write a demo year and settle it."""
    jaar = write_bundel(opdracht, map_)
    bundel = read_bundel(map_)
    return Geval(jaar, bundel, calculate_afrekening(make_regioinvoer(bundel, opdracht.jaar)))

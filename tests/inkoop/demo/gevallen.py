"""Demo years for the tests: written, and settled by the slow and obvious reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bekostiging.berekening.afrekening import calculate_afrekening
from bekostiging.berekening.uitkomst import Afrekeninguitkomst
from inkoop.demo.jaar import Jaarbundel, write_jaarbundel
from inkoop.demo.opdracht import Jaaropdracht
from inkoop.demo.regiobron import read_basisregio
from inkoop.demo.services import get_regiomap
from tests.bekostiging.berekening.bundel import Bundel, read_bundel
from tests.bekostiging.berekening.bundelinvoer import make_regioinvoer

OPDRACHT = Jaaropdracht("noord-limburg", 2022, 1500, 1)


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
    return write_jaarbundel(opdracht, read_basisregio(get_regiomap() / opdracht.regio, opdracht.jaar), map_)


def make_geval(opdracht: Jaaropdracht, map_: Path) -> Geval:
    """Write a demo year and settle it."""
    jaar = write_bundel(opdracht, map_)
    bundel = read_bundel(map_)
    return Geval(jaar, bundel, calculate_afrekening(make_regioinvoer(bundel, opdracht.jaar)))

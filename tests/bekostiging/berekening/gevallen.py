"""The worked examples that tests go through, each folder with each year, and explanations of before."""

import json
import re
from pathlib import Path

from tests.bekostiging.berekening.bundel import EIGEN_VOORBEELDEN, NIET_LEESBAAR, VOORBEELDMAPPEN

# A folder and the outcome that it expects of a year.
Geval = tuple[Path, Path]
MAPPEN = [*VOORBEELDMAPPEN, *sorted(EIGEN_VOORBEELDEN.glob("*/"))]
GEVALLEN = [(map_, pad) for map_ in MAPPEN for pad in sorted(map_.glob("verwacht-*.json"))]
LEESBAAR = [geval for geval in GEVALLEN if geval[0].name not in NIET_LEESBAAR]
# Written by version 2022.1 of the rules: one contract for each kind of step in tests/voorbeelden.
OPGESLAGEN = json.loads(Path(__file__).with_name("uitleg-2022.1.json").read_text(encoding="utf-8"))


def read_verwacht(pad: Path) -> str:
    """Read what an example expects; why a contract is parked may be said in other words."""
    return drop_woorden(pad.read_text(encoding="utf-8").rstrip("\n") + "\n")


def drop_woorden(uitvoer: str) -> str:
    """Leave out the words of the reasons."""
    return re.sub(r'("reden": )"[^"]*"', r'\1""', uitvoer)


def get_naam(geval: Geval) -> str:
    return f"{geval[0].name}-{geval[1].stem[-4:]}"

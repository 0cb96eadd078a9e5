"""The worked examples, to the cent: the law of the project, compared as whole output."""

import json
import re
from pathlib import Path

import pytest

from bekostiging.berekening.afrekening import calculate_afrekening
from bekostiging.berekening.uitvoer import make_uitvoer, write_json
from tests.bekostiging.berekening.bundel import EIGEN_VOORBEELDEN, NIET_LEESBAAR, VOORBEELDMAPPEN, read_bundel
from tests.bekostiging.berekening.bundelinvoer import make_regioinvoer
from tests.nog_niet import check_voorbeeld

MAPPEN = [*VOORBEELDMAPPEN, *sorted(EIGEN_VOORBEELDEN.glob("*/"))]
GEVALLEN = [(map_, pad) for map_ in MAPPEN for pad in sorted(map_.glob("verwacht-*.json"))]
LEESBAAR = [geval for geval in GEVALLEN if geval[0].name not in NIET_LEESBAAR]


def read_verwacht(pad: Path) -> str:
    """Read what an example expects; why a contract is parked may be said in other words."""
    return drop_woorden(pad.read_text(encoding="utf-8").rstrip("\n") + "\n")


def drop_woorden(uitvoer: str) -> str:
    """Leave out the words of the reasons."""
    return re.sub(r'("reden": )"[^"]*"', r'\1""', uitvoer)


def get_naam(geval: tuple[Path, Path]) -> str:
    return f"{geval[0].name}-{geval[1].stem[-4:]}"


@pytest.mark.parametrize("geval", LEESBAAR, ids=get_naam)
def test_the_worked_example_comes_out_to_the_cent(geval: tuple[Path, Path]) -> None:
    map_, verwacht = geval
    check_voorbeeld(map_, "lezer")
    uitkomst = calculate_afrekening(make_regioinvoer(read_bundel(map_), int(verwacht.stem[-4:])))
    gemaakt = json.loads(drop_woorden(json.dumps(make_uitvoer(uitkomst), ensure_ascii=False)))
    assert gemaakt == json.loads(read_verwacht(verwacht))


@pytest.mark.parametrize("geval", LEESBAAR, ids=get_naam)
def test_the_keys_stand_in_the_order_of_the_output_contract(geval: tuple[Path, Path]) -> None:
    map_, verwacht = geval
    check_voorbeeld(map_, "lezer")
    uitkomst = calculate_afrekening(make_regioinvoer(read_bundel(map_), int(verwacht.stem[-4:])))
    assert drop_woorden(write_json(uitkomst)) == read_verwacht(verwacht)


def test_all_examples_are_there() -> None:
    assert len(VOORBEELDMAPPEN) == 42

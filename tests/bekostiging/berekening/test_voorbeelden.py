"""The worked examples, to the cent: the law of the project, compared as whole output."""

import json

import pytest

from bekostiging.berekening.afrekening import calculate_afrekening
from bekostiging.berekening.uitvoer import make_uitvoer, write_json
from tests.bekostiging.berekening.bundel import VOORBEELDMAPPEN, read_bundel
from tests.bekostiging.berekening.bundelinvoer import make_regioinvoer
from tests.bekostiging.berekening.gevallen import LEESBAAR, Geval, drop_woorden, get_naam, read_verwacht
from tests.nog_niet import check_voorbeeld


@pytest.mark.parametrize("geval", LEESBAAR, ids=get_naam)
def test_the_worked_example_comes_out_to_the_cent(geval: Geval) -> None:
    map_, verwacht = geval
    check_voorbeeld(map_, "lezer")
    uitkomst = calculate_afrekening(make_regioinvoer(read_bundel(map_), int(verwacht.stem[-4:])))
    gemaakt = json.loads(drop_woorden(json.dumps(make_uitvoer(uitkomst), ensure_ascii=False)))
    assert gemaakt == json.loads(read_verwacht(verwacht))


@pytest.mark.parametrize("geval", LEESBAAR, ids=get_naam)
def test_the_keys_stand_in_the_order_of_the_output_contract(geval: Geval) -> None:
    map_, verwacht = geval
    check_voorbeeld(map_, "lezer")
    uitkomst = calculate_afrekening(make_regioinvoer(read_bundel(map_), int(verwacht.stem[-4:])))
    assert drop_woorden(write_json(uitkomst)) == read_verwacht(verwacht)


def test_all_examples_are_there() -> None:
    assert len(VOORBEELDMAPPEN) == 42

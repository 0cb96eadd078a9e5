"""The worked examples from the database: what is read set-based settles to the cent."""

import json
from pathlib import Path

import pytest

from bekostiging.berekening.afrekening import calculate_afrekening
from bekostiging.berekening.uitvoer import make_uitvoer
from bekostiging.selectors import read_regioinvoer
from inkoop.gebruikers.zicht import met_systeemzicht
from tests.bekostiging.berekening.bundel import read_bundel
from tests.bekostiging.berekening.test_voorbeelden import GEVALLEN, get_naam
from tests.bekostiging.opslag import store_bundel

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("geval", GEVALLEN, ids=get_naam)
def test_the_worked_example_comes_out_to_the_cent(geval: tuple[Path, Path]) -> None:
    map_, verwacht = geval
    with met_systeemzicht():
        regio = store_bundel(read_bundel(map_))
        uitkomst = calculate_afrekening(read_regioinvoer(regio, int(verwacht.stem[-4:])).invoer)
    assert make_uitvoer(uitkomst) == json.loads(verwacht.read_text(encoding="utf-8"))

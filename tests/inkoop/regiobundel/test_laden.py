"""A region bundle is loaded whole, and loading it again changes nothing."""

from pathlib import Path

import pytest

from inkoop.gebruikers.zicht import met_systeemzicht
from tests.inkoop.regiobundel.bundels import get_bundels, get_stand, load

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("map_", get_bundels(), ids=lambda map_: map_.name)
def test_every_example_and_region_loads_and_a_second_time_changes_nothing(map_: Path) -> None:
    assert load(map_).is_gewijzigd
    with met_systeemzicht():
        stand = get_stand()
    tweede = load(map_)
    assert not tweede.is_gewijzigd, tweede.verschil
    with met_systeemzicht():
        assert get_stand() == stand

"""The lines behind each step add up to what the step computes with, in every worked example."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bekostiging.models import Contractafrekening
from bekostiging.selectors import (
    StapBestaatNietError,
    add_lijnen,
    find_lijnen,
    get_doel,
    get_stap,
)
from bekostiging.selectors.modellen import LIJNSTAPPEN
from bekostiging.services import maak_afrekening
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.bekostiging.berekening.bundel import read_bundel
from tests.bekostiging.berekening.test_voorbeelden import GEVALLEN, get_naam
from tests.bekostiging.opslag import store_bundel
from toegang.models import Toewijzing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("pad", ["00", "٠", "-1", "99999", ""])
def test_a_place_that_no_page_gives_does_not_exist(pad: str) -> None:
    afrekening = Contractafrekening(uitleg={"stappen": [{"code": "pxq_groep", "invoer": [], "stappen": []}]})
    with pytest.raises(StapBestaatNietError):
        get_stap(afrekening, pad)


def find_stappen(stappen: list[dict[str, Any]], pad: str = "") -> Iterator[tuple[str, str]]:
    """Give place and code of every step that has lines behind it."""
    for nummer, stap in enumerate(stappen):
        hier = f"{pad}.{nummer}" if pad else str(nummer)
        if stap["code"] in LIJNSTAPPEN:
            yield hier, stap["code"]
        yield from find_stappen(stap["stappen"], hier)


def settle(map_: Path, jaar: int) -> list[Contractafrekening]:
    """Store and settle a worked example."""
    with met_systeemzicht():
        regio = store_bundel(read_bundel(map_))
    afrekening = maak_afrekening(regio, jaar, None)
    with met_systeemzicht():
        rijen = Contractafrekening.objects.filter(afrekening=afrekening)
        return list(rijen.select_related("afrekening__regio", "contract__perceel"))


@pytest.mark.parametrize("geval", GEVALLEN, ids=get_naam)
def test_lines_add_up_to_their_step(geval: tuple[Path, Path]) -> None:
    map_, verwacht = geval
    for rij in settle(map_, int(verwacht.stem[-4:])):
        with met_systeemzicht():
            for pad, code in find_stappen(rij.uitleg["stappen"]):
                stap = get_stap(rij, pad)
                lijnen = find_lijnen(stap)
                assert add_lijnen(lijnen) == get_doel(stap), f"{rij.contract} {pad} {code}"


def test_every_kind_of_step_with_lines_occurs_in_an_example() -> None:
    gezien = {
        code
        for map_, verwacht in GEVALLEN
        for rij in settle(map_, int(verwacht.stem[-4:]))
        for _, code in find_stappen(rij.uitleg["stappen"])
    }
    assert gezien == set(LIJNSTAPPEN)


def test_an_allocation_that_lost_its_last_day_is_left_out() -> None:
    (map_,) = {map_ for map_, _ in GEVALLEN if map_.name == "13-toegewezen-totaal"}
    (rij, *_) = settle(map_, 2022)
    with met_systeemzicht():
        (pad, *_) = (pad for pad, _ in find_stappen(rij.uitleg["stappen"]))
        stap = get_stap(rij, pad)
        voor = find_lijnen(stap)
        Toewijzing.objects.filter(nummer=voor[0].nummer).update(einddatum=None)
        assert find_lijnen(stap) == voor[1:]
        assert add_lijnen(voor[1:]) != get_doel(stap)


@pytest.mark.parametrize("pad", ["", "x", "9", "0.99", "0..0", "-1"])
def test_a_place_that_does_not_exist_is_refused(pad: str) -> None:
    map_, verwacht = GEVALLEN[0]
    rij = settle(map_, int(verwacht.stem[-4:]))[0]
    with pytest.raises(StapBestaatNietError):
        get_stap(rij, pad)


def test_a_step_without_lines_is_refused() -> None:
    map_, verwacht = GEVALLEN[0]
    rij = settle(map_, int(verwacht.stem[-4:]))[0]
    with pytest.raises(StapBestaatNietError):
        find_lijnen(get_stap(rij, "0"))

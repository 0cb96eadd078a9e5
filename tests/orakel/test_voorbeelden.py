"""The reference gives exactly what the worked examples expect, and refuses what must be refused."""

import json
from pathlib import Path

import pytest

from tests.nog_niet import check_voorbeeld
from tests.orakel.afrekening import settle, without_reasons
from tests.orakel.bundel import list_leveringen
from tests.orakel.laden import load, load_all
from tests.orakel.weigering import GeweigerdError

TESTS = Path(__file__).parents[1]
VERWACHT = sorted(TESTS.glob("voorbeelden*/*/verwacht-*.json"))
GEWEIGERD = sorted(TESTS.glob("voorbeelden*/*/moet-geweigerd"))


@pytest.mark.parametrize("pad", VERWACHT, ids=lambda pad: f"{pad.parent.name}-{pad.stem}")
def test_het_orakel_geeft_wat_het_voorbeeld_verwacht(pad: Path) -> None:
    check_voorbeeld(pad.parent, "orakel")
    uitkomst = settle(pad.parent, int(pad.stem.removeprefix("verwacht-")))
    verwacht = json.loads(pad.read_text(encoding="utf-8"))
    assert json.dumps(without_reasons(uitkomst)) == json.dumps(without_reasons(verwacht))


@pytest.mark.parametrize("pad", GEWEIGERD, ids=lambda pad: pad.parent.name)
def test_het_orakel_weigert_wat_geweigerd_moet_worden(pad: Path) -> None:
    *eerder, laatste = list_leveringen(pad.parent)
    load_all(eerder)
    with pytest.raises(GeweigerdError) as geweigerd:
        load_all([*eerder, laatste])
    assert [geweigerd.value.bestand, geweigerd.value.veld] == pad.read_text(encoding="utf-8").split()


@pytest.mark.parametrize("pad", VERWACHT, ids=lambda pad: f"{pad.parent.name}-{pad.stem}")
def test_nog_eens_laden_verandert_niets(pad: Path) -> None:
    check_voorbeeld(pad.parent, "orakel")
    leveringen = list_leveringen(pad.parent)
    assert load_all([*leveringen, leveringen[-1]]) == load(pad.parent)


def test_er_zijn_voorbeelden() -> None:
    assert len(VERWACHT) >= 50
    assert len(GEWEIGERD) >= 12

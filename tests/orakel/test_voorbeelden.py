"""The reference gives exactly what the worked examples expect."""

import json
import re
from pathlib import Path

import pytest

from tests.nog_niet import check_voorbeeld
from tests.orakel.afrekening import settle

TESTS = Path(__file__).parents[1]
VERWACHT = sorted(TESTS.glob("voorbeelden*/*/verwacht-*.json"))


@pytest.mark.xfail(reason="het orakel rekent nog naar versie 1 van de rekenregels")
@pytest.mark.parametrize("pad", VERWACHT, ids=lambda pad: f"{pad.parent.name}-{pad.stem}")
def test_het_orakel_geeft_wat_het_voorbeeld_verwacht(pad: Path) -> None:
    check_voorbeeld(pad.parent, "orakel")
    gevonden = re.search(r"\d{4}", pad.stem)
    assert gevonden is not None
    uitkomst = settle(pad.parent, int(gevonden[0]))
    verwacht = json.loads(pad.read_text(encoding="utf-8"))
    for geparkeerd in [*uitkomst.get("geparkeerd", []), *verwacht.get("geparkeerd", [])]:
        # The wording of a reason is the product's own; that and which contract is parked is the rule.
        del geparkeerd["reden"]
    assert uitkomst == verwacht


def test_er_zijn_voorbeelden() -> None:
    assert len(VERWACHT) >= 18

"""What a new funding model does not have yet, named beside its worked example with the reason.

A model comes with five files. What proves it a second time (a plain reader, the reference, the demo year) may
come after them, but not by oversight: a test fails until it is there, or until `nog-niet.yaml` in the folder
of the worked example says why it is not. Such a test is then skipped with that reason. The summary of a run
tells it, and the full run, which a release needs, fails on it.

    model: dagdeel
    lezer: De groepen komen met de eerste levering, in januari.
    demo: De regio kiest in januari welk perceel ermee begint.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

VOORBEELDEN = Path(__file__).parent / "voorbeelden-eigen"
# What can come later, and where it is made.
WAT = {
    "lezer": "lees zijn groepen in tests/bekostiging/berekening/bundelgroepen.py",
    "orakel": "geef het een functie in tests/orakel/realisatie.py en laat tests/orakel/maker.py het trekken",
    "demo": "geef het een contract in inkoop/demo/",
}


@dataclass(frozen=True)
class NogNiet:
    """What one model does not have yet, with the reason of each.

    Raises:
        ValueError: for something that cannot come later, or without a reason.
    """

    map_: Path
    model: str
    redenen: Mapping[str, str]

    def __post_init__(self) -> None:
        fout = [wat for wat, reden in self.redenen.items() if wat not in WAT or not reden]
        if fout or not self.redenen:
            raise ValueError(f"{self.map_.name}: noem van {', '.join(WAT)} wat er nog niet is, met de reden")


def find_nog_niet(map_: Path = VOORBEELDEN) -> list[NogNiet]:
    """Return what the worked examples say that is not there yet."""
    gevonden = []
    for pad in sorted(map_.glob("*/nog-niet.yaml")):
        inhoud: dict[str, Any] = yaml.safe_load(pad.read_text(encoding="utf-8"))
        gevonden.append(NogNiet(pad.parent, inhoud.pop("model"), inhoud))
    return gevonden


def check_model(model: str, wat: str, *, is_er: bool, map_: Path = VOORBEELDEN) -> None:
    """Skip, with the reason, for a model that lacks something; fail without one, or when nothing lacks."""
    reden = next((n.redenen.get(wat, "") for n in find_nog_niet(map_) if n.model == model), "")
    if is_er:
        assert not reden, f"model {model} heeft zijn {wat}: haal '{wat}' uit nog-niet.yaml van zijn voorbeeld"
        return
    assert reden, f"model {model} heeft nog geen {wat}: {describe_wat(wat)}"
    pytest.skip(f"model {model} heeft nog geen {wat}: {reden}")


def describe_wat(wat: str) -> str:
    """Say how to make what lacks, and how to put it off."""
    return (
        f"{WAT[wat]}, of noem onder '{wat}' in nog-niet.yaml bij zijn voorbeeld waarom dat er nog niet is "
        "(CONTRIBUTING.md, een nieuw model)"
    )


def check_voorbeeld(map_: Path, wat: str) -> None:
    """Skip a worked example, with the reason, that needs what its model does not have yet."""
    for nog_niet in find_nog_niet(map_.parent):
        if nog_niet.map_ == map_ and wat in nog_niet.redenen:
            pytest.skip(f"model {nog_niet.model} heeft nog geen {wat}: {nog_niet.redenen[wat]}")

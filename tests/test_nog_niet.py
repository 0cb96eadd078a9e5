"""What a new model does not have yet is named with a reason, asked for in a sentence, and told."""

from pathlib import Path

import pytest
import yaml

from inkoop.kern.codes import Model
from tests.nog_niet import NogNiet, check_model, check_voorbeeld, find_nog_niet


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A worked example of a model without a reference."""
    voorbeeld = tmp_path / "05-dagdeel"
    voorbeeld.mkdir()
    (voorbeeld / "nog-niet.yaml").write_text("model: dagdeel\norakel: Komt in januari.\n")
    return tmp_path


def test_what_is_not_there_is_a_reason_to_skip_and_to_tell(map_: Path) -> None:
    with pytest.raises(
        pytest.skip.Exception, match=r"model dagdeel heeft nog geen orakel: Komt in januari\."
    ):
        check_model("dagdeel", "orakel", is_er=False, map_=map_)
    with pytest.raises(pytest.skip.Exception, match="nog geen orakel"):
        check_voorbeeld(map_ / "05-dagdeel", "orakel")
    check_voorbeeld(map_ / "05-dagdeel", "demo")
    check_voorbeeld(map_ / "06-anders", "orakel")


@pytest.mark.parametrize(("model", "wat"), [("dagdeel", "demo"), ("dagdeel", "lezer"), ("anders", "orakel")])
def test_without_a_reason_a_sentence_tells_what_to_do(map_: Path, model: str, wat: str) -> None:
    with pytest.raises(
        AssertionError, match=f"model {model} heeft nog geen {wat}: (geef|lees) .*nog-niet.yaml"
    ):
        check_model(model, wat, is_er=False, map_=map_)


def test_a_reason_for_what_is_there_must_go(map_: Path) -> None:
    check_model("dagdeel", "demo", is_er=True, map_=map_)
    with pytest.raises(AssertionError, match=r"haal 'orakel' uit nog-niet\.yaml"):
        check_model("dagdeel", "orakel", is_er=True, map_=map_)


@pytest.mark.parametrize("redenen", [{}, {"orakel": ""}, {"voorbeeld": "Komt later."}])
def test_a_register_without_reason_or_for_something_else_is_refused(redenen: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="noem van lezer, orakel, demo"):
        NogNiet(Path("05-dagdeel"), "dagdeel", redenen)


def test_what_is_named_stands_beside_an_example_of_its_model() -> None:
    for nog_niet in find_nog_niet():
        regio = yaml.safe_load((nog_niet.map_ / "regio.yaml").read_text(encoding="utf-8"))
        assert nog_niet.model in set(Model)
        assert nog_niet.model in {p["model"] for s in regio["segmenten"] for p in s["percelen"]}

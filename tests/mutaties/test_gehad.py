"""A run that was broken off goes on: what was tried with the same files is not tried again."""

from pathlib import Path

from tests.mutaties.gehad import Gehad, make_stand
from tests.mutaties.soorten import Mutant
from tests.mutaties.uitvoeren import Uitslag

EEN = Mutant("app.py", 4, 5, "4", "constante", "get_grens")
ANDER = Mutant("app.py", 4, 5, "2", "constante", "get_grens")
UITSLAG = Uitslag(EEN, True, 1.5, "FAILED test_app.py::test_grens")


def test_what_was_tried_with_the_same_files_is_known(tmp_path: Path) -> None:
    pad = tmp_path / "gehad.jsonl"
    eerste = Gehad(pad, "a")
    assert eerste.find(EEN) is None
    eerste.add(UITSLAG)
    assert eerste.find(EEN) == UITSLAG
    tweede = Gehad(pad, "a")
    assert tweede.find(EEN) == UITSLAG
    assert tweede.find(ANDER) is None


def test_with_other_files_everything_is_tried_again(tmp_path: Path) -> None:
    pad = tmp_path / "gehad.jsonl"
    Gehad(pad, "a").add(UITSLAG)
    assert Gehad(pad, "b").find(EEN) is None
    assert pad.read_text(encoding="utf-8") == ""


def test_any_other_file_makes_another_stand() -> None:
    stand = make_stand({"a.py": "1", "b.py": "2"})
    assert stand == make_stand({"b.py": "2", "a.py": "1"})
    assert stand != make_stand({"a.py": "1", "b.py": "3"})
    assert stand != make_stand({"a.py": "1"})

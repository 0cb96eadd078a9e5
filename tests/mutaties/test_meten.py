"""Measuring: what changed is measured again, and of each test the last measurement counts."""

import json
from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.mutaties import meten
from tests.mutaties.dekking import Dekking
from tests.mutaties.meten import ProevenFalenError, find_te_meten, measure_dekking

STAND = {"app/x.py": "1", "tests/a/test_x.py": "1", "tests/b/test_y.py": "1", "tests/conftest.py": "1"}
PROEVEN = ["tests/test_a.py", "tests/test_b.py"]


@pytest.mark.parametrize(
    ("nu", "verwacht"),
    [
        ({}, []),
        ({"tests/a/test_x.py": "2"}, ["tests/a/test_x.py"]),
        ({"tests/b/test_y.py": "2"}, []),
        ({"tests/a/test_nieuw.py": "1"}, ["tests/a/test_nieuw.py"]),
        ({"tests/a/test_x.py": "2", "app/x.py": "2"}, ["tests/a"]),
        ({"tests/conftest.py": "2"}, ["tests/a"]),
    ],
)
def test_only_tests_that_changed_are_measured_again(nu: dict[str, str], verwacht: list[str]) -> None:
    assert find_te_meten(STAND, STAND | nu, ["tests/a"]) == verwacht


def test_a_test_that_is_gone_needs_no_measuring() -> None:
    assert find_te_meten(STAND, {**STAND, "tests/a/test_weg.py": "1"}, ["tests"]) == ["tests/a/test_weg.py"]
    assert find_te_meten({**STAND, "tests/a/test_weg.py": "1"}, STAND, ["tests"]) == []


def write_deel(ronde: Path, bestand: str, functies: list[str]) -> None:
    ronde.mkdir(exist_ok=True)
    deel = {bestand: {"seconden": 2.0, "functies": functies}}
    nummer = len(list(ronde.iterdir()))
    (ronde / f"{nummer}.json").write_text(json.dumps(deel), encoding="utf-8")


def test_the_processes_of_a_round_add_up_and_the_last_round_counts(tmp_path: Path) -> None:
    write_deel(tmp_path / "001", "tests/test_a.py", ["oud"])
    write_deel(tmp_path / "001", "tests/test_b.py", ["f"])
    write_deel(tmp_path / "001", "tests/test_b.py", ["g"])
    write_deel(tmp_path / "001", "tests/test_weg.py", ["f"])
    write_deel(tmp_path / "002", "tests/test_a.py", ["nieuw"])
    dekking = Dekking.read(tmp_path, {"tests/test_a.py", "tests/test_b.py"})
    assert dekking.functies == {"tests/test_a.py": {"nieuw"}, "tests/test_b.py": {"f", "g"}}
    assert dekking.count_seconden(["tests/test_a.py", "tests/test_b.py"]) == 6


def run_reeks(monkeypatch: pytest.MonkeyPatch, uitvoer: list[str]) -> list[list[str]]:
    """Let each next run of the tests print this, and fail when it prints something; give what was asked."""
    gevraagd: list[list[str]] = []

    def run(_kopie: Path, argv: Sequence[str], _grens: None, **anders: str) -> CompletedProcess[str]:
        proeven = [naam for naam in argv if naam.startswith("tests") and naam.endswith(".py")]
        gevraagd.append(proeven)
        for naam in proeven:
            write_deel(Path(anders["MUTATIES_DEKKING"]), naam, [f"ronde {len(gevraagd)}"])
        tekst = uitvoer[len(gevraagd) - 1]
        return CompletedProcess([], 1 if tekst else 0, tekst, "")

    monkeypatch.setattr(meten, "run_pytest", run)
    monkeypatch.setattr(meten, "read_stand", lambda _kopie: dict.fromkeys(PROEVEN, "1"))
    return gevraagd


def test_what_failed_is_measured_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mislukt = "FAILED tests/test_b.py::test_x - AssertionError\nFAILED tests/test_b.py::test_y[1] - x\n"
    gevraagd = run_reeks(monkeypatch, [mislukt, ""])
    dekking = measure_dekking(tmp_path, tmp_path / "dekking", PROEVEN, 2)
    assert gevraagd == [PROEVEN, ["tests/test_b.py"]]
    assert dekking.functies == {"tests/test_a.py": {"ronde 1"}, "tests/test_b.py": {"ronde 2"}}


@pytest.mark.parametrize("tweede", ["ERROR tests/test_b.py::test_x - x\n", "de databank viel weg"])
def test_what_fails_twice_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tweede: str) -> None:
    gevraagd = run_reeks(monkeypatch, ["FAILED tests/test_b.py::test_x - x\n", tweede])
    with pytest.raises(ProevenFalenError, match=tweede[:20]):
        measure_dekking(tmp_path, tmp_path / "dekking", PROEVEN, 2)
    assert len(gevraagd) == 2
    assert not (tmp_path / "dekking" / "stand.json").exists()


def test_a_run_that_broke_off_stops_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd = run_reeks(monkeypatch, ["INTERNALERROR"])
    with pytest.raises(ProevenFalenError, match="INTERNALERROR"):
        measure_dekking(tmp_path, tmp_path / "dekking", PROEVEN, 2)
    assert len(gevraagd) == 1

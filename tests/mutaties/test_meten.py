"""Measuring: what changed is measured again, and of each test the last measurement counts."""

import json
from pathlib import Path

import pytest

from tests.mutaties.dekking import Dekking
from tests.mutaties.meten import find_te_meten

STAND = {"app/x.py": "1", "tests/a/test_x.py": "1", "tests/b/test_y.py": "1", "tests/conftest.py": "1"}


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

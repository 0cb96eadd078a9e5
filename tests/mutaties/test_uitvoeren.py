"""Trying: only what fails because of the mistake catches it, and the copy is whole again afterwards."""

import subprocess
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.mutaties import uitvoeren
from tests.mutaties.dekking import Dekking
from tests.mutaties.soorten import Mutant
from tests.mutaties.uitvoeren import Uitslag, try_mutant

BRON = "def get_grens():\n    return 3\n"
MUTANT = Mutant("app.py", BRON.index("3"), BRON.index("3") + 1, "4", "constante", "get_grens")
PROEF = "test_app.py"
DEKKING = Dekking(defaultdict(set, {PROEF: {"app.py::get_grens"}}), defaultdict(float))


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text(BRON, encoding="utf-8")
    return tmp_path


def try_met(kopie: Path, monkeypatch: pytest.MonkeyPatch, *afloop: int | None) -> Uitslag:
    """Try the mutant while pytest ends with these codes in turn; None is no end."""
    codes = list(afloop)

    def run_pytest(*_argv: object) -> subprocess.CompletedProcess[str] | None:
        code = codes.pop(0)
        return None if code is None else subprocess.CompletedProcess([], code, f"FAILED met {code}", "")

    monkeypatch.setattr(uitvoeren, "run_pytest", run_pytest)
    uitslag = try_mutant(MUTANT, kopie, DEKKING)
    assert not codes
    return uitslag


def test_a_test_that_fails_because_of_the_mistake_catches_it(
    kopie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE")
    proef = "from app import get_grens\n\ndef test_grens():\n    assert get_grens() == 3\n"
    (kopie / PROEF).write_text(proef, encoding="utf-8")
    uitslag = try_mutant(MUTANT, kopie, DEKKING)
    assert uitslag.is_gevangen
    assert uitslag.waardoor.startswith("FAILED test_app.py::test_grens")
    assert (kopie / "app.py").read_text(encoding="utf-8") == BRON


def test_a_test_that_does_not_mind_lets_it_live(kopie: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not try_met(kopie, monkeypatch, 0).is_gevangen


def test_no_test_at_all_lets_it_live(kopie: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not try_met(kopie, monkeypatch, 5).is_gevangen


@pytest.mark.parametrize("afloop", [1, 2, 3, 4, None])
def test_failing_breaking_off_and_not_ending_count_when_it_goes_well_without_the_mistake(
    kopie: Path, monkeypatch: pytest.MonkeyPatch, afloop: int | None
) -> None:
    assert try_met(kopie, monkeypatch, afloop, 0).is_gevangen


@pytest.mark.parametrize("zonder", [1, 3, 5, None])
def test_what_goes_wrong_without_the_mistake_as_well_catches_nothing(
    kopie: Path, monkeypatch: pytest.MonkeyPatch, zonder: int | None
) -> None:
    uitslag = try_met(kopie, monkeypatch, 1, zonder)
    assert not uitslag.is_gevangen
    assert uitslag.waardoor.startswith("ook zonder de fout: ")


def test_the_mistake_is_there_in_the_first_run_only(kopie: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gezien = []

    def run_pytest(map_: Path, argv: Sequence[str], _grens: float) -> subprocess.CompletedProcess[str]:
        gezien.append(((map_ / "app.py").read_text(encoding="utf-8"), argv))
        return subprocess.CompletedProcess([], 2 - len(gezien), "", "")

    monkeypatch.setattr(uitvoeren, "run_pytest", run_pytest)
    assert try_mutant(MUTANT, kopie, DEKKING).is_gevangen
    assert gezien == [
        (BRON.replace("3", "4"), ["-x", "--cache-clear", PROEF]),
        (BRON, ["-x", "--last-failed", PROEF]),
    ]

"""The web server counts in a folder that it makes when it needs one, and leaves nothing behind."""

import os
import runpy
import tempfile
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[2]
MAP, EIGEN = "PROMETHEUS_MULTIPROC_DIR", "INKOOP_METINGEN_EIGEN"


@pytest.fixture(autouse=True)
def tijdelijk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for temporary files, and no folder for figures."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for naam in (MAP, EIGEN):
        # First set, so that what the file sets itself is undone afterwards.
        monkeypatch.setenv(naam, "")
        monkeypatch.delenv(naam)
    return tmp_path


def read() -> dict[str, Any]:
    """Read the file as gunicorn does."""
    return runpy.run_path(str(PROJECT / "gunicorn.conf.py"))


def test_a_folder_is_made_and_removed(tijdelijk: Path) -> None:
    gelezen = read()
    (map_,) = tijdelijk.iterdir()
    assert os.environ[MAP] == str(map_)
    gelezen["on_exit"](None)
    assert list(tijdelijk.iterdir()) == []


def test_who_reads_it_again_still_removes_it(tijdelijk: Path) -> None:
    eerst = read()
    (map_,) = tijdelijk.iterdir()
    nogmaals = read()
    assert list(tijdelijk.iterdir()) == [map_]
    assert os.environ[MAP] == str(map_)
    nogmaals["on_exit"](None)
    assert list(tijdelijk.iterdir()) == []
    eerst["on_exit"](None)


def test_a_folder_that_is_given_is_used_and_stays(tijdelijk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gegeven = tijdelijk / "gegeven"
    gegeven.mkdir()
    monkeypatch.setenv(MAP, str(gegeven))
    read()["on_exit"](None)
    assert list(tijdelijk.iterdir()) == [gegeven]

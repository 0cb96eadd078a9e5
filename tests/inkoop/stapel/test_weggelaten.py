"""The closing summary of a test run: what was left out is visible, and fails in the full run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inkoop.stapel.plekken import PROJECT

_PROEVEN = """
import pytest

def test_gewoon(): pass

@pytest.mark.browser
def test_scherm(): pass

def test_zonder_java(): pytest.skip("Java ontbreekt")
"""


def _run(map_: Path, *opties: str, volledig: str = "") -> subprocess.CompletedProcess[str]:
    (map_ / "test_proef.py").write_text(_PROEVEN)
    (map_ / "pytest.ini").write_text("[pytest]\nmarkers = browser: x\n")
    omgeving = {**os.environ, "PYTHONPATH": str(PROJECT), "VOLLEDIG": volledig}
    # Only what is under test: other plugins would need the whole project.
    omgeving["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    argv = [sys.executable, "-m", "pytest", "-p", "tests.weggelaten", "-p", "no:cacheprovider", *opties]
    return subprocess.run(argv, cwd=map_, env=omgeving, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("werkers", [(), ("-p", "xdist.plugin", "-n", "2")], ids=["alleen", "xdist"])
def test_the_summary_counts_what_was_left_out_per_reason(tmp_path: Path, werkers: tuple[str, ...]) -> None:
    klaar = _run(tmp_path, "-m", "not browser", *werkers)
    assert klaar.returncode == 0
    assert "1 x gedeselecteerd, browser: heeft Chromium nodig" in klaar.stdout
    assert "1 x overgeslagen, Java ontbreekt" in klaar.stdout


def test_in_the_full_run_a_skipped_test_fails(tmp_path: Path) -> None:
    klaar = _run(tmp_path, volledig="1")
    assert klaar.returncode == 1
    assert "mag niets worden overgeslagen: Skipped: Java ontbreekt" in klaar.stdout
    assert "1 failed, 2 passed" in klaar.stdout

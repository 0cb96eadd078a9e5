"""A log with anchors in a folder of its own, and lines that are numbered from 1."""

from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def ankermap(settings: LazySettings, tmp_path: Path) -> Path:
    """The folder of the anchors of this test."""
    settings.ANKERS_MAP = str(tmp_path / "ankers")
    return tmp_path / "ankers" / "logboek"


@pytest.fixture
def vanaf_een(eigenaar_verbinding: psycopg.Connection[Any]) -> None:
    """Number lines from 1: what a test before this one rolled back took numbers too."""
    eigenaar_verbinding.execute("SELECT setval('logboek_logregel_volgnummer_seq', 1, false)")

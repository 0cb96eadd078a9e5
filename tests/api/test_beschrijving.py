"""The OpenAPI description follows the API Design Rules."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

PROJECT = Path(__file__).resolve().parents[2]
REGELS = os.environ.get("API_REGELS_MAP", "")


@pytest.fixture
def beschrijving(client: Client, db: None) -> dict[str, Any]:
    inhoud: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return inhoud


def test_every_website_may_read_the_description(client: Client, db: None) -> None:
    antwoord = client.get("/api/v1/openapi.json")
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    assert antwoord["API-Version"] == "1.0.0"


def test_the_description_states_version_and_contact(beschrijving: dict[str, Any]) -> None:
    assert beschrijving["openapi"] == "3.0.3"
    assert beschrijving["info"]["version"] == "1.0.0"


def test_every_answer_carries_the_version_and_every_error_is_a_problem(
    beschrijving: dict[str, Any],
) -> None:
    antwoorden = [
        (status, antwoord)
        for pad in beschrijving["paths"].values()
        for bewerking in pad.values()
        for status, antwoord in bewerking["responses"].items()
    ]
    assert antwoorden
    assert all("API-Version" in antwoord["headers"] for _, antwoord in antwoorden)
    fouten = [antwoord for status, antwoord in antwoorden if status >= "400"]
    assert all("application/problem+json" in fout["content"] for fout in fouten)


@pytest.mark.traag
@pytest.mark.skipif(not REGELS, reason="API_REGELS_MAP is niet ingesteld")
@pytest.mark.parametrize("regels", ["api-design-rules-2.1.yaml", "api-design-rules-2.2rc.yaml"])
def test_the_linter_of_the_api_design_rules_finds_no_error(
    beschrijving: dict[str, Any], tmp_path: Path, regels: str
) -> None:
    spectral = PROJECT / "node_modules" / ".bin" / "spectral"
    if not spectral.exists():
        pytest.skip("spectral is niet geïnstalleerd (npm ci --include=dev)")
    bestand = tmp_path / "openapi.json"
    bestand.write_text(json.dumps(beschrijving))
    shutil.copy(Path(REGELS) / regels, tmp_path / "regels.yaml")
    uitvoer = subprocess.run(
        [spectral, "lint", "--ruleset", "regels.yaml", "--fail-severity", "error", "openapi.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SCARF_ANALYTICS": "false"},
    )
    assert uitvoer.returncode == 0, uitvoer.stdout + uitvoer.stderr

"""The compose file for a real installation follows the compose specification and wants every secret."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
SCHEMA = PROJECT / "node_modules" / "dclint" / "schemas" / "compose.schema.json"


@pytest.fixture
def compose() -> dict[str, Any]:
    inhoud: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text(encoding="utf-8"))
    return inhoud


@pytest.fixture
def schema() -> dict[str, Any]:
    if not SCHEMA.exists():
        pytest.skip("het schema van compose is niet geïnstalleerd (make setup-volledig)")
    inhoud: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return inhoud


def test_the_file_follows_the_compose_specification(compose: dict[str, Any], schema: dict[str, Any]) -> None:
    jsonschema.Draft7Validator(schema).validate(compose)


def test_a_wrong_file_is_found(compose: dict[str, Any], schema: dict[str, Any]) -> None:
    compose["services"]["web"]["comand"] = "gunicorn"
    with pytest.raises(jsonschema.ValidationError, match="comand"):
        jsonschema.Draft7Validator(schema).validate(compose)


def test_every_secret_must_be_given(compose: dict[str, Any]) -> None:
    voorbeeld = (PROJECT / ".env.voorbeeld").read_text(encoding="utf-8")
    namen = [regel.partition("=")[0] for regel in voorbeeld.splitlines() if "=" in regel]
    tekst = (PROJECT / "docker-compose.yml").read_text(encoding="utf-8")
    assert [naam for naam in namen if f"${{{naam}:?" not in tekst] == []


def test_the_application_never_connects_as_the_owner_of_its_tables(compose: dict[str, Any]) -> None:
    for naam in ("web", "worker", "beat"):
        omgeving = compose["services"][naam]["environment"]
        assert "inkoop_app:" in omgeving["DATABASE_URL"]
        assert "DATABASE_URL_EIGENAAR" not in omgeving


def test_only_loopback_is_opened(compose: dict[str, Any]) -> None:
    poorten = [poort for dienst in compose["services"].values() for poort in dienst.get("ports", [])]
    assert poorten
    assert all(poort.startswith("127.0.0.1:") for poort in poorten)

"""The command line and the site: what is given is respected, what is missing is made or asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import manage

PROJECT = Path(__file__).resolve().parents[1]
# Whoever imports the embedded servers ends here, as on an installation that does not have them.
_ZONDER_STAPEL = """
import sys
class Weiger:
    def find_spec(self, naam, pad=None, doel=None):
        if naam == "inkoop.stapel" or naam.startswith("inkoop.stapel."):
            raise ModuleNotFoundError(f"No module named {naam!r}", name=naam)
sys.meta_path.insert(0, Weiger())
"""


@pytest.fixture
def gegeven(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment in which the application's URL, a broker and a key are given."""
    for naam in ("DATABASE_URL_EIGENAAR", "DATABASE_URL_LEZER", "INKOOP_DB_ROL"):
        monkeypatch.delenv(naam, raising=False)
    monkeypatch.setenv("STACK_HOME", str(tmp_path / "var"))
    return monkeypatch


def run_zonder_stapel(opdracht: str, **anders: str | None) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own in which `inkoop.stapel` does not exist."""
    omgeving = {naam: waarde for naam, waarde in {**os.environ, **anders}.items() if waarde is not None}
    argv = [sys.executable, "-c", _ZONDER_STAPEL + opdracht]
    return subprocess.run(argv, cwd=PROJECT, env=omgeving, capture_output=True, text=True, check=False)


def manage_zonder_stapel(*argv: str, **anders: str | None) -> subprocess.CompletedProcess[str]:
    """Run a command of manage.py in a process in which `inkoop.stapel` does not exist."""
    return run_zonder_stapel(f"import manage\nsys.argv = {['manage.py', *argv]!r}\nmanage.main()", **anders)


def test_a_given_application_url_is_respected(gegeven: pytest.MonkeyPatch, tmp_path: Path) -> None:
    url, redis = os.environ["DATABASE_URL"], os.environ["REDIS_URL"]
    manage.prepare_omgeving(["manage.py", "shell"])
    assert (os.environ["DATABASE_URL"], os.environ["REDIS_URL"]) == (url, redis)
    assert os.environ["INKOOP_DB_ROL"] == "werker"
    assert not (tmp_path / "var" / "stapel.json").exists()


def test_a_site_is_not_the_worker(gegeven: pytest.MonkeyPatch) -> None:
    manage.prepare_omgeving(["manage.py", "runserver", "8000"])
    assert "INKOOP_DB_ROL" not in os.environ


def test_without_the_address_of_the_worker_a_command_is_the_site(gegeven: pytest.MonkeyPatch) -> None:
    gegeven.delenv("DATABASE_URL_WERKER")
    manage.prepare_omgeving(["manage.py", "check"])
    assert "INKOOP_DB_ROL" not in os.environ


def test_a_given_application_url_is_respected_where_the_key_is_missing(gegeven: pytest.MonkeyPatch) -> None:
    url, redis = os.environ["DATABASE_URL"], os.environ["REDIS_URL"]
    gegeven.setenv("SECRET_KEY", "")
    manage.prepare_omgeving(["manage.py", "shell"])
    assert (os.environ["DATABASE_URL"], os.environ["REDIS_URL"]) == (url, redis)
    assert len(os.environ["SECRET_KEY"]) >= 50


def test_migrate_with_only_the_application_url_asks_for_the_owners(gegeven: pytest.MonkeyPatch) -> None:
    for sleutel in (os.environ["SECRET_KEY"], ""):
        gegeven.setenv("SECRET_KEY", sleutel)
        with pytest.raises(SystemExit, match="DATABASE_URL_EIGENAAR"):
            manage.prepare_omgeving(["manage.py", "migrate"])
        gegeven.delenv("INKOOP_DB_ROL")


def test_migrate_runs_as_the_owner(gegeven: pytest.MonkeyPatch) -> None:
    gegeven.setenv("DATABASE_URL_EIGENAAR", "postgres://eigenaar@127.0.0.1/inkoop")
    gegeven.setenv("INKOOP_DB_ROL", "")
    gegeven.delenv("INKOOP_DB_ROL")
    manage.prepare_omgeving(["manage.py", "migrate"])
    assert os.environ["INKOOP_DB_ROL"] == "eigenaar"


def test_a_database_that_does_not_answer_is_a_clear_message(gegeven: pytest.MonkeyPatch) -> None:
    gegeven.setenv("DATABASE_URL", "postgres://iemand@127.0.0.1:1/niets")
    gegeven.setenv("SECRET_KEY", "")
    with pytest.raises(SystemExit, match="DATABASE_URL geeft geen verbinding"):
        manage.prepare_omgeving(["manage.py", "shell"])


def test_an_installation_starts_without_the_embedded_servers() -> None:
    klaar = manage_zonder_stapel("check")
    assert (klaar.returncode, klaar.stdout) == (0, "System check identified no issues (0 silenced).\n")


def test_an_installation_migrates_without_the_embedded_servers() -> None:
    code = (
        "import manage, os\n"
        "manage.prepare_omgeving(['manage.py', 'migrate'])\nprint(os.environ['INKOOP_DB_ROL'])"
    )
    klaar = run_zonder_stapel(code, DATABASE_URL_EIGENAAR="postgres://e@127.0.0.1/i", INKOOP_DB_ROL=None)
    assert (klaar.returncode, klaar.stdout) == (0, "eigenaar\n")


@pytest.mark.parametrize("module", ["inkoop.wsgi", "inkoop.celery"])
def test_site_and_worker_start_without_the_embedded_servers(module: str) -> None:
    klaar = run_zonder_stapel(f"import {module}, django\ndjango.setup()\nimport inkoop.urls")
    assert klaar.returncode == 0, klaar.stderr


def test_what_an_installation_lacks_is_named() -> None:
    klaar = manage_zonder_stapel("check", SECRET_KEY=None, REDIS_URL=None)
    assert klaar.returncode == 1
    assert "geef SECRET_KEY, REDIS_URL (docs/installatie.md)" in klaar.stderr

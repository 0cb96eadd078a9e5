"""The life of the servers: shared by commands, gone after the last one, back after a crash.

Each test starts servers of its own.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from inkoop.stapel.plekken import PROJECT, remove_diensten
from inkoop.stapel.processen import accepts_verbinding

_PYTHON = sys.executable


@pytest.fixture
def thuis(tmp_path: Path) -> Iterator[Path]:
    """The folder of a stack that nobody uses yet."""
    map_ = tmp_path / "var"
    yield map_
    _stapel(map_, "stop")
    remove_diensten(map_)


def _omgeving() -> dict[str, str]:
    gegeven = ("DATABASE_URL", "REDIS_URL", "STACK_HOME", "SECRET_KEY", "INKOOP_DB_ROL", "PYTEST_")
    return {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(gegeven)}


def _argv(thuis: Path, opdracht: str, *rest: str) -> list[str]:
    return [_PYTHON, "-m", "inkoop.stapel", opdracht, "--home", str(thuis), *rest]


def _stapel(thuis: Path, opdracht: str, *rest: str) -> str:
    argv = _argv(thuis, opdracht, *rest)
    klaar = subprocess.run(
        argv, cwd=PROJECT, env=_omgeving(), capture_output=True, text=True, timeout=120, check=False
    )
    return klaar.stdout.strip() or klaar.stderr.strip()


def _eventually(is_zo: Callable[[], bool]) -> bool:
    tot = time.monotonic() + 60
    while not is_zo() and time.monotonic() < tot:
        time.sleep(0.05)
    return is_zo()


def _is_alive(nummer: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{nummer}/status").read_text()
    except FileNotFoundError:
        return False


@pytest.fixture
def gebruiker(thuis: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A command that uses the servers until it is ended."""
    argv = _argv(thuis, "run", "--proef", "--", "sleep", "300")
    proces = subprocess.Popen(argv, cwd=PROJECT, env=_omgeving())
    try:
        assert _eventually((thuis / "stapel.json").exists)
        yield proces
    finally:
        proces.terminate()
        proces.wait(60)


def _read(thuis: Path) -> dict[str, Any]:
    gelezen: dict[str, Any] = json.loads((thuis / "stapel.json").read_text())
    return gelezen


def _nummers(thuis: Path) -> list[int]:
    toestand = _read(thuis)
    return [toestand["wachter"], *toestand["diensten"].values()]


@pytest.mark.traag
def test_a_second_command_finds_the_servers_and_the_last_one_stops_them(
    thuis: Path, gebruiker: subprocess.Popen[bytes]
) -> None:
    assert (thuis / "stapel.json").stat().st_mode & 0o777 == 0o600
    gepubliceerd = _read(thuis)["omgeving"]
    nummers = _nummers(thuis)
    assert _stapel(thuis, "run", "--", "printenv", "DATABASE_URL") == gepubliceerd["DATABASE_URL"]
    assert _stapel(thuis, "run", "--", "printenv", "REDIS_URL") == gepubliceerd["REDIS_URL"]
    assert all(map(_is_alive, nummers))
    gebruiker.terminate()
    gebruiker.wait(60)
    assert not any(map(_is_alive, nummers))
    assert not (thuis / "stapel.json").exists()


@pytest.mark.traag
def test_data_survives_a_stop_and_the_servers_are_the_same_kind(thuis: Path) -> None:
    make = "import os, inkoop.stapel.rollen as r; c = r.connect(os.environ['DATABASE_URL_EIGENAAR']); "
    _stapel(thuis, "run", "--", _PYTHON, "-c", make + "c.execute('CREATE TABLE bewaard (n int)')")
    read = make + "print(c.execute(\"SELECT to_regclass('bewaard')::text\").fetchone()[0])"
    assert _stapel(thuis, "run", "--", _PYTHON, "-c", read) == "bewaard"
    assert _stapel(thuis, "status") == "Er loopt niets."


@pytest.mark.storing
def test_servers_stop_when_their_only_user_is_killed(thuis: Path, gebruiker: subprocess.Popen[bytes]) -> None:
    nummers = _nummers(thuis)
    gebruiker.kill()
    assert _eventually(lambda: not any(map(_is_alive, nummers)))


@pytest.mark.storing
def test_servers_die_with_their_guard_and_the_next_command_starts_them_again(
    thuis: Path, gebruiker: subprocess.Popen[bytes]
) -> None:
    nummers = _nummers(thuis)
    os.kill(nummers[0], signal.SIGKILL)
    assert _eventually(lambda: not any(map(_is_alive, nummers)))
    assert _stapel(thuis, "run", "--proef", "--", "printenv", "DATABASE_URL").startswith("postgres://")


@pytest.mark.storing
@pytest.mark.parametrize("dienst", ["PostgreSQL", "De broker"])
def test_a_server_that_is_killed_comes_back_at_the_same_address(
    thuis: Path, gebruiker: subprocess.Popen[bytes], dienst: str
) -> None:
    vorige = _read(thuis)
    os.kill(vorige["diensten"][dienst], signal.SIGKILL)
    assert _eventually(lambda: _read(thuis)["diensten"][dienst] != vorige["diensten"][dienst])
    assert _read(thuis)["omgeving"] == vorige["omgeving"]
    url = vorige["omgeving"]["DATABASE_URL" if dienst == "PostgreSQL" else "REDIS_URL"]
    assert _eventually(lambda: accepts_verbinding(urlsplit(url).port or 0))


@pytest.mark.storing
def test_stop_ends_the_servers_even_while_they_are_used(
    thuis: Path, gebruiker: subprocess.Popen[bytes]
) -> None:
    nummers = _nummers(thuis)
    assert _stapel(thuis, "stop") == "Gestopt."
    assert not any(map(_is_alive, nummers))

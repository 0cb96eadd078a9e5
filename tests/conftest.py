"""Tests run against real servers, as the database role of the worker (see tests/databank.py)."""

import os
from collections.abc import Callable, Iterator

import pytest

from inkoop.stapel import StapelError, get_thuis, prepare_omgeving
from inkoop.stapel.plekken import PROJECT

pytest_plugins = ["tests.databank", "tests.weggelaten"]


def _prepare() -> None:
    """Start the test servers before Django reads its settings; xdist workers inherit them."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "inkoop.settings"
    os.environ["INKOOP_DB_ROL"] = "werker"
    # A command is the system without saying so; here what forgets to say it sees nothing.
    os.environ["INKOOP_WERK"] = "taak"
    os.environ.setdefault("STACK_HOME", str(PROJECT / "var" / "test"))
    # Tests serve static files from where they are, also beside a demo that collected them.
    os.environ["STATIC_ROOT"] = str(PROJECT / "var" / "test" / "niet-verzameld")
    try:
        prepare_omgeving(get_thuis(), proef=True)
    except StapelError as fout:
        pytest.exit(str(fout), returncode=3)

    from django.conf import settings

    # pytest-django sets Django up only when the settings have been read.
    assert settings.DATABASES
    # Counters of one test would stop another, and those of all processes stand on one server.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


_prepare()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes, or one process works on it alone while the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("lang") is None)


@pytest.fixture
def echt_gehasht() -> bool:
    """Ask for this to have passwords hashed as on an installation, slowly and on purpose."""
    return True


@pytest.fixture(autouse=True)
def _snel_gehasht(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash by the same algorithm with the least work: a test that signs in is about something else."""
    if "echt_gehasht" in request.fixturenames:
        return
    from django.contrib.auth.hashers import Argon2PasswordHasher

    for naam, waarde in {"time_cost": 1, "memory_cost": 64, "parallelism": 1}.items():
        monkeypatch.setattr(Argon2PasswordHasher, naam, waarde)


@pytest.fixture(autouse=True)
def _tellers() -> Iterator[None]:
    """Begin every test with counters that counted nothing."""
    from django.core.cache import cache

    yield
    cache.clear()


@pytest.fixture
def niet_verzenden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave jobs where they wait: a test carries out itself what it is about."""
    monkeypatch.setattr("inkoop.platform.taken.services._send", lambda _: None)


@pytest.fixture
def systeem(db: None) -> Iterator[None]:
    """Ask for this to see everything, as a command does; a page that is asked sees what its account sees."""
    from django.db import connection

    zet = "SELECT set_config('inkoop.rol', %s, false)"
    with connection.cursor() as cursor:
        cursor.execute(zet, ["systeem"])
    yield
    if connection.connection is not None and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute(zet, [""])


@pytest.fixture(autouse=True)
def _mail_meteen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send mail at once instead of beside the request, so that a test finds it."""

    def give(werk: Callable[[], None]) -> None:
        werk()

    monkeypatch.setattr("inkoop.platform.gebruikers.aanmelding.mail._give", give)

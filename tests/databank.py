"""The test database: a clone of a migrated template per worker, used as the application's role.

The template is migrated once as the owner and named after the migrations, so that later runs only
clone it. The application may not TRUNCATE and triggers protect what is final, so after a test with
real transactions the clone is thrown away and made anew instead of flushed.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import connections
from django.test import TransactionTestCase
from psycopg import sql

from inkoop.stapel import get_thuis
from inkoop.stapel.plekken import PROJECT
from inkoop.stapel.rollen import connect, ensure_rechten, with_database
from inkoop.stapel.toestand import Slot

_SJABLOON = "sjabloon_inkoop_"
# What migrations build with: another text there makes another database too.
_BOUWSTENEN = (
    "inkoop/stapel/rollen.py",
    "inkoop/platform/databank/operaties.py",
    "segmenten/models/zicht.py",
    "contracten/models/zicht.py",
)


class Databank:
    """The database of this test process; `renew` brings it back to its state after migration."""

    def __init__(self, eigenaar_url: str, naam: str, sjabloon: str) -> None:
        """Manage database `naam` with the owner's URL; nothing is created yet."""
        self._eigenaar_url = eigenaar_url
        self._sjabloon = sjabloon
        self.naam = naam

    def renew(self) -> None:
        """Drop the clone, if any, and clone the template again."""
        connections.close_all()
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with connect(with_database(self._eigenaar_url, "postgres")) as beheer:
            _drop(beheer, self.naam)
            beheer.execute(make.format(sql.Identifier(self.naam), sql.Identifier(self._sjabloon)))

    def drop(self) -> None:
        """Remove the clone at the end of the run."""
        connections.close_all()
        with connect(with_database(self._eigenaar_url, "postgres")) as beheer:
            _drop(beheer, self.naam)

    def connect_eigenaar(self) -> psycopg.Connection:
        """Open an autocommit connection as the owner, who sees every row as the system does."""
        verbinding = connect(with_database(self._eigenaar_url, self.naam))
        verbinding.execute("SET inkoop.rol = 'systeem'")
        return verbinding


def _drop(beheer: psycopg.Connection, naam: str) -> None:
    beheer.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))


def _migratiebestanden() -> list[Path]:
    mappen = [Path(config.path) / "migrations" for config in apps.get_app_configs()]
    return sorted(
        bestand for map_ in mappen for bestand in map_.rglob("*") if bestand.suffix in (".py", ".sql")
    )


def _get_sjabloonnaam() -> str:
    som = hashlib.sha256()
    for bestand in [*_migratiebestanden(), *(PROJECT / naam for naam in _BOUWSTENEN)]:
        som.update(bestand.name.encode() + b"\0" + bestand.read_bytes())
    return _SJABLOON + som.hexdigest()[:16]


def _ensure_sjabloon(eigenaar_url: str, thuis: Path) -> str:
    """Return the name of the migrated template, made when these migrations are new."""
    naam = _get_sjabloonnaam()
    slot = Slot(thuis, "sjabloon")
    slot.take()
    try:
        with connect(with_database(eigenaar_url, "postgres")) as beheer:
            rijen = beheer.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [_SJABLOON + "%"])
            aanwezig = {str(rij[0]) for rij in rijen}
            for oud in sorted(aanwezig - {naam}):
                _drop(beheer, oud)
            if naam not in aanwezig:
                _make_sjabloon(beheer, eigenaar_url, naam)
    finally:
        slot.release()
    return naam


def _make_sjabloon(beheer: psycopg.Connection, eigenaar_url: str, naam: str) -> None:
    """Migrate under a temporary name, so that a template with its final name is always whole."""
    tijdelijk = f"deels_{naam}"
    _drop(beheer, tijdelijk)
    beheer.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(tijdelijk)))
    url = with_database(eigenaar_url, tijdelijk)
    with connect(url) as verbinding:
        ensure_rechten(verbinding, tijdelijk)
    _migrate(url)
    hernoem = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    beheer.execute(hernoem.format(sql.Identifier(tijdelijk), sql.Identifier(naam)))


def _migrate(url: str) -> None:
    omgeving = {**os.environ, "DATABASE_URL_EIGENAAR": url, "INKOOP_DB_ROL": "eigenaar"}
    argv = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    klaar = subprocess.run(argv, cwd=PROJECT, env=omgeving, capture_output=True, text=True, check=False)
    if klaar.returncode:
        pytest.exit(f"migrate mislukte op de testdatabase:\n{klaar.stdout}{klaar.stderr}", returncode=3)


def _take_naam(thuis: Path) -> tuple[str, Slot]:
    """Return a database name no other running test process in this folder uses, with its lock."""
    werker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    for nummer in count(1):
        naam = f"test_inkoop_{werker}" if nummer == 1 else f"test_inkoop_{werker}_{nummer}"
        slot = Slot(thuis, naam)
        if slot.try_take():
            return naam, slot
        slot.release()
    raise AssertionError("count() has no end")


@pytest.fixture(scope="session")
def databank() -> Iterator[Databank]:
    """Return the test database of this process, freshly cloned."""
    eigenaar_url = os.environ.get("DATABASE_URL_EIGENAAR")
    if not eigenaar_url:
        pytest.exit("De tests hebben ook DATABASE_URL_EIGENAAR nodig (een rol met CREATEDB).", returncode=3)
    thuis = get_thuis()
    naam, slot = _take_naam(thuis)
    bank = Databank(eigenaar_url, naam, _ensure_sjabloon(eigenaar_url, thuis))
    bank.renew()
    yield bank
    bank.drop()
    slot.release()


@pytest.fixture(scope="session")
def django_db_setup(databank: Databank) -> Iterator[None]:
    """Point Django at the clone (in place of pytest-django's own test database)."""
    instellingen = connections["default"].settings_dict
    vorig, instellingen["NAME"] = instellingen["NAME"], databank.naam
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: databank.renew())
        yield
    instellingen["NAME"] = vorig


@pytest.fixture
def eigenaar_verbinding(databank: Databank, django_db_setup: None) -> Iterator[psycopg.Connection]:
    """A psycopg connection (autocommit) as the owner of the tables in the current test database."""
    verbinding = databank.connect_eigenaar()
    yield verbinding
    verbinding.close()


@pytest.fixture(scope="session")
def broker() -> str:
    """The REDIS_URL of a real broker."""
    return os.environ["REDIS_URL"]

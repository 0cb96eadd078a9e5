"""A scratch database for a benchmark, migrated once and cloned per round, so that every round is alike."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg import sql

from inkoop.stapel import get_thuis, prepare_omgeving
from inkoop.stapel.plekken import PROJECT
from inkoop.stapel.rollen import VARIABELEN, connect, ensure_rechten, with_database

_SJABLOON, _RONDE = "benchmark_sjabloon", "benchmark_ronde"


@dataclass(frozen=True)
class Databank:
    """One database, with the environment of a process that works in it as the application."""

    eigenaar_url: str
    omgeving: Mapping[str, str]

    def connect_eigenaar(self) -> psycopg.Connection:
        """Open an autocommit connection as the owner, who sees every row as the system does."""
        verbinding = connect(self.eigenaar_url)
        verbinding.execute("SET inkoop.rol = 'systeem'")
        return verbinding

    def run(self, module: str, *argumenten: str, eigenaar: bool = False) -> str:
        """Run a Python module in this database in a process of its own; return what it printed."""
        omgeving = {**os.environ, **self.omgeving, "INKOOP_DB_ROL": "eigenaar" if eigenaar else "app"}
        argv = [sys.executable, "-m", module, *argumenten]
        return subprocess.run(
            argv, cwd=PROJECT, env=omgeving, check=True, stdout=subprocess.PIPE, text=True
        ).stdout


@contextmanager
def make_sjabloon() -> Iterator[Databank]:
    """Start the servers when none are given, and yield a migrated database to fill; removed at the end."""
    prepare_omgeving(get_thuis())
    databank = _describe(_SJABLOON)
    _drop(databank, _RONDE)
    _drop(databank, _SJABLOON)
    _create(databank, _SJABLOON, "template0")
    with connect(databank.eigenaar_url) as verbinding:
        ensure_rechten(verbinding, _SJABLOON)
    databank.run("manage", "migrate", "--verbosity", "0", eigenaar=True)
    yield databank
    _drop(databank, _SJABLOON)


@contextmanager
def clone(sjabloon: Databank) -> Iterator[Databank]:
    """Yield a copy of the filled template."""
    databank = _describe(_RONDE)
    _create(databank, _RONDE, _SJABLOON)
    yield databank
    _drop(databank, _RONDE)


def _describe(naam: str) -> Databank:
    omgeving = {variabele: with_database(os.environ[variabele], naam) for variabele in VARIABELEN.values()}
    return Databank(omgeving["DATABASE_URL_EIGENAAR"], omgeving)


def _create(databank: Databank, naam: str, sjabloon: str) -> None:
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(naam), sql.Identifier(sjabloon))
    with connect(with_database(databank.eigenaar_url, "postgres")) as beheer:
        beheer.execute(make)


def _drop(databank: Databank, naam: str) -> None:
    weg = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam))
    with connect(with_database(databank.eigenaar_url, "postgres")) as beheer:
        beheer.execute(weg)

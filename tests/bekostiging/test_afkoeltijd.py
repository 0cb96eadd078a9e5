"""The cooling time comes into the database by `manage.py migrate`, forward and back, and by nothing else."""

import os
import subprocess
import sys
from typing import Any

import psycopg
import pytest

from inkoop.stapel.plekken import PROJECT
from inkoop.stapel.rollen import with_database
from tests.databank import Databank

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.traag]


def run_migrate(databank: Databank, *argumenten: str, dagen: int) -> None:
    """Migrate the database of this test as its owner, with this setting."""
    url = with_database(os.environ["DATABASE_URL_EIGENAAR"], databank.naam)
    eigen = {"DATABASE_URL_EIGENAAR": url, "INKOOP_DB_ROL": "eigenaar", "ROL_AFKOELTIJD_DAGEN": str(dagen)}
    argv = [sys.executable, "manage.py", "migrate", "--verbosity", "0", *argumenten]
    subprocess.run(argv, cwd=PROJECT, env={**os.environ, **eigen}, check=True)


def read_afkoeltijd(verbinding: psycopg.Connection) -> list[Any]:
    return verbinding.execute("SELECT id, dagen, rollen FROM bekostiging_afkoeltijd").fetchall()


def test_each_migrate_brings_the_setting_of_then(
    databank: Databank, eigenaar_verbinding: psycopg.Connection
) -> None:
    assert read_afkoeltijd(eigenaar_verbinding) == [(1, 14, ["contractmanager", "directie"])]
    run_migrate(databank, dagen=7)
    assert read_afkoeltijd(eigenaar_verbinding) == [(1, 7, ["contractmanager", "directie"])]
    # Back to before it there is nothing to keep it in, and forward it is there again.
    run_migrate(databank, "bekostiging", "0017", dagen=7)
    run_migrate(databank, "gebruikers", "0009", dagen=7)
    weg = "SELECT to_regclass('bekostiging_afkoeltijd'), to_regproc('gebruikers_bewaak_verzoek')"
    assert eigenaar_verbinding.execute(weg).fetchone() == (None, None)
    run_migrate(databank, dagen=21)
    assert read_afkoeltijd(eigenaar_verbinding) == [(1, 21, ["contractmanager", "directie"])]

"""A worker that is killed during a settlement leaves no half run, and another one finishes it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import connections

from bekostiging.models import Afrekening, Gemeenteafrekening
from bekostiging.services import start_afrekening
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak, Taakstatus
from inkoop.platform.taken.services import recover_verlopen_taken
from inkoop.stapel.plekken import PROJECT
from inkoop.stapel.rollen import with_database
from tests.bekostiging.hulp import store_voorbeeld
from tests.databank import Databank

pytestmark = [pytest.mark.storing, pytest.mark.django_db(transaction=True)]

LEASE = 2


@contextmanager
def run_worker(databank: Databank, broker: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a real worker on the test database, in a process group of its own."""
    omgeving = {
        **os.environ,
        "DATABASE_URL": with_database(os.environ["DATABASE_URL"], databank.naam),
        "REDIS_URL": broker,
        "TAKEN_LEASE_SECONDEN": str(LEASE),
        "LOGNIVEAU": "WARNING",
    }
    argv = [sys.executable, "-W", "ignore", "-m", "celery", "-A", "inkoop", "worker", "--concurrency", "1"]
    with subprocess.Popen(
        [*argv, "--without-gossip", "--without-mingle"], cwd=PROJECT, env=omgeving, start_new_session=True
    ) as proces:
        try:
            yield proces
        finally:
            kill(proces)


def kill(proces: subprocess.Popen[bytes]) -> None:
    """Kill a worker with all its children, without a chance to tidy up."""
    try:
        os.killpg(proces.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    proces.wait()


def wait_until(voorwaarde: Callable[[], bool], wat: str) -> None:
    """Wait at most half a minute."""
    einde = time.monotonic() + 30
    while not voorwaarde():
        assert time.monotonic() < einde, f"wachtte te lang op: {wat}"
        time.sleep(0.1)


def is_waiting_for_lock(verbinding: psycopg.Connection[Any]) -> bool:
    """Tell whether somebody waits for the lock that the test holds."""
    vraag = (
        "SELECT count(*) FROM pg_locks WHERE NOT granted "
        "AND relation = 'bekostiging_gemeenteafrekening'::regclass"
    )
    rij = verbinding.execute(vraag).fetchone()
    return rij is not None and rij[0] == 1


def is_in_use(verbinding: psycopg.Connection[Any]) -> bool:
    """Tell whether any transaction still holds the table."""
    vraag = "SELECT count(*) FROM pg_locks WHERE relation = 'bekostiging_gemeenteafrekening'::regclass"
    rij = verbinding.execute(vraag).fetchone()
    return rij is None or rij[0] > 0


@pytest.fixture
def broker_url(broker: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A queue of this test alone, empty before and after."""
    from inkoop.celery import app

    url = broker.rsplit("/", 1)[0] + "/9"
    monkeypatch.setattr(app.conf, "broker_url", url)
    monkeypatch.setattr(app.conf, "broker_read_url", None, raising=False)
    app.control.purge()
    yield url
    pool: Any = app.pool
    pool.force_close_all()


def test_a_killed_worker_leaves_no_half_run_and_another_one_finishes_it(
    databank: Databank, broker_url: str, eigenaar_verbinding: psycopg.Connection[Any]
) -> None:
    regio = store_voorbeeld("03")
    with psycopg.connect(eigenaar_verbinding.info.dsn, password=eigenaar_verbinding.info.password) as slot:
        # The worker has stored the version and its contracts, and waits halfway for the municipalities.
        slot.execute("LOCK TABLE bekostiging_gemeenteafrekening IN ACCESS EXCLUSIVE MODE")
        taak = start_afrekening(regio, 2022, None)
        with run_worker(databank, broker_url) as werker:
            wait_until(lambda: is_waiting_for_lock(eigenaar_verbinding), "een halve afrekening")
            wait_until(lambda: Taak.objects.get(pk=taak.pk).gedaan == 5, "de voortgang")
            assert Taak.objects.get(pk=taak.pk).status == Taakstatus.LOOPT
            kill(werker)
        # The database finds out that the worker is gone when it wants to answer.
        slot.rollback()
    wait_until(lambda: not is_in_use(eigenaar_verbinding), "het einde van de afgebroken transactie")
    assert Afrekening.objects.count() == 0
    wait_until(lambda: recover_verlopen_taken() == 1, "een verlopen lease")
    with run_worker(databank, broker_url):
        wait_until(lambda: Taak.objects.get(pk=taak.pk).is_afgelopen, "de tweede werker")
    klaar = Taak.objects.get(pk=taak.pk)
    afrekening = Afrekening.objects.get()
    assert (klaar.status, klaar.pogingen, klaar.resultaat["afrekening"]) == ("klaar", 2, afrekening.pk)
    with met_systeemzicht():
        assert Gemeenteafrekening.objects.filter(contractafrekening__afrekening=afrekening).count() > 5
    connections.close_all()

"""A worker that is killed during a settlement leaves no half run, and another one finishes it."""

from typing import Any

import psycopg
import pytest
from django.db import connections

from bekostiging.models import Afrekening, Gemeenteafrekening
from bekostiging.services import start_afrekening
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak, Taakstatus
from inkoop.platform.taken.services import recover_verlopen_taken
from segmenten.models import Regio
from tests.databank import Databank
from tests.storing.processen import kill, make_omgeving, run_worker, wait_until

pytestmark = [
    pytest.mark.storing,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("systeem"),
]


def is_waiting_for_lock(verbinding: psycopg.Connection[Any]) -> bool:
    """Tell whether somebody waits for the lock that the test holds."""
    vraag = (
        "SELECT count(*) FROM pg_locks WHERE NOT granted "
        "AND relation = 'bekostiging_gemeenteafrekening'::regclass "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    rij = verbinding.execute(vraag).fetchone()
    return rij is not None and rij[0] == 1


def is_in_use(verbinding: psycopg.Connection[Any]) -> bool:
    """Tell whether any transaction still holds the table."""
    # Those of other test processes have tables of the same number, in databases of their own.
    vraag = (
        "SELECT count(*) FROM pg_locks WHERE relation = 'bekostiging_gemeenteafrekening'::regclass "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    rij = verbinding.execute(vraag).fetchone()
    return rij is None or rij[0] > 0


def test_a_killed_worker_leaves_no_half_run_and_another_one_finishes_it(
    databank: Databank, broker_url: str, eigenaar_verbinding: psycopg.Connection[Any], regio: Regio
) -> None:
    omgeving = make_omgeving(databank, broker_url)
    with psycopg.connect(eigenaar_verbinding.info.dsn, password=eigenaar_verbinding.info.password) as slot:
        # The worker has stored the version and its contracts, and waits halfway for the municipalities.
        slot.execute("LOCK TABLE bekostiging_gemeenteafrekening IN ACCESS EXCLUSIVE MODE")
        taak = start_afrekening(regio, 2022, None)
        with run_worker(omgeving) as werker:
            wait_until(lambda: is_waiting_for_lock(eigenaar_verbinding), "een halve afrekening")
            wait_until(lambda: Taak.objects.get(pk=taak.pk).gedaan == 5, "de voortgang")
            assert Taak.objects.get(pk=taak.pk).status == Taakstatus.LOOPT
            kill(werker)
        # The database finds out that the worker is gone when it wants to answer.
        slot.rollback()
    wait_until(lambda: not is_in_use(eigenaar_verbinding), "het einde van de afgebroken transactie")
    assert Afrekening.objects.count() == 0
    wait_until(lambda: recover_verlopen_taken() == 1, "een verlopen lease")
    with run_worker(omgeving):
        wait_until(lambda: Taak.objects.get(pk=taak.pk).is_afgelopen, "de tweede werker")
    klaar = Taak.objects.get(pk=taak.pk)
    afrekening = Afrekening.objects.get()
    assert (klaar.status, klaar.pogingen, klaar.resultaat["afrekening"]) == ("klaar", 2, afrekening.pk)
    with met_systeemzicht():
        assert Gemeenteafrekening.objects.filter(contractafrekening__afrekening=afrekening).count() > 5
    connections.close_all()

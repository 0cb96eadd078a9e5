"""Lines are sealed after they were committed, by one at a time, and nobody waits for it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.controle import check_logboek
from inkoop.platform.logboek.models import Logregel, Logschakel, Onverzegeld
from inkoop.platform.logboek.services import log_handeling, verzegel, verzegel_alles

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("vanaf_een", "systeem")]


def log(sleutel: object) -> int:
    log_handeling("proef", onderwerp=("regio", str(sleutel)))
    return Logregel.objects.order_by("-pk").values_list("pk", flat=True)[0]


def list_volgorde() -> list[str]:
    rijen = Logschakel.objects.order_by("volgnummer").select_related("regel")
    return [rij.regel.onderwerp_sleutel for rij in rijen]


def test_a_line_is_sealed_when_its_transaction_is_committed() -> None:
    with transaction.atomic():
        log(1)
        log(2)
        assert not Logschakel.objects.exists()
        assert Onverzegeld.objects.count() == 2
    assert list_volgorde() == ["1", "2"]
    assert not Onverzegeld.objects.exists()
    assert check_logboek().gebreken == []


def test_what_is_rolled_back_leaves_a_gap_in_the_numbers_and_none_in_the_chain() -> None:
    log(1)
    with transaction.atomic():
        log(2)
        transaction.set_rollback(True)
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            log(3)
            1 / 0  # noqa: B018
        log(4)
    assert list_volgorde() == ["1", "4"]
    assert list(Logschakel.objects.order_by("pk").values_list("pk", "regel_id")) == [(1, 1), (2, 4)]
    assert check_logboek().gebreken == []


@pytest.fixture
def ander(eigenaar_verbinding: psycopg.Connection[Any]) -> Iterator[psycopg.Connection[Any]]:
    """A transaction of somebody else that wrote a line and stays open."""
    eigenaar_verbinding.execute("BEGIN")
    eigenaar_verbinding.execute(
        "INSERT INTO logboek_logregel (moment, handeling, gebruiker, regio, onderwerp_soort, "
        "onderwerp_sleutel, verschil) VALUES (now(), 'proef', '', '', 'regio', 'traag', '{}')"
    )
    yield eigenaar_verbinding
    eigenaar_verbinding.execute("ROLLBACK")


def test_nobody_waits_for_who_logged_and_is_not_ready(ander: psycopg.Connection[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '2s'")
    log("vlug")
    assert list_volgorde() == ["vlug"]
    ander.execute("COMMIT")
    # Its number is lower; it is sealed in the order in which it came to be there.
    assert verzegel() == 1
    assert list_volgorde() == ["vlug", "traag"]
    assert check_logboek().gebreken == []


def test_nobody_waits_for_who_seals(
    eigenaar_verbinding: psycopg.Connection[Any], caplog: pytest.LogCaptureFixture
) -> None:
    """A page that finds somebody sealing goes on; the next one takes its line along."""
    eigenaar_verbinding.execute("BEGIN")
    eigenaar_verbinding.execute("SELECT pg_advisory_xact_lock(hashtext('logboek.keten'))")
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '2s'")
    log(1)
    assert not Logschakel.objects.exists()
    # It gave way; it did not wait until that was too long.
    assert "on_commit" not in caplog.text
    eigenaar_verbinding.execute("COMMIT")
    log(2)
    assert list_volgorde() == ["1", "2"]


def test_a_seal_that_fails_does_not_undo_what_was_done(eigenaar_verbinding: psycopg.Connection[Any]) -> None:
    """A lock on the table of seals costs half a second, and the line stands."""
    eigenaar_verbinding.execute("BEGIN")
    eigenaar_verbinding.execute("LOCK TABLE logboek_schakel IN ACCESS EXCLUSIVE MODE")
    log(1)
    eigenaar_verbinding.execute("ROLLBACK")
    assert Logregel.objects.count() == Onverzegeld.objects.count() == 1
    assert verzegel_alles() == 1
    assert check_logboek().gebreken == []


def test_many_at_once_make_one_chain() -> None:
    samen = Barrier(4)

    def write(naam: str) -> None:
        samen.wait(30)
        for nummer in range(20):
            with met_systeemzicht():
                log(f"{naam}{nummer}")
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, "abcd"))
    verzegel_alles()
    uitkomst = check_logboek()
    assert (uitkomst.aantal, uitkomst.nummer, uitkomst.wachtend) == (80, 80, 0)
    assert uitkomst.gebreken == []
    assert sorted(list_volgorde()) == sorted(f"{naam}{nummer}" for naam in "abcd" for nummer in range(20))


def test_more_lines_than_go_at_once_are_all_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inkoop.platform.logboek.verzegeling.PER_KEER", 3)
    with transaction.atomic():
        for nummer in range(8):
            log(nummer)
    assert Logschakel.objects.count() == 3
    assert verzegel_alles() == 5
    assert list_volgorde() == [str(nummer) for nummer in range(8)]


def test_who_writes_a_line_chooses_neither_number_nor_act() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO logboek_logregel (volgnummer, context, moment, handeling, gebruiker, regio, "
            "onderwerp_soort, onderwerp_sleutel, verschil) "
            "VALUES (99, gen_random_uuid(), now(), 'proef', '', '', 'regio', '1', '{}')"
        )
    regel = Logregel.objects.get()
    assert (regel.pk, regel.context) == (1, None)

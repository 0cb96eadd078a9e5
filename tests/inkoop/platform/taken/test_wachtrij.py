"""A broker that hangs or is away costs a request a second, once; the job stands and is sent later."""

import socket
import time
import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from celery.schedules import schedule
from django.conf import LazySettings
from django.db import transaction
from django.utils import timezone

from inkoop.celery import app
from inkoop.platform.taken import register, services, wachtrij
from inkoop.platform.taken.models import Taak, Taakstatus
from inkoop.platform.taken.tijdklok import Tijdklok
from inkoop.platform.taken.wachtrij import WachtrijWegError, send_taak


@pytest.fixture(autouse=True)
def zonder_pauze(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wachtrij, "_weer_vanaf", 0.0)
    monkeypatch.setattr(register, "_functies", {**register._functies, "proef": lambda taak, voortgang: {}})


def use_broker(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setattr(app.conf, "broker_url", url)
    monkeypatch.setattr(app.conf, "broker_write_url", url, raising=False)


@pytest.fixture
def stil(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A broker that takes a connection and never says a word."""
    with socket.socket() as oor:
        oor.bind(("127.0.0.1", 0))
        oor.listen(20)
        use_broker(monkeypatch, f"redis://127.0.0.1:{oor.getsockname()[1]}/0")
        yield


@pytest.fixture
def weg(monkeypatch: pytest.MonkeyPatch) -> None:
    """No broker at all."""
    with socket.socket() as oor:
        oor.bind(("127.0.0.1", 0))
        poort = oor.getsockname()[1]
    use_broker(monkeypatch, f"redis://127.0.0.1:{poort}/0")


def measure_send() -> float:
    begin = time.monotonic()
    with pytest.raises(WachtrijWegError):
        send_taak(uuid.uuid4())
    return time.monotonic() - begin


@pytest.mark.usefixtures("stil")
def test_a_broker_that_hangs_is_waited_for_a_second_and_then_not_at_all() -> None:
    assert 0.9 < measure_send() < 2
    assert measure_send() < 0.1


@pytest.mark.usefixtures("weg")
def test_a_broker_that_is_away_is_not_waited_for() -> None:
    assert measure_send() < 1


@pytest.mark.usefixtures("stil")
def test_after_the_pause_it_is_tried_again(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> None:
    settings.WACHTRIJ_SECONDEN = 0.3
    monkeypatch.setattr(wachtrij, "PAUZE_SECONDEN", 0.0)
    assert [measure_send() > 0.2 for _ in range(2)] == [True, True]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("stil")
def test_a_job_asked_for_while_the_broker_hangs_stands_and_is_sent_by_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin = time.monotonic()
    with transaction.atomic():
        taak = services.start_taak("proef", "Proef", {}, None)
    assert time.monotonic() - begin < 2.5
    taak.refresh_from_db()
    assert taak.status == Taakstatus.WACHT
    verzonden: list[uuid.UUID] = []
    monkeypatch.setattr(services, "_send", verzonden.append)
    # At once, not after the time that a worker gets.
    assert services.recover_verlopen_taken() == 1
    assert verzonden == [taak.pk]


@pytest.mark.django_db(transaction=True)
def test_whatever_goes_wrong_while_sending_is_no_error_of_the_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: uuid.UUID) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(services, "_send", fail)
    with transaction.atomic():
        taak = services.start_taak("proef", "Proef", {}, None)
    assert Taak.objects.filter(pk=taak.pk, status=Taakstatus.WACHT).exists()


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_answers_gets_the_job(broker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    use_broker(monkeypatch, broker.rsplit("/", 1)[0] + "/11")
    app.control.purge()
    send_taak(uuid.uuid4())
    assert app.control.purge() == 1


class Klok(Tijdklok):
    """The clock without its file, with two lines of a minute."""

    def setup_schedule(self) -> None:
        self.data: dict[str, object] = {}
        nu = timezone.now()
        self.update_from_dict(
            {naam: {"task": naam, "schedule": schedule(60.0), "last_run_at": nu} for naam in ("een", "twee")}
        )

    @property
    def schedule(self) -> dict[str, object]:  # type: ignore[override]
        return self.data


def make_klok(monkeypatch: pytest.MonkeyPatch) -> tuple[Klok, list[str]]:
    klok, verzonden = Klok(app), list[str]()
    # The clock makes its connection before it sends, with what a test before may have left of a broker.
    monkeypatch.setattr(Klok, "producer", None)
    monkeypatch.setattr(klok, "apply_entry", lambda regel, producer=None: verzonden.append(regel.task))
    return klok, verzonden


def test_a_clock_that_is_put_back_sends_at_once_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    klok, verzonden = make_klok(monkeypatch)
    klok.tick()
    assert verzonden == []
    for regel in klok.schedule.values():
        # As seen after the machine's clock went an hour back.
        regel.last_run_at += timedelta(hours=1)  # type: ignore[attr-defined]
    for _ in range(4):
        klok.tick()
    assert sorted(verzonden) == ["een", "twee"]
    assert 0 < klok.tick() <= 60


def test_the_clock_of_the_installation_is_ours() -> None:
    assert app.conf.beat_scheduler == "inkoop.platform.taken.tijdklok:Tijdklok"
    assert app.conf.beat_max_loop_interval <= 10

"""The same work waits or runs once, and the same request has its effect once: the database decides."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.taken import register, services
from inkoop.platform.taken.models import Idempotentiesleutel, Taak, Taakstatus
from inkoop.platform.taken.register import Voortgang
from tests.fabrieken import make_gebruiker


@pytest.fixture(autouse=True)
def verzonden(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    gestuurd: list[Any] = []
    monkeypatch.setattr(services, "_send", gestuurd.append)
    monkeypatch.setattr(register, "_functies", {"proef": do_nothing, "ander": do_nothing})
    return gestuurd


@pytest.fixture
def gebruiker() -> Gebruiker:
    return make_gebruiker("iemand", Rol.CONTRACTMANAGER)


def do_nothing(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
    return {}


def start(sleutel: str, soort: str = "proef") -> Taak:
    return services.start_taak(soort, "Proef", {}, None, "", sleutel)


@pytest.mark.django_db(transaction=True)
def test_a_second_request_gives_the_job_that_waits_or_runs(verzonden: list[Any]) -> None:
    eerste = start("een")
    assert (start("een"), start("een").is_nieuw, eerste.is_nieuw) == (eerste, False, True)
    Taak.objects.filter(pk=eerste.pk).update(status=Taakstatus.LOOPT)
    assert start("een") == eerste
    assert verzonden == [eerste.pk]


@pytest.mark.django_db(transaction=True)
def test_other_work_and_work_that_is_done_make_a_new_job() -> None:
    eerste = start("een")
    anderen = {start("twee").pk, start("een", "ander").pk, start("").pk, start("").pk}
    services.run_taak(eerste.pk)
    assert len({eerste.pk, *anderen, start("een").pk}) == 6


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_make_one_job() -> None:
    def click(_: int) -> Any:
        try:
            with transaction.atomic():
                return start("een").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(click, range(8)))) == 1
    assert Taak.objects.count() == 1


@pytest.mark.django_db
def test_a_request_that_comes_again_gets_the_same_answer(gebruiker: Gebruiker) -> None:
    keren: list[int] = []

    def doe() -> tuple[int, dict[str, Any]]:
        keren.append(1)
        return 302, {"url": f"/{len(keren)}"}

    assert services.do_eenmaal(gebruiker, "s", "d", doe) == ((302, {"url": "/1"}), True)
    assert services.do_eenmaal(gebruiker, "s", "d", doe) == ((302, {"url": "/1"}), False)
    assert services.do_eenmaal(gebruiker, "s", "ander", doe) == ((409, {}), False)
    assert services.do_eenmaal(make_gebruiker("ander", Rol.INKOPER), "s", "d", doe)[1]
    assert len(keren) == 2


@pytest.mark.django_db
def test_a_request_that_failed_may_come_again(gebruiker: Gebruiker) -> None:
    def fail() -> tuple[int, dict[str, Any]]:
        raise ValueError("kan niet")

    with pytest.raises(ValueError, match="kan niet"):
        services.do_eenmaal(gebruiker, "s", "d", fail)
    assert services.do_eenmaal(gebruiker, "s", "d", lambda: (200, {})) == ((200, {}), True)


@pytest.mark.django_db(transaction=True)
def test_the_same_request_twice_at_the_same_moment_has_its_effect_once(gebruiker: Gebruiker) -> None:
    keren: list[int] = []

    def doe() -> tuple[int, dict[str, Any]]:
        keren.append(1)
        return 200, {"nummer": len(keren)}

    def send(_: int) -> Any:
        try:
            return services.do_eenmaal(gebruiker, "s", "d", doe)[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(send, range(8))) == [(200, {"nummer": 1})] * 8
    assert keren == [1]


@pytest.mark.django_db
def test_old_requests_are_forgotten(gebruiker: Gebruiker) -> None:
    for sleutel in ("oud", "nieuw"):
        services.do_eenmaal(gebruiker, sleutel, "d", lambda: (200, {}))
    oud = Idempotentiesleutel.objects.filter(sleutel="oud")
    oud.update(gemaakt_op=timezone.now() - timedelta(days=3))
    assert services.remove_oude_sleutels() == 1
    assert [rij.sleutel for rij in Idempotentiesleutel.objects.all()] == ["nieuw"]

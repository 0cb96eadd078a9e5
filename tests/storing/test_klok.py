"""A clock that jumps loses, doubles and sticks nothing: the database says what time it is."""

import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bekostiging.models import Afrekening
from bekostiging.services import deel, make_afrekening, start_afrekening, stel_vast
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel, Logschakel
from inkoop.platform.logboek.tasks import bewaak_logboek
from inkoop.platform.logboek.verzegeling import verzegel_alles
from inkoop.platform.taken import services
from inkoop.platform.taken.models import Idempotentiesleutel, Taak, Taakstatus
from segmenten.models import Regio
from tests.bekostiging.hulp import make_contractmanager

pytestmark = [
    pytest.mark.storing,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("systeem"),
]

SPRONGEN = [timedelta(days=-3), timedelta(hours=-1), timedelta(hours=1), timedelta(days=3)]


@pytest.fixture
def verzonden(monkeypatch: pytest.MonkeyPatch) -> list[uuid.UUID]:
    gestuurd: list[uuid.UUID] = []
    monkeypatch.setattr(services, "_send", gestuurd.append)
    return gestuurd


@pytest.fixture(params=SPRONGEN, ids=str)
def spring(request: pytest.FixtureRequest) -> Iterator[Callable[[], None]]:
    """Let the clock of this machine jump; the database runs on."""
    reiziger = time_machine.travel(
        datetime.now(tz=timezone.get_current_timezone()) + request.param, tick=True
    )
    is_weg = False

    def jump() -> None:
        nonlocal is_weg
        reiziger.start()
        is_weg = True

    yield jump
    if is_weg:
        reiziger.stop()


@pytest.fixture
def manager(regio: Regio) -> Gebruiker:
    return make_contractmanager(regio, "manager")


def expire_lease(taak: Taak) -> None:
    """Let so much time go by, for the database, that a job is nobody's any more."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE taken_taak SET lease_tot = now() - interval '1 s' WHERE id = %s", [taak.pk])


def test_a_job_asked_for_before_or_after_a_jump_is_done_once(
    regio: Regio, spring: Callable[[], None], verzonden: list[uuid.UUID]
) -> None:
    voor = start_afrekening(regio, 2022, None)
    spring()
    na = start_afrekening(regio, 2023, None)
    # Whoever asks again gets the same job.
    assert start_afrekening(regio, 2022, None) == voor
    assert services.recover_verlopen_taken() == 0
    verzonden.clear()
    for taak in (voor, na):
        expire_lease(taak)
    assert services.recover_verlopen_taken() == 2
    assert sorted(verzonden) == sorted([voor.pk, na.pk])
    for sleutel in verzonden * 2:
        services.run_taak(sleutel)
    assert set(Taak.objects.values_list("status", flat=True)) == {Taakstatus.KLAAR}
    assert sorted(Afrekening.objects.values_list("jaar", "versie")) == [(2022, 1), (2023, 1)]


def test_a_job_that_runs_while_the_clock_jumps_keeps_its_lease(
    regio: Regio, spring: Callable[[], None], verzonden: list[uuid.UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    opnieuw = []

    def work(taak: Taak, voortgang: services.Voortgang) -> dict[str, int]:
        spring()
        voortgang(1, 2, "Halverwege")
        opnieuw.append(services.recover_verlopen_taken())
        services.run_taak(taak.pk)
        return {"keer": len(opnieuw)}

    monkeypatch.setattr("inkoop.platform.taken.register._functies", {"proef": work})
    taak = services.start_taak("proef", "Proef", {}, None)
    services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert (taak.status, taak.resultaat, opnieuw) == (Taakstatus.KLAAR, {"keer": 1}, [0])


def test_a_form_sent_again_after_a_jump_has_its_effect_once(
    regio: Regio, manager: Gebruiker, spring: Callable[[], None], verzonden: list[uuid.UUID]
) -> None:
    sleutel = uuid.uuid4().hex
    velden = {"regio": str(regio.pk), "jaar": "2022", "verzoek": sleutel}

    def send() -> int:
        client = Client()
        client.force_login(manager)
        return client.post(reverse("afrekening_starten"), velden).status_code

    assert send() == 302
    Taak.objects.update(status=Taakstatus.MISLUKT, lease_tot=None)
    spring()
    # What is old is forgotten by the clock of the database: this key is a moment old.
    services.remove_oude_sleutels()
    assert Idempotentiesleutel.objects.count() == 1
    assert send() == 302
    assert Taak.objects.count() == 1


def test_a_settlement_goes_its_whole_way_over_a_jump_and_the_log_proves_itself(
    regio: Regio, manager: Gebruiker, spring: Callable[[], None]
) -> None:
    afrekening = make_afrekening(regio, 2022, None)
    spring()
    with met_systeemzicht():
        gedeeld = deel(afrekening, make_contractmanager(regio, "deler"))
        vast = stel_vast(gedeeld, manager, met_geparkeerd=True)
    assert vast.status == "vastgesteld"
    verzegel_alles()
    with met_systeemzicht():
        handelingen = Logregel.objects.filter(handeling__startswith="afrekening_").order_by("pk")
        assert list(handelingen.values_list("handeling", flat=True)) == [
            "afrekening_gemaakt",
            "afrekening_gedeeld",
            "afrekening_vastgesteld",
        ]
        assert Logschakel.objects.count() == Logregel.objects.count()


def test_a_session_never_lasts_longer_because_a_clock_jumped(
    manager: Gebruiker, spring: Callable[[], None]
) -> None:
    client = Client()
    client.force_login(manager)
    assert client.get(reverse("start")).status_code == 200
    spring()
    antwoord = client.get(reverse("start"))
    # Signed in, or asked to sign in again; nothing breaks.
    assert antwoord.status_code in {200, 302, 401}


def test_the_check_of_the_log_does_not_break_on_moments_that_go_back(
    regio: Regio, spring: Callable[[], None], tmp_path: object, settings: object
) -> None:
    settings.BESTANDEN_MAP = tmp_path  # type: ignore[attr-defined]
    make_afrekening(regio, 2022, None)
    verzegel_alles()
    spring()
    make_afrekening(regio, 2022, None)
    # What the clock does every minute: it seals, and sets an anchor when that is due by its own time.
    bewaak_logboek()
    call_command("controleer_logboek")

"""A job runs once, shows its progress while it works, and tells how it ended."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from psycopg import errors

from inkoop.platform.databank.tijdgrenzen import STANDAARD, Tijdgrens, Werksoort
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken import register, services
from inkoop.platform.taken.fouten import (
    LeaseVerlorenError,
    OnbekendeTaaksoortError,
    TaakMisluktError,
    TaakOvergeslagen,
)
from inkoop.platform.taken.lease import make_naam
from inkoop.platform.taken.models import Taak, Taakstatus
from inkoop.platform.taken.register import Voortgang
from segmenten.models import Regio, RegioToegang

# Progress goes through a connection of its own, which sees only what is committed.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def verzonden(monkeypatch: pytest.MonkeyPatch) -> list[uuid.UUID]:
    """Keep what would go to the broker, and forget the kinds of a test."""
    gestuurd: list[uuid.UUID] = []
    monkeypatch.setattr(services, "_send", gestuurd.append)
    monkeypatch.setattr(register, "_functies", dict(register._functies))
    return gestuurd


def start(functie: register.Taakfunctie) -> Taak:
    """Register work under a kind of its own and ask for it."""
    soort = f"proef-{uuid.uuid4()}"
    services.register_taaksoort(soort, functie)
    return services.start_taak(soort, "Proef", {"a": 1}, None)


def do_nothing(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
    return {"gedaan": taak.argumenten["a"]}


def test_a_job_is_sent_when_the_transaction_is_committed(verzonden: list[uuid.UUID]) -> None:
    with transaction.atomic():
        taak = start(do_nothing)
        assert verzonden == []
    assert verzonden == [taak.pk]


def test_a_job_runs_and_tells_where_the_outcome_is() -> None:
    taak = start(do_nothing)
    services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert (taak.status, taak.resultaat, taak.pogingen) == (Taakstatus.KLAAR, {"gedaan": 1}, 1)
    assert taak.is_afgelopen
    assert taak.klaar_op is not None


def test_a_job_that_is_done_is_not_done_again() -> None:
    keren = []

    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        keren.append(1)
        return {}

    taak = start(work)
    services.run_taak(taak.pk)
    services.run_taak(taak.pk)
    services.run_taak(uuid.uuid4())
    assert keren == [1]


def test_progress_is_visible_while_the_work_is_one_open_transaction(
    eigenaar_verbinding: psycopg.Connection[Any],
) -> None:
    gezien: list[Any] = []

    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        with transaction.atomic():
            voortgang(2, 5, "Twee van vijf")
            vraag = "SELECT status, gedaan, totaal, melding FROM taken_taak WHERE id = %s"
            gezien.append(eigenaar_verbinding.execute(vraag, [taak.pk]).fetchone())
        return {}

    services.run_taak(start(work).pk)
    assert gezien == [("loopt", 2, 5, "Twee van vijf")]


def test_a_second_worker_leaves_a_running_job_alone() -> None:
    keren = []

    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        keren.append(1)
        if len(keren) < 3:
            services.run_taak(taak.pk)
        return {}

    services.run_taak(start(work).pk)
    assert keren == [1]


def test_the_lease_is_renewed_while_the_work_is_silent(settings: LazySettings) -> None:
    settings.TAKEN_LEASE_SECONDEN = 1
    gezien = []

    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        import time

        time.sleep(1.5)
        gezien.append(Taak.objects.get(pk=taak.pk).lease_tot)
        return {}

    services.run_taak(start(work).pk)
    assert gezien[0] is not None
    assert gezien[0] > timezone.now()


def test_a_lapsed_lease_is_taken_over_and_the_old_worker_stops() -> None:
    meldingen: list[Any] = []

    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        if taak.pogingen == 2:
            meldingen.append(Taak.objects.get(pk=taak.pk).gedaan)
        else:
            voorbij = timezone.now() - timedelta(seconds=1)
            Taak.objects.filter(pk=taak.pk).update(lease_tot=voorbij, gedaan=1, totaal=2)
            services.run_taak(taak.pk)
            try:
                voortgang(1, 2, "Ik leef nog")
            except LeaseVerlorenError:
                meldingen.append("gestopt")
                raise
        return {"poging": taak.pogingen}

    taak = start(work)
    services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert (taak.status, taak.resultaat, meldingen) == (Taakstatus.KLAAR, {"poging": 2}, [0, "gestopt"])


def test_who_lost_the_lease_does_not_close_the_job() -> None:
    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        Taak.objects.filter(pk=taak.pk).update(pogingen=7)
        return {"laat": True}

    taak = start(work)
    services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert (taak.status, taak.resultaat) == (Taakstatus.LOOPT, {})


@pytest.mark.parametrize(
    ("fout", "status"),
    [(TaakMisluktError, Taakstatus.MISLUKT), (TaakOvergeslagen, Taakstatus.OVERGESLAGEN)],
)
def test_an_ending_that_was_foreseen_is_told_in_its_own_words(
    fout: type[TaakMisluktError | TaakOvergeslagen], status: Taakstatus
) -> None:
    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        raise fout("Regio x bestaat niet meer.")

    taak = start(work)
    services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert (taak.status, taak.melding, taak.lease_tot) == (status, "Regio x bestaat niet meer.", None)


def test_an_unexpected_error_fails_the_job_in_dutch_and_goes_on_to_the_worker() -> None:
    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        raise ZeroDivisionError("geheim")

    taak = start(work)
    with pytest.raises(ZeroDivisionError):
        services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert taak.status == Taakstatus.MISLUKT
    assert taak.melding.startswith("Er ging iets mis")
    assert str(taak.pk) in taak.melding
    assert "geheim" not in taak.melding


def make_gevolg() -> RuntimeError:
    """What somebody makes of a database that is away."""
    fout = RuntimeError("lezen lukte niet")
    fout.__cause__ = errors.AdminShutdown("weg")
    return fout


@pytest.mark.parametrize("fout", [OperationalError("weg"), make_gevolg(), SystemExit(0)])
def test_a_worker_that_stops_gives_the_job_back(fout: BaseException) -> None:
    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        if taak.pogingen == 1:
            voortgang(3, 4, "Drie van vier")
            raise fout
        return {}

    taak = start(work)
    with pytest.raises(type(fout)):
        services.run_taak(taak.pk)
    taak.refresh_from_db()
    # What waits is not three quarters done.
    assert (taak.status, taak.gedaan, taak.melding) == (Taakstatus.WACHT, 0, "")
    services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert taak.status == Taakstatus.KLAAR


def test_a_job_that_asks_what_the_database_never_does_fails_at_once() -> None:
    """It would ask the same with every attempt."""

    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        raise OperationalError from errors.StatementTooComplex("te veel")

    taak = start(work)
    with pytest.raises(OperationalError):
        services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert taak.status == Taakstatus.MISLUKT
    assert taak.melding.startswith("Er ging iets mis")


def test_a_job_that_keeps_dying_fails_after_its_last_attempt(settings: LazySettings) -> None:
    settings.TAKEN_POGINGEN = 2
    taak = start(do_nothing)
    voorbij = timezone.now() - timedelta(minutes=1)
    Taak.objects.filter(pk=taak.pk).update(status=Taakstatus.LOOPT, pogingen=2, lease_tot=voorbij)
    services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert taak.status == Taakstatus.MISLUKT
    assert "telkens afgebroken" in taak.melding


def test_jobs_that_nobody_has_are_sent_again(verzonden: list[uuid.UUID]) -> None:
    wacht, loopt, klaar, vers = (start(do_nothing) for _ in range(4))
    voorbij = timezone.now() - timedelta(minutes=1)
    Taak.objects.filter(pk=wacht.pk).update(lease_tot=voorbij)
    Taak.objects.filter(pk=loopt.pk).update(status=Taakstatus.LOOPT, lease_tot=voorbij)
    Taak.objects.filter(pk=klaar.pk).update(status=Taakstatus.KLAAR, lease_tot=voorbij)
    verzonden.clear()
    assert services.recover_verlopen_taken() == 2
    assert set(verzonden) == {wacht.pk, loopt.pk}
    # They get time to be picked up before they are sent once more.
    assert services.recover_verlopen_taken() == 0
    assert Taak.objects.get(pk=vers.pk).status == Taakstatus.WACHT


def test_a_kind_without_work_is_refused_when_it_is_asked_for() -> None:
    with pytest.raises(OnbekendeTaaksoortError, match="bestaat-niet"):
        services.start_taak("bestaat-niet", "x", {}, None)
    assert not Taak.objects.exists()


def test_a_kind_is_registered_once() -> None:
    services.register_taaksoort("eenmaal", do_nothing)
    services.register_taaksoort("eenmaal", do_nothing)
    with pytest.raises(ValueError, match="eenmaal"):
        services.register_taaksoort("eenmaal", lambda taak, voortgang: {})


def test_a_job_that_runs_into_a_lock_waits_for_its_turn_and_fails_in_words_in_the_end(
    eigenaar_verbinding: psycopg.Connection[Any], settings: LazySettings
) -> None:
    settings.TAKEN_POGINGEN = 2
    settings.TIJDGRENZEN = {**STANDAARD, Werksoort.TAAK: Tijdgrens(0.2, 5, 5)}

    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        with met_systeemzicht():
            Regio.objects.create(code="half", naam="Half")
            return {"aantal": RegioToegang.objects.count()}

    taak = start(work)
    with eigenaar_verbinding.transaction():
        eigenaar_verbinding.execute("LOCK TABLE segmenten_regiotoegang")
        services.run_taak(taak.pk)
        taak.refresh_from_db()
        assert (taak.status, taak.gedaan) == (Taakstatus.WACHT, 0)
        assert "begint straks opnieuw" in taak.melding
        services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert taak.status == Taakstatus.MISLUKT
    assert "te lang vast. Wat half was, is teruggedraaid." in taak.melding
    with met_systeemzicht():
        assert not Regio.objects.exists()


def test_a_job_that_waited_for_a_lock_is_sent_by_the_clock_and_done_once(
    eigenaar_verbinding: psycopg.Connection[Any], settings: LazySettings, verzonden: list[uuid.UUID]
) -> None:
    settings.TIJDGRENZEN = {**STANDAARD, Werksoort.TAAK: Tijdgrens(0.2, 5, 5)}

    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        with met_systeemzicht():
            Regio.objects.create(code="een", naam="Een")
        return {}

    taak = start(work)
    with eigenaar_verbinding.transaction():
        eigenaar_verbinding.execute("LOCK TABLE segmenten_regio")
        services.run_taak(taak.pk)
    verzonden.clear()
    assert services.recover_verlopen_taken() == 1
    assert verzonden == [taak.pk]
    services.run_taak(taak.pk)
    taak.refresh_from_db()
    with met_systeemzicht():
        assert (taak.status, Regio.objects.count()) == (Taakstatus.KLAAR, 1)


def test_a_job_whose_statement_takes_too_long_fails_in_words(settings: LazySettings) -> None:
    settings.TIJDGRENZEN = {**STANDAARD, Werksoort.TAAK: Tijdgrens(5, 0.2, 5)}

    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        with met_systeemzicht(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")
        return {}

    taak = start(work)
    services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert taak.status == Taakstatus.MISLUKT
    assert "duurde te lang en is gestopt. Wat half was, is teruggedraaid." in taak.melding
    assert str(taak.pk) in taak.melding


def test_what_a_worker_that_hangs_still_holds_is_let_go_when_another_takes_the_job_over(
    eigenaar_verbinding: psycopg.Connection[Any],
) -> None:
    taak = start(do_nothing)
    hangend = psycopg.connect(**connection.get_connection_params(), application_name=make_naam(taak.pk))
    vreemd = psycopg.connect(**connection.get_connection_params(), application_name=make_naam(uuid.uuid4()))
    hangend.execute("SELECT pg_advisory_xact_lock(7)")
    vreemd.execute("SELECT pg_advisory_xact_lock(8)")
    voorbij = timezone.now() - timedelta(seconds=1)
    Taak.objects.filter(pk=taak.pk).update(status=Taakstatus.LOOPT, pogingen=1, lease_tot=voorbij)
    services.run_taak(taak.pk)
    taak.refresh_from_db()
    assert taak.status == Taakstatus.KLAAR
    with pytest.raises(psycopg.OperationalError):
        hangend.execute("SELECT 1")
    eigenaar_verbinding.execute("SET lock_timeout = '5s'")
    eigenaar_verbinding.execute("SELECT pg_advisory_lock(7)")
    # Another job is left alone.
    assert vreemd.execute("SELECT 1").fetchone() == (1,)
    hangend.close()
    vreemd.close()


def test_a_connection_is_called_after_its_job_while_it_works_on_it() -> None:
    namen = []

    def read_naam() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('application_name')")
            return str(cursor.fetchone()[0])

    def work(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
        namen.append((taak.pk, read_naam()))
        return {}

    services.run_taak(start(work).pk)
    assert namen == [(namen[0][0], make_naam(namen[0][0]))]
    assert read_naam() == ""


def test_by_which_clock_a_job_waits_is_that_of_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2099, 1, 1, tzinfo=UTC))
    taak = start(do_nothing)
    monkeypatch.undo()
    assert taak.lease_tot is not None
    assert taak.lease_tot < timezone.now() + timedelta(minutes=6)

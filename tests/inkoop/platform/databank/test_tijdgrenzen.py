"""Nothing waits for ever: each kind of work has limits, which begin with the act that it is for."""

import socket
import time
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest
from django.conf import LazySettings
from django.db import DatabaseError as Error
from django.db import IntegrityError, OperationalError, connection, transaction
from psycopg import errors

from inkoop.platform.databank.motor.base import Verbinding
from inkoop.platform.databank.tijdgrenzen import (
    NAMEN,
    STANDAARD,
    Belet,
    Tijdgrens,
    Werksoort,
    find_belet,
    make_opties,
    read_tijdgrenzen,
)
from inkoop.platform.gebruikers.zicht import (
    Verzoekherkomst,
    met_herkomst,
    met_regiozicht,
    met_systeemzicht,
    met_zicht_van,
)
from tests.fabrieken import make_gebruiker


def read_grenzen() -> list[str]:
    """Return the limits that the database keeps now, in the order of `NAMEN`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(NAMEN)])
        gevonden = dict(cursor.fetchall())
    return [f"{gevonden[naam]}ms" for naam in NAMEN]


def test_every_kind_of_work_has_limits_and_a_page_the_shortest() -> None:
    assert set(STANDAARD) == set(Werksoort)
    pagina = STANDAARD[Werksoort.PAGINA]
    assert all(
        pagina.slot <= grens.slot and pagina.opdracht <= grens.opdracht for grens in STANDAARD.values()
    )


def test_a_setting_changes_the_limits_of_one_kind() -> None:
    gelezen = read_tijdgrenzen(lambda naam, anders: "0.5,2,9" if naam == "TIJDGRENS_API" else anders)
    assert gelezen == {**STANDAARD, Werksoort.API: Tijdgrens(0.5, 2, 9)}


@pytest.mark.parametrize("tekst", ["0,1,1", "3", "a,b,c", "1,2", "1,2,3,4", "-1,2,3", "1,nan,2", "1,inf,2"])
def test_a_setting_that_would_be_no_limit_is_refused(tekst: str) -> None:
    with pytest.raises(ValueError, match="TIJDGRENS_PAGINA"):
        read_tijdgrenzen(lambda naam, anders: tekst if naam == "TIJDGRENS_PAGINA" else anders)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("soort", [soort for soort in Werksoort if soort != Werksoort.MIGRATIE])
def test_an_act_begins_with_the_limits_of_its_kind(soort: Werksoort) -> None:
    with met_herkomst(Verzoekherkomst(soort.value)), met_regiozicht(0):
        assert read_grenzen() == STANDAARD[soort].get_waarden()
    # What is no act has those of the process.
    assert read_grenzen() == STANDAARD[Werksoort.TAAK].get_waarden()


@pytest.mark.django_db(transaction=True)
def test_who_looks_with_other_eyes_halfway_keeps_his_own_limit() -> None:
    wie = make_gebruiker("wie", "inkoper")
    with met_herkomst(Verzoekherkomst("pagina")), met_zicht_van(wie):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', '7ms', true)")
        with met_regiozicht(0):
            assert read_grenzen()[0] == "7ms"
        assert read_grenzen()[0] == "7ms"


@pytest.mark.django_db(transaction=True)
def test_a_page_gives_up_what_another_holds(
    eigenaar_verbinding: psycopg.Connection, settings: LazySettings
) -> None:
    settings.TIJDGRENZEN = {**STANDAARD, Werksoort.PAGINA: Tijdgrens(0.2, 5, 5)}
    with eigenaar_verbinding.transaction():
        eigenaar_verbinding.execute("LOCK TABLE segmenten_regio")
        begin = time.monotonic()
        with (
            pytest.raises(OperationalError) as fout,
            met_herkomst(Verzoekherkomst("pagina")),
            met_regiozicht(0),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT count(*) FROM segmenten_regio")
        assert time.monotonic() - begin < 2
    assert find_belet(fout.value) == Belet.SLOT


@pytest.mark.django_db(transaction=True)
def test_a_statement_that_takes_too_long_is_ended(settings: LazySettings) -> None:
    settings.TIJDGRENZEN = {**STANDAARD, Werksoort.PAGINA: Tijdgrens(5, 0.2, 5)}
    with (
        pytest.raises(OperationalError) as fout,
        met_herkomst(Verzoekherkomst("pagina")),
        met_regiozicht(0),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT pg_sleep(5)")
    assert find_belet(fout.value) == Belet.DUUR


@pytest.mark.django_db(transaction=True)
def test_a_transaction_in_which_nothing_happens_lets_go_of_what_it_holds(
    settings: LazySettings, eigenaar_verbinding: psycopg.Connection
) -> None:
    settings.TIJDGRENZEN = {**STANDAARD, Werksoort.PAGINA: Tijdgrens(5, 5, 0.2)}
    eigenaar_verbinding.execute("SET lock_timeout = '5s'")
    with pytest.raises(Error) as fout, met_herkomst(Verzoekherkomst("pagina")), met_regiozicht(0):
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE segmenten_regio IN SHARE MODE")
        time.sleep(0.6)
        # Another gets it, though this one never said that it was ready.
        with eigenaar_verbinding.transaction():
            eigenaar_verbinding.execute("LOCK TABLE segmenten_regio")
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    connection.close()
    assert find_belet(fout.value) is not None


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_hears_nothing_gives_up_and_is_closed() -> None:
    verbinding = Verbinding.connect(**connection.get_connection_params(), autocommit=True)
    verbinding.geduld = 0.3
    assert verbinding.execute("SELECT 1").fetchone() == (1,)
    begin = time.monotonic()
    with pytest.raises(psycopg.OperationalError, match="antwoordde niet"):
        verbinding.execute("SELECT pg_sleep(5)")
    assert time.monotonic() - begin < 2
    assert verbinding.closed
    verbinding.close()


def test_the_connections_of_the_site_wait_as_long_as_the_work_of_the_process(settings: LazySettings) -> None:
    assert settings.DATABASES["default"]["ENGINE"] == "inkoop.platform.databank.motor"
    assert make_opties(STANDAARD[Werksoort.TAAK]) in settings.DATABASES["default"]["OPTIONS"]["options"]


@pytest.mark.django_db(transaction=True)
def test_the_connection_of_this_process_has_its_patience() -> None:
    connection.ensure_connection()
    assert connection.connection.geduld == STANDAARD[Werksoort.TAAK].geduld


@pytest.fixture
def ongeduldig(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process whose connection gives up after a second, and work through the API that may take longer."""
    monkeypatch.setattr("inkoop.platform.databank.tijdgrenzen._NA_DE_DATABANK", 0.5)
    langer = {Werksoort.TAAK: Tijdgrens(5, 0.5, 5), Werksoort.API: Tijdgrens(5, 9, 9)}
    settings.TIJDGRENZEN = {**STANDAARD, **langer}
    connection.close()
    yield
    connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("ongeduldig")
def test_an_act_that_may_take_longer_than_its_process_is_waited_for() -> None:
    with (
        met_herkomst(Verzoekherkomst("api")),
        met_regiozicht(0),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT pg_sleep(1.5)")
        assert connection.connection.geduld == 9.5
    # What comes after it is not of that act.
    assert connection.connection.geduld == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("ongeduldig")
def test_the_patience_of_an_act_ends_with_it_also_when_it_fails() -> None:
    with pytest.raises(ZeroDivisionError), met_herkomst(Verzoekherkomst("api")), met_regiozicht(0):
        raise ZeroDivisionError
    assert connection.connection.geduld == 1


@pytest.fixture
def stil() -> Iterator[int]:
    """A server that takes a connection and never says a word."""
    with socket.socket() as oor:
        oor.bind(("127.0.0.1", 0))
        oor.listen(5)
        yield oor.getsockname()[1]


def test_a_server_that_never_says_a_word_is_not_waited_for(stil: int) -> None:
    begin = time.monotonic()
    with pytest.raises(psycopg.OperationalError) as fout:
        psycopg.connect(f"host=127.0.0.1 port={stil} dbname=x user=x connect_timeout=2")
    assert time.monotonic() - begin < 4
    assert find_belet(fout.value) == Belet.WEG


@pytest.mark.django_db
def test_what_is_wrong_with_the_work_itself_is_no_hindrance() -> None:
    with pytest.raises(IntegrityError) as fout, met_systeemzicht(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO segmenten_regio (code) VALUES (NULL)")
    assert find_belet(fout.value) is None
    assert find_belet(ValueError()) is None
    assert find_belet(None) is None


@pytest.mark.parametrize(
    ("soort", "belet"),
    [
        (errors.LockNotAvailable, Belet.SLOT),
        (errors.DeadlockDetected, Belet.SLOT),
        (errors.QueryCanceled, Belet.DUUR),
        (errors.IdleInTransactionSessionTimeout, Belet.DUUR),
        (errors.AdminShutdown, Belet.WEG),
        (errors.DiskFull, Belet.WEG),
        (errors.TooManyConnections, Belet.WEG),
        (errors.CannotConnectNow, Belet.WEG),
        (psycopg.OperationalError, Belet.WEG),
        (errors.UniqueViolation, None),
        # Asked again, these go wrong again.
        (errors.StatementTooComplex, None),
        (errors.TooManyColumns, None),
        (errors.ObjectInUse, None),
        (errors.ObjectNotInPrerequisiteState, None),
        (psycopg.InterfaceError, None),
    ],
)
def test_each_way_in_which_the_database_did_not_do_it_is_known(
    soort: type[Exception], belet: Belet | None
) -> None:
    buiten = RuntimeError("om")
    buiten.__cause__ = soort("x")
    assert find_belet(buiten) == belet


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_closed_is_away_and_a_cursor_that_was_closed_is_a_defect() -> None:
    with Verbinding.connect(**connection.get_connection_params(), autocommit=True) as verbinding:
        cursor = verbinding.cursor()
        cursor.close()
        with pytest.raises(psycopg.InterfaceError) as dicht:
            cursor.execute("SELECT 1")
    assert find_belet(dicht.value) is None
    with pytest.raises(psycopg.Error) as weg:
        verbinding.execute("SELECT 1")
    assert find_belet(weg.value) == Belet.WEG


@pytest.mark.django_db
def test_a_statement_that_asks_more_than_the_database_ever_does_is_a_defect() -> None:
    """Django calls it an OperationalError, as it calls a database that is away."""
    kolommen = ", ".join(["1"] * 1665)
    with pytest.raises(OperationalError) as fout, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {kolommen}")
    assert find_belet(fout.value) is None


def test_patience_ends_after_that_of_the_database() -> None:
    grens = Tijdgrens(1, 2, 3)
    assert grens.geduld > grens.opdracht
    assert replace(grens, opdracht=0.0015).get_waarden()[1] == "2ms"

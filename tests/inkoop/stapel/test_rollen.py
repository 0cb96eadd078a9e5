"""The three database roles: each may do its part and nothing more."""

import os
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from psycopg import errors

from inkoop.stapel.rollen import APP, EIGENAAR, LEZER, WERKER, connect, with_database
from tests.databank import Databank


@pytest.fixture
def lezer_verbinding(databank: Databank, django_db_setup: None) -> Iterator[psycopg.Connection]:
    """A connection as the reader to the current test database."""
    with connect(with_database(os.environ["DATABASE_URL_LEZER"], databank.naam)) as verbinding:
        yield verbinding


def test_the_four_roles_exist_and_none_is_superuser_or_bypasses_row_security(
    eigenaar_verbinding: psycopg.Connection,
) -> None:
    rijen = eigenaar_verbinding.execute(
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles "
        "WHERE rolname LIKE 'inkoop%%' ORDER BY rolname"
    ).fetchall()
    assert rijen == [
        (APP, False, False, False, False),
        (EIGENAAR, False, False, False, True),
        (LEZER, False, False, False, False),
        (WERKER, False, False, False, False),
    ]


@pytest.mark.django_db
def test_tests_run_as_the_worker() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        assert cursor.fetchone() == (WERKER, WERKER)


@pytest.mark.django_db
def test_no_statement_waits_for_a_compiler() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


def test_the_owner_owns_every_table_and_the_application_none(eigenaar_verbinding: psycopg.Connection) -> None:
    rijen = eigenaar_verbinding.execute(
        "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"
    ).fetchall()
    assert rijen == [(EIGENAAR,)]


@pytest.mark.django_db
def test_the_application_may_not_truncate() -> None:
    with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute("TRUNCATE django_session")


@pytest.mark.django_db
def test_the_application_may_not_create_tables_except_temporary_ones() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE hulp (nummer int)")
        with pytest.raises(Exception, match="permission denied"):
            cursor.execute("CREATE TABLE public.hulp2 (nummer int)")


def test_the_reader_reads(lezer_verbinding: psycopg.Connection) -> None:
    assert lezer_verbinding.execute("SELECT count(*) FROM django_migrations").fetchone() != (0,)


@pytest.mark.parametrize(
    "wat",
    [
        "session_key FROM django_session",
        "key FROM authtoken_token",
        "password FROM gebruikers_gebruiker",
        "email FROM account_emailaddress",
        "key FROM account_emailconfirmation",
        "data FROM mfa_authenticator",
        "sleutel FROM gebruikers_sessie",
        "extra_data FROM socialaccount_socialaccount",
    ],
)
def test_the_reader_reads_nothing_with_which_it_could_act_as_somebody(
    lezer_verbinding: psycopg.Connection, wat: str
) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        lezer_verbinding.execute(f"SELECT {wat}".encode())
    lezer_verbinding.execute("SELECT gebruikersnaam, rollen FROM gebruikers_gebruiker")


@pytest.mark.parametrize(
    "opdracht",
    [
        "INSERT INTO auth_group (name) VALUES ('x')",
        "UPDATE auth_group SET name = 'x'",
        "DELETE FROM auth_group",
        "TRUNCATE auth_group",
    ],
)
def test_the_reader_may_not_write(lezer_verbinding: psycopg.Connection, opdracht: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        lezer_verbinding.execute(opdracht.encode())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keer", [1, 2])
def test_what_a_test_commits_is_gone_in_the_next_one(keer: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM auth_group")
        assert cursor.fetchone() == (0,)
        cursor.execute("INSERT INTO auth_group (name) VALUES ('blijft niet')")

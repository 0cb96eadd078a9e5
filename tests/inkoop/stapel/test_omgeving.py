"""What the embedded servers give a command: a key of their own, and three roles in one database."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from inkoop.stapel.fouten import StapelError
from inkoop.stapel.postgres import BEHEERDER
from inkoop.stapel.rollen import APP, LEZER, WERKER, connect, provision, with_database
from inkoop.stapel.toestand import get_geheime_sleutel
from tests.databank import Databank


def test_the_secret_key_is_made_once_and_private(tmp_path: Path) -> None:
    sleutel = get_geheime_sleutel(tmp_path)
    assert len(sleutel) >= 50
    assert get_geheime_sleutel(tmp_path) == sleutel
    assert (tmp_path / "geheime_sleutel").stat().st_mode & 0o777 == 0o600


@pytest.fixture
def beheer_url(databank: Databank) -> Iterator[str]:
    """A superuser's URL with a password, to a database that does not exist yet (embedded server only)."""
    plaats = os.environ["DATABASE_URL"].rpartition("@")[2].partition("/")[0]
    naam = f"gegeven_{databank.naam}"
    url = f"postgres://{BEHEERDER}:geheim@{plaats}/{naam}"
    try:
        connect(with_database(url, "postgres")).close()
    except psycopg.OperationalError:
        pytest.skip("de testserver is niet de ingebouwde")
    yield url
    with connect(with_database(url, "postgres")) as verbinding:
        verbinding.execute(f'DROP DATABASE IF EXISTS "{naam}" WITH (FORCE)'.encode())


def test_provisioning_may_be_repeated_and_gives_four_working_urls(beheer_url: str) -> None:
    urls = provision(beheer_url)
    assert provision(beheer_url) == urls
    assert set(urls) == {"DATABASE_URL", "DATABASE_URL_EIGENAAR", "DATABASE_URL_WERKER", "DATABASE_URL_LEZER"}
    for rol, variabele in (
        (APP, "DATABASE_URL"),
        (WERKER, "DATABASE_URL_WERKER"),
        (LEZER, "DATABASE_URL_LEZER"),
    ):
        with connect(urls[variabele]) as verbinding:
            assert verbinding.execute("SELECT current_user").fetchone() == (rol,)
    assert len({url.split("@")[0].split(":")[-1] for url in urls.values()}) == 4


def test_provisioning_without_a_database_name_is_refused() -> None:
    with pytest.raises(StapelError, match="noemt geen database"):
        provision("postgres://iemand@127.0.0.1")

"""The environment of a command: what is given is respected, what is missing is made or asked for."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from inkoop.stapel import bereid_omgeving_voor
from inkoop.stapel.fouten import StapelError
from inkoop.stapel.postgres import BEHEERDER
from inkoop.stapel.rollen import APP, LEZER, connect, provision, with_database
from inkoop.stapel.toestand import get_geheime_sleutel
from tests.databank import Databank


@pytest.fixture
def gegeven(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment in which only the application's URL and a broker are given."""
    for naam in ("DATABASE_URL_EIGENAAR", "DATABASE_URL_LEZER", "INKOOP_DB_ROL"):
        monkeypatch.delenv(naam, raising=False)
    monkeypatch.setenv("STACK_HOME", str(tmp_path / "var"))
    return monkeypatch


def test_a_given_application_url_is_respected(gegeven: pytest.MonkeyPatch, tmp_path: Path) -> None:
    url, redis = os.environ["DATABASE_URL"], os.environ["REDIS_URL"]
    bereid_omgeving_voor(["manage.py", "shell"])
    assert (os.environ["DATABASE_URL"], os.environ["REDIS_URL"]) == (url, redis)
    assert "INKOOP_DB_ROL" not in os.environ
    assert not (tmp_path / "var" / "stapel.json").exists()


def test_migrate_with_only_the_application_url_asks_for_the_owners(gegeven: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match="DATABASE_URL_EIGENAAR"):
        bereid_omgeving_voor(["manage.py", "migrate"])


def test_migrate_runs_as_the_owner(gegeven: pytest.MonkeyPatch) -> None:
    gegeven.setenv("DATABASE_URL_EIGENAAR", "postgres://eigenaar@127.0.0.1/inkoop")
    gegeven.setenv("INKOOP_DB_ROL", "")
    gegeven.delenv("INKOOP_DB_ROL")
    bereid_omgeving_voor(["manage.py", "migrate"])
    assert os.environ["INKOOP_DB_ROL"] == "eigenaar"


def test_a_database_that_does_not_answer_is_a_clear_message(gegeven: pytest.MonkeyPatch) -> None:
    gegeven.setenv("DATABASE_URL", "postgres://iemand@127.0.0.1:1/niets")
    with pytest.raises(SystemExit, match="DATABASE_URL geeft geen verbinding"):
        bereid_omgeving_voor(["manage.py", "shell"])


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


def test_provisioning_may_be_repeated_and_gives_three_working_urls(beheer_url: str) -> None:
    urls = provision(beheer_url)
    assert provision(beheer_url) == urls
    assert set(urls) == {"DATABASE_URL", "DATABASE_URL_EIGENAAR", "DATABASE_URL_LEZER"}
    for rol, variabele in ((APP, "DATABASE_URL"), (LEZER, "DATABASE_URL_LEZER")):
        with connect(urls[variabele]) as verbinding:
            assert verbinding.execute("SELECT current_user").fetchone() == (rol,)
    assert len({url.split("@")[0].split(":")[-1] for url in urls.values()}) == 3


def test_provisioning_without_a_database_name_is_refused() -> None:
    with pytest.raises(StapelError, match="noemt geen database"):
        provision("postgres://iemand@127.0.0.1")

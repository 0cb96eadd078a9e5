"""The health check tells the truth, and log lines keep quiet about people."""

import json
import logging

import pytest
import redis
from django.db import DatabaseError
from django.test import Client

from inkoop.logregels import configure_logregels


@pytest.mark.django_db
def test_health_is_good_when_database_and_broker_answer(client: Client, broker: str) -> None:
    antwoord = client.get("/gezondheid")
    assert antwoord.status_code == 200
    assert antwoord.json() == {"gezond": True, "database": True, "wachtrij": True}


def test_health_is_bad_when_the_database_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise DatabaseError

    monkeypatch.setattr("inkoop.gezondheid.connection.cursor", fail)
    antwoord = client.get("/gezondheid")
    assert antwoord.status_code == 503
    assert antwoord.json()["database"] is False


@pytest.mark.django_db
def test_health_is_bad_when_the_broker_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: redis.Redis) -> None:
        raise redis.ConnectionError

    monkeypatch.setattr(redis.Redis, "ping", fail)
    antwoord = client.get("/gezondheid")
    assert antwoord.status_code == 503
    assert antwoord.json() == {"gezond": False, "database": True, "wachtrij": False}


@pytest.mark.django_db
def test_the_request_log_has_no_question_and_no_address(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        client.get("/aanmelden?zoek=Jansen", REMOTE_ADDR="203.0.113.7")
    regels = "".join(str(regel.msg) for regel in caplog.records)
    assert "GET /aanmelden" in regels
    assert "Jansen" not in regels
    assert "203.0.113.7" not in regels


def test_log_lines_are_json(capsys: pytest.CaptureFixture[str]) -> None:
    formatter = configure_logregels("INFO")["formatters"]["json"]
    vorm = formatter["()"](
        foreign_pre_chain=formatter["foreign_pre_chain"], processors=formatter["processors"]
    )
    regel = logging.LogRecord("proef", logging.WARNING, __file__, 1, "let op %s", ("dit",), None)
    inhoud = json.loads(vorm.format(regel))
    assert (inhoud["event"], inhoud["level"]) == ("let op dit", "warning")

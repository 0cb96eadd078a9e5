"""Anchors are set by themselves, outside the database, and nothing that is away makes one get lost."""

import json
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.utils import timezone

from inkoop.platform.logboek.ankers import read_ankers
from inkoop.platform.logboek.controle import check_logboek
from inkoop.platform.logboek.models import Anker, Logschakel, Onverzegeld
from inkoop.platform.logboek.services import log_handeling, verzegel_alles
from inkoop.platform.logboek.tasks import bewaak_logboek

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

Later = Callable[[timedelta], None]


def log(handeling: str = "proef") -> None:
    log_handeling(handeling, onderwerp=("regio", "1"))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Let time pass."""

    def move(duur: timedelta) -> None:
        nu = timezone.now() + duur
        monkeypatch.setattr("django.utils.timezone.now", lambda: nu)

    return move


def test_the_first_line_is_anchored_and_then_one_a_day(ankermap: Path, later: Later) -> None:
    bewaak_logboek()
    assert not Anker.objects.exists()
    log()
    bewaak_logboek()
    assert not Onverzegeld.objects.exists()
    log()
    bewaak_logboek()
    assert [anker.nummer for anker in Anker.objects.all()] == [1]
    later(timedelta(hours=25))
    bewaak_logboek()
    bewaak_logboek()
    assert [anker.nummer for anker in Anker.objects.all()] == [2, 1]
    (_, tweede) = sorted(ankermap.iterdir())
    inhoud = json.loads(tweede.read_text())
    digest = Logschakel.objects.get(pk=2).digest
    assert (inhoud["nummer"], inhoud["digest"]) == (2, digest)
    assert tweede.name == f"000000000002-{digest[:16]}.json"
    assert stat.S_IMODE(tweede.stat().st_mode) == 0o600
    assert stat.S_IMODE(ankermap.stat().st_mode) == 0o700
    # A day in which nothing happened needs no anchor.
    later(timedelta(days=2))
    bewaak_logboek()
    assert Anker.objects.count() == 2


def test_establishing_is_anchored_at_once() -> None:
    log()
    bewaak_logboek()
    log("afrekening_gedeeld")
    bewaak_logboek()
    assert Anker.objects.count() == 1
    log("afrekening_vastgesteld")
    log()
    bewaak_logboek()
    assert [anker.nummer for anker in Anker.objects.all()] == [4, 1]


def test_a_store_that_is_away_loses_no_anchor(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise OSError("weg")

    log("afrekening_vastgesteld")
    with monkeypatch.context() as weg:
        weg.setattr("inkoop.platform.logboek.ankers.Ankermap._save", fail)
        with pytest.raises(OSError, match="weg"):
            bewaak_logboek()
    assert not Anker.objects.exists()
    bewaak_logboek()
    assert Anker.objects.count() == 1
    assert check_logboek().gebreken == []


def test_a_store_that_cannot_be_read_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise ConnectionError

    log()
    bewaak_logboek()
    monkeypatch.setattr("inkoop.platform.logboek.ankers.Ankermap.listdir", fail)
    assert check_logboek().gebreken[0] == "De opslag van de ankers is niet te lezen (ConnectionError)."


def test_an_anchor_is_never_written_over(ankermap: Path) -> None:
    log()
    bewaak_logboek()
    (pad,) = ankermap.iterdir()
    vooraf = pad.read_text()
    Anker.objects.all().delete()
    bewaak_logboek()
    assert [pad.read_text()] == [vooraf] == [ander.read_text() for ander in ankermap.iterdir()]


@pytest.mark.parametrize(
    "inhoud",
    ["", "{}", "[]", '{"nummer": 2, "digest": "x", "moment": "2026-01-01T00:00:00+00:00"}', "1"],
)
def test_a_damaged_anchor_comes_out(ankermap: Path, inhoud: str) -> None:
    log()
    bewaak_logboek()
    (pad,) = ankermap.iterdir()
    pad.write_text(inhoud)
    assert list(read_ankers()) == [f"Het bestand {pad.name} bij de ankers is geen anker, of is beschadigd."]
    assert len(check_logboek().gebreken) == 2


def test_anchors_that_stopped_coming_come_out(later: Later) -> None:
    log()
    verzegel_alles()
    assert check_logboek().gebreken == []
    later(timedelta(days=3))
    (zin,) = check_logboek().gebreken
    assert zin.endswith("is geen anker gezet. Werkt de tijdklok (beat)?")
    bewaak_logboek()
    assert check_logboek().gebreken == []


class TestMail:
    """To who wants to keep anchors."""

    @pytest.fixture(autouse=True)
    def _aan(self, settings: LazySettings) -> None:
        settings.LOGBOEK_ANKER_AAN = ["fg@example.org"]

    def test_an_anchor_is_mailed_once(self) -> None:
        log()
        bewaak_logboek()
        bewaak_logboek()
        (bericht,) = mail.outbox
        stand = f"1:{Logschakel.objects.get().digest}"
        assert bericht.to == ["fg@example.org"]
        assert bericht.subject == "Anker van het logboek: schakel 1"
        assert f"controleer_logboek --verwacht {stand}" in bericht.body
        assert "De keten is heel." in bericht.body

    def test_a_mail_server_that_is_away_is_tried_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: Any, **__: Any) -> None:
            raise ConnectionRefusedError

        log()
        with monkeypatch.context() as weg:
            weg.setattr("inkoop.platform.logboek.ankers.send_mail", fail)
            bewaak_logboek()
        assert Anker.objects.get().gemaild_op is None
        bewaak_logboek()
        assert len(mail.outbox) == 1
        assert Anker.objects.get().gemaild_op

    def test_what_the_check_found_is_told(self, ankermap: Path, later: Later) -> None:
        log()
        bewaak_logboek()
        next(ankermap.iterdir()).unlink()
        log()
        later(timedelta(days=1))
        bewaak_logboek()
        bericht = mail.outbox[-1]
        assert bericht.subject == "Anker van het logboek: schakel 2 (LET OP)"
        assert "Niet meer in de opslag: 1 anker, te beginnen bij schakel 1." in bericht.body


def test_without_a_wish_nothing_is_mailed() -> None:
    log()
    bewaak_logboek()
    assert mail.outbox == []
    assert Anker.objects.get().gemaild_op is None

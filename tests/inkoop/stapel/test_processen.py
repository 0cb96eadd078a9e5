"""Child processes and ports: a failing child is named, with its log."""

import socket
from pathlib import Path

import pytest

from inkoop.stapel import demo
from inkoop.stapel.fouten import StapelError
from inkoop.stapel.processen import Opdracht, start_kind, wait_for


def test_a_child_that_stops_at_once_is_an_error_that_names_its_log(tmp_path: Path) -> None:
    kind = start_kind(Opdracht("Proefdienst", ["false"], tmp_path / "proef.log"))
    with pytest.raises(StapelError, match=r"Proefdienst stopte meteen; zie .*proef\.log"):
        wait_for(kind, lambda: False)


def test_a_child_that_is_late_is_stopped_and_named(tmp_path: Path) -> None:
    kind = start_kind(Opdracht("Proefdienst", ["sleep", "60"], tmp_path / "proef.log"))
    with pytest.raises(StapelError, match="was na 0 s niet klaar"):
        wait_for(kind, lambda: False, geduld=0.1)
    assert kind.is_dood


def test_the_demo_takes_the_next_free_port(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        monkeypatch.setenv("PORT", str(poort))
        assert demo.choose_poort() > poort


def test_a_port_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "acht")
    with pytest.raises(StapelError, match="PORT=acht is geen poortnummer"):
        demo.choose_poort()

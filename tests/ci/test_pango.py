"""What WeasyPrint needs of the machine is tried, installed where it lacks, and tried again."""

import os
import subprocess

import pango
import pytest


def doe_alsof(monkeypatch: pytest.MonkeyPatch, gebreken: list[str | None]) -> list[list[str]]:
    """Let the trial give these answers in turn; return what is run to install."""
    opdrachten: list[list[str]] = []
    monkeypatch.setattr(pango, "find_gebrek", lambda: gebreken.pop(0))
    monkeypatch.setattr(pango, "_run", lambda argv, _map=None: opdrachten.append(argv))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return opdrachten


def test_a_line_is_drawn_without_any_warning_on_this_machine() -> None:
    assert pango.find_gebrek() is None


def test_a_warning_of_the_renderer_is_a_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    # WeasyPrint without the library that cuts fonts: it imports and draws, and warns.
    monkeypatch.setattr(
        subprocess,
        "run",
        lambda *_args, **_opties: subprocess.CompletedProcess([], 1, "", "eerste\nUsing fontTools instead\n"),
    )
    assert pango.find_gebrek() == "Using fontTools instead"


def test_nothing_is_installed_where_nothing_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    opdrachten = doe_alsof(monkeypatch, [None])
    assert pango.install_pango() is None
    assert opdrachten == []


def test_what_lacks_is_installed_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    opdrachten = doe_alsof(monkeypatch, ["geen pango", None])
    assert pango.install_pango() is None
    assert set(pango.PAKKETTEN) <= set(opdrachten[-1])


def test_what_still_lacks_afterwards_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    doe_alsof(monkeypatch, ["geen pango", "te oud"])
    assert pango.install_pango() == "te oud"


def test_a_failed_installation_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    doe_alsof(monkeypatch, ["geen pango"])

    def fail(_argv: list[str], _map: object = None) -> str:
        raise subprocess.CalledProcessError(100, "apt-get")

    monkeypatch.setattr(pango, "_run", fail)
    assert "libharfbuzz-subset0" in (pango.install_pango() or "")

"""Counters stand with the broker; while that is away or hangs, each process counts for itself."""

import os
import socket
import time
import uuid

import pytest

from inkoop.platform.gebruikers.aanmelding.tellers import Tellers

OPTIES = {"OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1}}


def make_tellers(server: str) -> Tellers:
    return Tellers(server, {**OPTIES, "KEY_PREFIX": uuid.uuid4().hex})


def test_what_one_process_counts_another_sees() -> None:
    parameters = {**OPTIES, "KEY_PREFIX": uuid.uuid4().hex}
    een, ander = (Tellers(os.environ["REDIS_URL"], parameters) for _ in range(2))
    assert een.add("slot", True, timeout=5)
    assert not ander.add("slot", True, timeout=5)
    een.set("telling", [1.5, 2.5], timeout=5)
    assert ander.get("telling", []) == [1.5, 2.5]
    assert ander.delete("telling")
    assert een.get("telling", "niets") == "niets"
    een.delete("slot")


def test_without_the_server_a_process_counts_for_itself() -> None:
    with socket.socket() as dicht:
        dicht.bind(("127.0.0.1", 0))
        poort = dicht.getsockname()[1]
    tellers = make_tellers(f"redis://127.0.0.1:{poort}/0")
    assert tellers.add("slot", True)
    assert not tellers.add("slot", True)
    tellers.set("telling", [1])
    assert tellers.get("telling") == [1]
    assert tellers.delete("slot")
    assert tellers.add("slot", True)


def test_a_server_that_hangs_is_waited_for_once() -> None:
    with socket.socket() as stom:
        stom.bind(("127.0.0.1", 0))
        stom.listen()
        tellers = make_tellers(f"redis://127.0.0.1:{stom.getsockname()[1]}/0")
        begin = time.monotonic()
        for nummer in range(20):
            tellers.set(str(nummer), nummer)
        assert time.monotonic() - begin < 2.5
        assert tellers.get("7") == 7


def test_the_server_is_asked_again_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    tellers = make_tellers(os.environ["REDIS_URL"])
    tellers._weer_vanaf = time.monotonic() + 0.2
    tellers.set("telling", "eigen")
    assert tellers.get("telling") == "eigen"
    time.sleep(0.25)
    assert tellers.get("telling") is None

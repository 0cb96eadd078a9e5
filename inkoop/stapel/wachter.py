"""The guard: one small process per stack that owns the servers and ends with its last user.

Every command that needs the servers takes a shared lock; the first one starts the guard, all
others find it, and when the last user is gone (also when it was killed) the guard stops the
servers and leaves. Servers die with the guard, so nothing is ever left running.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from inkoop.stapel import toestand
from inkoop.stapel.broker import start_broker
from inkoop.stapel.fouten import StapelError
from inkoop.stapel.plekken import PROJECT, ensure_thuis, get_dienstgebruiker
from inkoop.stapel.postgres import BEHEERDER, start_postgres
from inkoop.stapel.processen import Toezicht
from inkoop.stapel.rollen import DATABASE, VARIABELEN, provision
from inkoop.stapel.toestand import Slot, Stapelstand, read_toestand

_TIK = 0.1
_GEDULD_EINDE = 60.0


class Gebruik:
    """Our use of a running stack: its environment, and `end` to let go of it."""

    def __init__(self, thuis: Path, slot: Slot, omgeving: dict[str, str]) -> None:
        """Hold on to `slot`, the shared lock that keeps the servers alive."""
        self._thuis = thuis
        self._slot = slot
        self.omgeving = omgeving

    def end(self) -> None:
        """Let go; when we were the last user, wait until the servers have stopped."""
        self._slot.release()
        wait_until_stopped(self._thuis)


def begin_gebruik(thuis: Path, *, proef: bool = False) -> Gebruik:
    """Use the servers in `thuis`, starting them when they are not running.

    With `proef` they are started for tests: quick, and careless about a power cut.
    """
    ensure_thuis(thuis)
    start = Slot(thuis, "start")
    start.take()
    try:
        slot = Slot(thuis, "gebruik")
        slot.take(gedeeld=True)
        lopend = read_toestand(thuis) or _start_wachter(thuis, proef=proef)
        return Gebruik(thuis, slot, lopend.omgeving)
    finally:
        start.release()


@contextmanager
def stapel(thuis: Path, *, proef: bool = False) -> Iterator[dict[str, str]]:
    """Use the servers in `thuis` within this block; gives their environment variables."""
    gebruik = begin_gebruik(thuis, proef=proef)
    try:
        yield gebruik.omgeving
    finally:
        gebruik.end()


def stop_stapel(thuis: Path) -> bool:
    """Stop the servers even if others use them; tell whether they were running."""
    if not thuis.is_dir() or toestand.is_vrij(thuis, "leven"):
        return False
    # A guard that is still starting its servers publishes itself when they are ready.
    _wait_until(lambda: read_toestand(thuis) is not None or toestand.is_vrij(thuis, "leven"), thuis)
    if lopend := read_toestand(thuis):
        os.kill(lopend.wachter, signal.SIGTERM)
    _wait_until(lambda: toestand.is_vrij(thuis, "leven"), thuis)
    return True


def wait_until_stopped(thuis: Path) -> None:
    """Wait until no guard is alive in `thuis`; return at once while others use the servers."""
    _wait_until(lambda: not _is_stopping(thuis), thuis)


def _wait_until(is_gestopt: Callable[[], bool], thuis: Path) -> None:
    tot = time.monotonic() + _GEDULD_EINDE
    while not is_gestopt():
        if time.monotonic() > tot:
            raise StapelError(f"De servers in {thuis} stopten niet binnen {_GEDULD_EINDE:.0f} s.")
        time.sleep(_TIK / 2)


def _is_stopping(thuis: Path) -> bool:
    start = Slot(thuis, "start")
    start.take()  # the guard holds it while it stops, and nobody else probes meanwhile
    try:
        return toestand.is_vrij(thuis, "gebruik") and not toestand.is_vrij(thuis, "leven")
    finally:
        start.release()


def _start_wachter(thuis: Path, *, proef: bool) -> Stapelstand:
    (thuis / "log").mkdir(exist_ok=True)
    log = thuis / "log" / "stapel.log"
    argv = [sys.executable, "-m", "inkoop.stapel", "wacht", "--home", str(thuis)] + ["--proef"] * proef
    with log.open("wb") as uitvoer:
        klaar = subprocess.run(
            argv, check=False, cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=uitvoer, stderr=uitvoer
        )
    lopend = read_toestand(thuis)
    if klaar.returncode or lopend is None:
        raise StapelError(log.read_text().strip() or f"De servers startten niet; zie {log}.")
    return lopend


def spawn_guard(thuis: Path, *, proef: bool) -> None:
    """Become the guard in a child that nobody needs to wait for; return when the servers are ready."""
    wachter = os.fork()
    if wachter == 0:
        os.setsid()
        guard(thuis, proef=proef)
        return
    while (lopend := read_toestand(thuis)) is None or lopend.wachter != wachter:
        if os.waitpid(wachter, os.WNOHANG)[0]:
            sys.exit(1)  # it has said why in the log
        time.sleep(_TIK / 5)


def guard(thuis: Path, *, proef: bool) -> None:
    """Start the servers, publish them and stay until the last user has gone (the guard's work)."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    leven = Slot(thuis, "leven")
    leven.take()  # a guard that was told to stop may still be busy doing so
    toestand.clear_toestand(thuis)
    toezicht = Toezicht()
    try:
        omgeving = _start_diensten(thuis, toezicht, proef=proef)
        _publish(thuis, toezicht, omgeving)
        _stay_while_used(thuis, toezicht, omgeving)
    except KeyboardInterrupt:
        pass
    finally:
        toestand.clear_toestand(thuis)
        toezicht.stop()


def _publish(thuis: Path, toezicht: Toezicht, omgeving: dict[str, str]) -> None:
    diensten = {kind.opdracht.naam: kind.proces.pid for kind in toezicht.kinderen}
    toestand.write_toestand(thuis, Stapelstand(os.getpid(), omgeving, diensten))


def _start_diensten(thuis: Path, toezicht: Toezicht, *, proef: bool) -> dict[str, str]:
    gebruiker = get_dienstgebruiker()
    # What was given is published too, so that commands in other shells meet the same servers.
    gegeven = (*VARIABELEN.values(), "REDIS_URL")
    omgeving = {naam: os.environ[naam] for naam in gegeven if os.environ.get(naam)}
    if not os.environ.get("DATABASE_URL"):
        kind, poort = start_postgres(thuis, gebruiker, proef=proef)
        toezicht.add(kind)
        omgeving |= provision(f"postgres://{BEHEERDER}@127.0.0.1:{poort}/{DATABASE}")
    if not os.environ.get("REDIS_URL"):
        kind, poort = start_broker(thuis, gebruiker)
        toezicht.add(kind)
        omgeving["REDIS_URL"] = f"redis://127.0.0.1:{poort}/0"
    return omgeving


def _stay_while_used(thuis: Path, toezicht: Toezicht, omgeving: dict[str, str]) -> None:
    start = Slot(thuis, "start")
    while True:
        time.sleep(_TIK)
        if toezicht.revive():
            _publish(thuis, toezicht, omgeving)
        # Under the start lock nobody can begin using the servers while we stop them.
        if start.try_take():
            if toestand.is_vrij(thuis, "gebruik"):
                return
            start.unlock()

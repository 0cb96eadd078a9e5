"""Child processes that never outlive the process that started them."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from inkoop.stapel.fouten import StapelError
from inkoop.stapel.plekken import Dienstgebruiker

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


@dataclass(frozen=True)
class Opdracht:
    """A child to start: its name in messages, command, log and the signal that ends it neatly."""

    naam: str
    argv: Sequence[str]
    logbestand: Path
    einde: signal.Signals = signal.SIGTERM
    gebruiker: Dienstgebruiker = field(default_factory=Dienstgebruiker)
    omgeving: Mapping[str, str] | None = None
    map: str = "/"


@dataclass(frozen=True)
class Kind:
    """A running child."""

    opdracht: Opdracht
    proces: subprocess.Popen[bytes]

    @property
    def is_dood(self) -> bool:
        """Tell whether the child has ended."""
        return self.proces.poll() is not None

    def stop(self, geduld: float = 20.0) -> None:
        """End the child neatly, and by force after `geduld` seconds."""
        if self.is_dood:
            return
        self.proces.send_signal(self.opdracht.einde)
        try:
            self.proces.wait(geduld)
        except subprocess.TimeoutExpired:
            self.proces.kill()
            self.proces.wait()


def start_kind(opdracht: Opdracht) -> Kind:
    """Start a child in a session of its own (Ctrl-C reaches only us) that dies when we die."""
    with opdracht.logbestand.open("ab") as log:
        proces = subprocess.Popen(
            list(opdracht.argv),
            cwd=opdracht.map,
            env=dict(opdracht.omgeving) if opdracht.omgeving is not None else None,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with(os.getpid(), opdracht.einde),
            **opdracht.gebruiker.popen,
        )
    return Kind(opdracht, proces)


def _die_with(ouder: int, sein: signal.Signals) -> Callable[[], None]:
    def prepare() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(sein))
        if os.getppid() != ouder:
            os._exit(1)

    return prepare


class Toezicht:
    """Keeps a group of children alive: one that dies is started again, up to a limit."""

    def __init__(self, herstarts: int = 20) -> None:
        """Watch nobody yet; after `herstarts` starts in all, a death is an error."""
        self._over = herstarts
        self.kinderen: list[Kind] = []

    def add(self, kind: Kind) -> None:
        """Watch this running child too."""
        self.kinderen.append(kind)

    def revive(self) -> bool:
        """Start again what has died; tell whether that was needed."""
        dood = [kind for kind in self.kinderen if kind.is_dood]
        for kind in dood:
            naam, log = kind.opdracht.naam, kind.opdracht.logbestand
            if not self._over:
                raise StapelError(f"{naam} stopt steeds weer; zie {log}.")
            self._over -= 1
            print(
                f"{naam} stopte onverwacht en wordt opnieuw gestart; zie {log}.", file=sys.stderr, flush=True
            )
            time.sleep(0.5)  # what the dead one left behind (ports, shared memory) needs a moment
            self.kinderen[self.kinderen.index(kind)] = start_kind(kind.opdracht)
        return bool(dood)

    def stop(self, geduld: float = 20.0) -> None:
        """Stop all children, the last one first."""
        for kind in reversed(self.kinderen):
            kind.stop(geduld)


def get_vrije_poort() -> int:
    """Return a TCP port on the loopback interface that is free at this moment."""
    with socket.socket() as kanaal:
        kanaal.bind(("127.0.0.1", 0))
        poort: int = kanaal.getsockname()[1]
        return poort


def wait_for(kind: Kind, is_klaar: Callable[[], bool], geduld: float = 60.0) -> None:
    """Wait until `is_klaar` answers yes; a child that ends first, or is late, is an error."""
    tot = time.monotonic() + geduld
    while not is_klaar():
        if kind.is_dood:
            raise StapelError(f"{kind.opdracht.naam} stopte meteen; zie {kind.opdracht.logbestand}.")
        if time.monotonic() > tot:
            kind.stop()
            raise StapelError(
                f"{kind.opdracht.naam} was na {geduld:.0f} s niet klaar; zie {kind.opdracht.logbestand}."
            )
        time.sleep(0.02)


def accepts_verbinding(poort: int) -> bool:
    """Tell whether something listens on this loopback port."""
    with socket.socket() as kanaal:
        kanaal.settimeout(1)
        return kanaal.connect_ex(("127.0.0.1", poort)) == 0

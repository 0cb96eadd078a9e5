"""What the processes around one stack share: three locks and a state file, all in its folder.

- `start.lock`: held while somebody starts or stops the servers;
- `gebruik.lock`: held (shared) by every process that uses them;
- `leven.lock`: held by the guard for as long as the servers run.

The kernel releases a lock when its holder dies, however it dies, so no state can go stale.
"""

import fcntl
import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

from inkoop.stapel.plekken import private_bestanden


@dataclass(frozen=True)
class Stapelstand:
    """The running servers: the guard's process id, the URLs and the servers' process ids."""

    wachter: int
    omgeving: dict[str, str] = field(default_factory=dict)
    diensten: dict[str, int] = field(default_factory=dict)


class Slot:
    """One lock file; keep the object for as long as the lock must be held."""

    def __init__(self, thuis: Path, naam: str) -> None:
        """Open (and create) the lock file `naam` in the stack's folder; nothing is locked yet."""
        with private_bestanden():
            self._nummer = os.open(thuis / f"{naam}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def take(self, *, gedeeld: bool = False) -> None:
        """Wait for the lock and take it."""
        fcntl.flock(self._nummer, fcntl.LOCK_SH if gedeeld else fcntl.LOCK_EX)

    def try_take(self) -> bool:
        """Take the lock for ourselves when nobody holds it; tell whether that worked."""
        try:
            fcntl.flock(self._nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def unlock(self) -> None:
        """Let go of the lock, to take it again later."""
        fcntl.flock(self._nummer, fcntl.LOCK_UN)

    def release(self) -> None:
        """Let go of the lock for good."""
        os.close(self._nummer)


def is_vrij(thuis: Path, naam: str) -> bool:
    """Tell whether nobody holds the lock `naam`."""
    slot = Slot(thuis, naam)
    try:
        return slot.try_take()
    finally:
        slot.release()


def _statefile(thuis: Path) -> Path:
    return thuis / "stapel.json"


def write_toestand(thuis: Path, toestand: Stapelstand) -> None:
    """Publish the running servers, readable only by ourselves, in one step."""
    tijdelijk = thuis / "stapel.json.deels"
    with private_bestanden():
        tijdelijk.write_text(json.dumps(asdict(toestand), indent=1) + "\n")
    tijdelijk.replace(_statefile(thuis))


def read_toestand(thuis: Path) -> Stapelstand | None:
    """Return the running servers, or None when their guard is not alive."""
    if not thuis.is_dir() or is_vrij(thuis, "leven"):
        return None
    try:
        return Stapelstand(**json.loads(_statefile(thuis).read_text()))
    except FileNotFoundError:
        return None


def clear_toestand(thuis: Path) -> None:
    """Withdraw the published servers."""
    _statefile(thuis).unlink(missing_ok=True)


def get_geheime_sleutel(thuis: Path) -> str:
    """Return the random SECRET_KEY of this folder; it is made once and stays on this machine."""
    bestand = thuis / "geheime_sleutel"
    if not bestand.exists():
        tijdelijk = thuis / f"geheime_sleutel.{os.getpid()}"
        with private_bestanden():
            tijdelijk.write_text(secrets.token_urlsafe(64))
        try:
            os.link(tijdelijk, bestand)  # the first process wins, all others read its key
        except FileExistsError:
            pass
        finally:
            tijdelijk.unlink()
    return bestand.read_text()

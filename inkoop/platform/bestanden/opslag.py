"""Where the content of private files lies: named after its digest, written whole or not at all.

The place is Django's default storage: a folder (`Mapopslag`), or an object store (`s3opslag.S3opslag`) that
several machines share. Names are the same in both, so that moving from one to the other is copying.
"""

import hashlib
import os
import tempfile
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn, cast

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, default_storage

BLOK = 1 << 20
_TIJDELIJK = ".tijdelijk"


class PriveOpslag(Storage):
    """A place for private files: no address leads to one, and a name means one content for ever."""

    def url(self, name: str | None) -> NoReturn:
        """Refuse: an address, also a signed one, would go past the view that checks the rights."""
        raise NotImplementedError("Een privaat bestand heeft geen eigen adres; gebruik bestanden:download")

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Keep the name. Writing what is already there mends it, should it be damaged."""
        return name

    @abstractmethod
    def iter_namen(self) -> Iterator[str]:
        """The names of all that lies here, leftovers of broken writing included."""


class Mapopslag(PriveOpslag, FileSystemStorage):
    """The folder BESTANDEN_MAP, which only the application can enter."""

    @property
    def location(self) -> str:  # not remembered: settings may change
        """The folder."""
        return os.path.abspath(settings.BESTANDEN_MAP)

    def iter_namen(self) -> Iterator[str]:
        """The names below the folder, in order."""
        wortel = Path(self.location)
        paden = [*wortel.glob("??/??/*"), *wortel.glob(f"{_TIJDELIJK}/*")]
        yield from sorted(pad.relative_to(wortel).as_posix() for pad in paden)

    def _save(self, name: str, content: File[Any]) -> str:
        """Write to a temporary file, which gets its name when all of it is safely on disk."""
        greep, tijdelijk = tempfile.mkstemp(dir=self._ensure_map(PurePosixPath(_TIJDELIJK)))
        try:
            with os.fdopen(greep, "wb") as bestand:
                for blok in content.chunks(BLOK):
                    bestand.write(blok)
                bestand.flush()
                os.fsync(bestand.fileno())
            map_ = self._ensure_map(PurePosixPath(name).parent)
            Path(tijdelijk).replace(self.path(name))
            _sync_map(map_)
        finally:
            Path(tijdelijk).unlink(missing_ok=True)
        return name

    def _ensure_map(self, naam: PurePosixPath) -> Path:
        map_ = Path(self.location)
        map_.mkdir(mode=0o700, parents=True, exist_ok=True)
        for deel in naam.parts:
            map_ /= deel
            map_.mkdir(mode=0o700, exist_ok=True)
        return map_


def _sync_map(map_: Path) -> None:
    greep = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)


def get_opslag() -> PriveOpslag:
    """Return the place that this installation uses."""
    return cast(PriveOpslag, default_storage)


def make_naam(sha256: str) -> str:
    """Return where content with this digest lies; two levels keep each folder small."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def write_inhoud(
    inhoud: bytes | Iterable[bytes], before_plaatsen: Callable[[], None] | None = None
) -> tuple[str, int]:
    """Write content and return its SHA-256 and its number of bytes.

    Its name is known when all of it was seen, so it waits in a temporary file; in memory when it is small.

    Args:
        inhoud: the bytes, or pieces of them; making these may take long.
        before_plaatsen: called when all of it was seen, before any of it comes to its place.
    """
    som, grootte = hashlib.sha256(), 0
    with tempfile.SpooledTemporaryFile(max_size=BLOK) as tijdelijk:
        for blok in [inhoud] if isinstance(inhoud, bytes) else inhoud:
            tijdelijk.write(blok)
            som.update(blok)
            grootte += len(blok)
        tijdelijk.seek(0)
        if before_plaatsen is not None:
            before_plaatsen()
        get_opslag().save(make_naam(som.hexdigest()), File(tijdelijk))
    return som.hexdigest(), grootte


def calculate_sha256(sha256: str) -> str | None:
    """Return the digest of what lies under this digest; None when nothing does."""
    som = hashlib.sha256()
    try:
        with get_opslag().open(make_naam(sha256)) as bestand:
            while blok := bestand.read(BLOK):
                som.update(blok)
    except FileNotFoundError:
        return None
    return som.hexdigest()

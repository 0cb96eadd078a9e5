"""Content on disk, named after its digest: written whole or not at all, never changed."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings

_TIJDELIJK = ".tijdelijk"
_BLOK = 1 << 20


def write_inhoud(inhoud: bytes | Iterable[bytes]) -> tuple[str, int]:
    """Write content and return its SHA-256 and its number of bytes.

    It goes to a temporary file first, which gets its name when all of it is safely on disk.
    """
    tijdelijk = _ensure_map(Path(settings.BESTANDEN_MAP) / _TIJDELIJK)
    som, grootte = hashlib.sha256(), 0
    greep, naam = tempfile.mkstemp(dir=tijdelijk)
    try:
        with os.fdopen(greep, "wb") as bestand:
            for blok in [inhoud] if isinstance(inhoud, bytes) else inhoud:
                bestand.write(blok)
                som.update(blok)
                grootte += len(blok)
            bestand.flush()
            os.fsync(bestand.fileno())
        _place(Path(naam), som.hexdigest())
    finally:
        Path(naam).unlink(missing_ok=True)
    return som.hexdigest(), grootte


def get_pad(plaats: PurePosixPath) -> Path:
    """The path on disk of content that lies at `plaats` below BESTANDEN_MAP."""
    return Path(settings.BESTANDEN_MAP) / plaats


def iter_paden() -> Iterator[Path]:
    """All content on disk, in order of digest."""
    yield from sorted(Path(settings.BESTANDEN_MAP).glob("??/??/*"))


def calculate_sha256(pad: Path) -> str:
    """The digest of content on disk."""
    som = hashlib.sha256()
    with pad.open("rb") as bestand:
        while blok := bestand.read(_BLOK):
            som.update(blok)
    return som.hexdigest()


def _place(bron: Path, sha256: str) -> None:
    doel = _ensure_map(Path(settings.BESTANDEN_MAP) / sha256[:2] / sha256[2:4]) / sha256
    # Also when it is already there: that mends content that was damaged.
    bron.replace(doel)
    map_ = os.open(doel.parent, os.O_RDONLY)
    try:
        os.fsync(map_)
    finally:
        os.close(map_)


def _ensure_map(pad: Path) -> Path:
    pad.mkdir(mode=0o700, parents=True, exist_ok=True)
    return pad

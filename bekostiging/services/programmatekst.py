"""The digest of the program that settles: what another program computed is computed again."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

# Migrations are among it, and with them the functions of the database that the reading statements call.
_MAPPEN = ("bekostiging", "contracten", "inkoop", "segmenten", "toegang")


@cache
def get_programmadigest() -> str:
    """Give the SHA-256 of every Python file of the product; of a running process it does not change."""
    som = hashlib.sha256()
    for bestand in _find_bestanden(Path(settings.BASE_DIR)):
        som.update(f"{bestand.relative_to(settings.BASE_DIR)}\n".encode())
        som.update(hashlib.sha256(bestand.read_bytes()).digest())
    return som.hexdigest()


def _find_bestanden(map_: Path) -> list[Path]:
    return sorted(bestand for naam in _MAPPEN for bestand in (map_ / naam).rglob("*.py"))

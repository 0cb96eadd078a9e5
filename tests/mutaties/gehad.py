"""Keeps what became of each mutant, so that a run that was broken off goes on where it was.

A line of `gehad.jsonl` is one mutant. It counts for the files that it was tried with, and for no others.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from tests.mutaties.soorten import Mutant
from tests.mutaties.uitvoeren import Uitslag

_Sleutel = tuple[str, int, int, str]


def make_stand(bestanden: Mapping[str, str]) -> str:
    """Return by what all files of the project are known together, from the digest of each."""
    return hashlib.sha256(json.dumps(sorted(bestanden.items())).encode()).hexdigest()


class Gehad:
    """What was tried before with these same files.

    Args:
        pad: where it is kept; what was tried with other files is thrown away.
        stand: as `make_stand` gives.
    """

    def __init__(self, pad: Path, stand: str) -> None:
        self._pad, self._stand = pad, stand
        self._regels: dict[_Sleutel, tuple[bool, float, str]] = {}
        regels = pad.read_text(encoding="utf-8").splitlines() if pad.exists() else []
        for deel in map(json.loads, regels):
            if deel["stand"] == stand:
                self._regels[tuple(deel["mutant"])] = tuple(deel["uitslag"])
        if not self._regels:
            pad.write_text("", encoding="utf-8")

    def find(self, mutant: Mutant) -> Uitslag | None:
        """Return what became of a mutant; None when it was not tried yet."""
        regel = self._regels.get(_get_sleutel(mutant))
        return Uitslag(mutant, *regel) if regel else None

    def add(self, uitslag: Uitslag) -> None:
        """Keep what became of a mutant, at once."""
        sleutel = _get_sleutel(uitslag.mutant)
        self._regels[sleutel] = (uitslag.is_gevangen, uitslag.seconden, uitslag.waardoor)
        regel = {"stand": self._stand, "mutant": sleutel, "uitslag": self._regels[sleutel]}
        with self._pad.open("a", encoding="utf-8") as bestand:
            bestand.write(json.dumps(regel) + "\n")


def _get_sleutel(mutant: Mutant) -> _Sleutel:
    return mutant.bestand, mutant.begin, mutant.eind, mutant.nieuw

"""Which functions each test file runs: a pytest plugin that writes it down, and what reads it back.

Python 3.11 has no cheap way to watch lines, and calls are enough to choose tests. MUTATIES_DEKKING names
the folder of the parts. Seconds are of the processor, so that a busy machine makes no test longer.
"""

import json
import os
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Container, Generator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

from tests.mutaties.soorten import Mutant

_PROJECT = str(Path(__file__).resolve().parents[2]) + os.sep
_codes: dict[str, dict[int, CodeType]] = defaultdict(dict)
_seconden: dict[str, float] = defaultdict(float)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, None, None]:
    """Watch the calls of one test, its fixtures included."""
    bestand = item.nodeid.partition("::")[0]
    gezien = _codes[bestand]

    def watch(kader: FrameType, gebeurtenis: str, _waarde: Any) -> None:
        if gebeurtenis == "call" and id(kader.f_code) not in gezien:
            gezien[id(kader.f_code)] = kader.f_code

    begin = time.process_time()
    threading.setprofile(watch)
    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
        _seconden[bestand] += time.process_time() - begin


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down what this process saw."""
    map_ = os.environ.get("MUTATIES_DEKKING")
    if map_ is None or not _seconden:
        return
    delen = {
        bestand: {"seconden": _seconden[bestand], "functies": sorted(_get_namen(codes.values()))}
        for bestand, codes in _codes.items()
    }
    Path(map_, f"{os.getpid()}.json").write_text(json.dumps(delen), encoding="utf-8")


def _get_namen(codes: Any) -> set[str]:
    return {
        f"{code.co_filename.removeprefix(_PROJECT)}::{code.co_qualname.replace('.<locals>', '')}"
        for code in codes
        if code.co_filename.startswith(_PROJECT) and code.co_name != "<module>"
    }


@dataclass
class Dekking:
    """What each test file runs, and how long it takes in seconds."""

    functies: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    seconden: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @classmethod
    def read(cls, map_: Path, bestaand: Container[str]) -> "Dekking":
        """Read what the rounds of measuring wrote about the tests that exist: of each test the last round."""
        dekking = cls()
        for ronde in sorted(map_.glob("*/")):
            gemeten = cls()
            for deel in ronde.glob("*.json"):
                for bestand, waarden in json.loads(deel.read_text(encoding="utf-8")).items():
                    gemeten.functies[bestand] |= set(waarden["functies"])
                    gemeten.seconden[bestand] += waarden["seconden"]
            dekking.functies.update(gemeten.functies)
            dekking.seconden.update(gemeten.seconden)
        for bestand in [bestand for bestand in dekking.functies if bestand not in bestaand]:
            del dekking.functies[bestand]
        return dekking

    def choose(self, mutant: Mutant, grens: float) -> list[str]:
        """Return the test files that run the function, the most likely first, up to `grens` seconds in all.

        What stands outside functions is run by importing: the tests of any function of the file do for that,
        and where importing is all that is ever run of it, the tests whose path mirrors it most.
        """
        plek = f"{mutant.bestand}::"
        precies = {b for b, namen in self.functies.items() if any(_is_in(naam, mutant) for naam in namen)}
        if not precies:
            precies = {b for b, namen in self.functies.items() if any(n.startswith(plek) for n in namen)}
        precies = precies or set(self.functies)
        gekozen: list[str] = []
        besteed = 0.0
        for bestand in sorted(
            precies, key=lambda b: (-_count_gelijk(b, mutant.bestand), self.seconden[b], b)
        ):
            if gekozen and besteed + self.seconden[bestand] > grens:
                continue
            gekozen.append(bestand)
            besteed += self.seconden[bestand]
        return gekozen

    def count_seconden(self, bestanden: list[str]) -> float:
        """Return how long these test files took."""
        return sum(self.seconden[bestand] for bestand in bestanden)


def _is_in(naam: str, mutant: Mutant) -> bool:
    bestand, _, functie = naam.partition("::")
    if bestand != mutant.bestand or not mutant.functie:
        return False
    return functie == mutant.functie or functie.startswith(f"{mutant.functie}.")


def _count_gelijk(proef: str, bestand: str) -> int:
    """Count how many parts of a test's path mirror the path of the source."""
    bron = set(Path(bestand).with_suffix("").parts)
    return len({deel.removeprefix("test_") for deel in Path(proef).with_suffix("").parts} & bron)

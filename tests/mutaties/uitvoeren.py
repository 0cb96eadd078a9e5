"""Tries mutants in copies of the project: the working tree is never touched."""

import hashlib
import os
import queue
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.mutaties.dekking import Dekking
from tests.mutaties.soorten import Mutant

PROJECT = Path(__file__).resolve().parents[2]
SNEL = "not browser and not pdfua and not storing and not traag"
# What the tests of one mutant may take as measured, and how much longer before they count as endless.
GRENS_SECONDEN = 150.0
RUIMTE, MINSTENS_SECONDEN = 4.0, 120.0
_STAART = 4000


class ProevenFalenError(Exception):
    """The tests fail without any mistake in the code, so they cannot tell one."""


@dataclass(frozen=True)
class Uitslag:
    """What became of a mutant: whether a test failed, in how many seconds, and which test."""

    mutant: Mutant
    is_gevangen: bool
    seconden: float
    waardoor: str


def get_bestanden() -> list[str]:
    """Return the files of the project as git knows them, changed ones included."""
    argv = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    uit = subprocess.run(argv, cwd=PROJECT, check=True, capture_output=True).stdout.decode()
    return sorted(naam for naam in uit.split("\0") if naam and (PROJECT / naam).is_file())


def make_kopie(doel: Path) -> Path:
    """Copy the project; packages are linked."""
    shutil.rmtree(doel, ignore_errors=True)
    for naam in get_bestanden():
        (doel / naam).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PROJECT / naam, doel / naam)
    for naam in (".venv", "node_modules"):
        (doel / naam).symlink_to(PROJECT / naam)
    # Compiled here once. Trying mutants writes nothing beside the source, so no mistake outlives its turn.
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(doel)], check=True)
    return doel


def measure_dekking(kopie: Path, map_: Path, proeven: Sequence[str], werkers: int) -> Dekking:
    """Run the quick tests once and see what each file runs; kept until a file of the project changes.

    Raises `ProevenFalenError` when a test fails.
    """
    kenmerk = hashlib.sha256("\0".join(proeven).encode())
    for naam in get_bestanden():
        kenmerk.update(naam.encode() + b"\0" + (PROJECT / naam).read_bytes())
    delen = map_ / kenmerk.hexdigest()[:16]
    if not (delen / "klaar").exists():
        shutil.rmtree(map_, ignore_errors=True)
        delen.mkdir(parents=True)
        argv = ["-p", "tests.mutaties.dekking", "-n", str(werkers), "--dist", "loadfile", *proeven]
        klaar = _run_pytest(kopie, argv, None, MUTATIES_DEKKING=str(delen))
        if klaar.returncode:
            raise ProevenFalenError(klaar.stdout[-_STAART:])
        (delen / "klaar").touch()
    return Dekking.read(delen)


def try_alle(
    mutanten: Iterable[Mutant], kopieen: Sequence[Path], dekking: Dekking, meld: Callable[[Uitslag], None]
) -> list[Uitslag]:
    """Try each mutant, as many at once as there are copies."""
    vrij: queue.Queue[Path] = queue.Queue()
    for kopie in kopieen:
        vrij.put(kopie)

    def one(mutant: Mutant) -> Uitslag:
        kopie = vrij.get()
        try:
            uitslag = try_mutant(mutant, kopie, dekking)
        finally:
            vrij.put(kopie)
        meld(uitslag)
        return uitslag

    with ThreadPoolExecutor(len(kopieen)) as werkers:
        return list(werkers.map(one, mutanten))


def try_mutant(mutant: Mutant, kopie: Path, dekking: Dekking) -> Uitslag:
    """Make one mistake in a copy and run the tests most likely to see it, until the first that fails."""
    proeven = dekking.choose(mutant, GRENS_SECONDEN)
    if not proeven:
        return Uitslag(mutant, False, 0.0, "geen enkele test komt hier")
    bron = (PROJECT / mutant.bestand).read_bytes()
    begin = time.monotonic()
    (kopie / mutant.bestand).write_bytes(mutant.apply(bron))
    try:
        grens = max(MINSTENS_SECONDEN, RUIMTE * dekking.count_seconden(proeven))
        klaar = _run_pytest(kopie, ["-x", *proeven], grens)
    except subprocess.TimeoutExpired:
        return Uitslag(mutant, True, time.monotonic() - begin, "de tests komen niet tot een einde")
    finally:
        (kopie / mutant.bestand).write_bytes(bron)
    return Uitslag(mutant, klaar.returncode != 0, time.monotonic() - begin, _find_gefaald(klaar))


def _run_pytest(
    kopie: Path, argv: Sequence[str], grens: float | None, **anders: str
) -> subprocess.CompletedProcess[str]:
    # With CI set, hypothesis has no deadline and no chance in it: a slow machine catches no mistake.
    omgeving = {**os.environ, "CI": "true", "PYTHONDONTWRITEBYTECODE": "1", **anders}
    vast = ["-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--tb=line", "-m", SNEL]
    # The tests of this tool ask git which files there are; a copy is not known to git.
    vast.append("--ignore=tests/mutaties")
    vast = ["-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--tb=line", "-m", SNEL]
    # The tests of this tool ask git which files there are; a copy is not known to git.
    vast.append("--ignore=tests/mutaties")
    heel = [sys.executable, "-m", "pytest", *vast, *argv]
    with subprocess.Popen(
        heel,
        cwd=kopie,
        env=omgeving,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as proces:
        try:
            uit, _ = proces.communicate(timeout=grens)
        except subprocess.TimeoutExpired:
            proces.kill()
            raise
    return subprocess.CompletedProcess(heel, proces.returncode, uit, "")


def _find_gefaald(klaar: subprocess.CompletedProcess[str]) -> str:
    regels = [r for r in klaar.stdout.splitlines() if r.startswith(("FAILED", "ERROR"))]
    return regels[0] if regels else f"pytest eindigde met {klaar.returncode}"

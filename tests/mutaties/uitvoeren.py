"""Tries mutants in copies of the project: the working tree is never touched."""

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
# What the tests of one mutant may take as measured, and how much longer before they count as endless: the
# database takes time as well, and the machine may be busy.
GRENS_SECONDEN = 150.0
RUIMTE, MINSTENS_SECONDEN = 8.0, 300.0
# Exit codes of pytest.
GESLAAGD, GEEN_PROEVEN = 0, 5


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
    """Make one mistake in a copy and run the tests most likely to see it, until the first that fails.

    What failed, broke off or did not end is run again without the mistake, at once and with the same limit:
    a machine that is too busy, or a test that fails now and then, catches nothing.
    """
    proeven = dekking.choose(mutant, GRENS_SECONDEN)
    if not proeven:
        return Uitslag(mutant, False, 0.0, "geen enkele test komt hier")
    begin = time.monotonic()
    grens = max(MINSTENS_SECONDEN, RUIMTE * dekking.count_seconden(proeven))
    plek = kopie / mutant.bestand
    bron = plek.read_bytes()
    plek.write_bytes(mutant.apply(bron))
    try:
        klaar = run_pytest(kopie, ["-x", "--cache-clear", *proeven], grens)
    finally:
        plek.write_bytes(bron)
    is_gevangen = klaar is None or klaar.returncode not in (GESLAAGD, GEEN_PROEVEN)
    waardoor = _find_gefaald(klaar)
    if is_gevangen:
        zonder = run_pytest(kopie, ["-x", "--last-failed", *proeven], grens)
        is_gevangen = zonder is not None and zonder.returncode == GESLAAGD
        if not is_gevangen:
            waardoor = f"ook zonder de fout: {_find_gefaald(zonder)}"
    return Uitslag(mutant, is_gevangen, time.monotonic() - begin, waardoor)


def run_pytest(
    kopie: Path, argv: Sequence[str], grens: float | None, **anders: str
) -> subprocess.CompletedProcess[str] | None:
    """Run quick tests of a copy; None when they did not end within `grens` seconds."""
    # With CI set, hypothesis has no deadline and no chance in it: a slow machine catches no mistake.
    omgeving = {**os.environ, "CI": "true", "PYTHONDONTWRITEBYTECODE": "1", **anders}
    # The tests of this tool ask git which files there are; a copy is not known to git.
    vast = ["-q", "-p", "no:randomly", "--tb=line", "-m", SNEL, "--ignore=tests/mutaties"]
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
            return None
    return subprocess.CompletedProcess(heel, proces.returncode, uit, "")


def _find_gefaald(klaar: subprocess.CompletedProcess[str] | None) -> str:
    if klaar is None:
        return "de tests komen niet tot een einde"
    regels = [r for r in klaar.stdout.splitlines() if r.startswith(("FAILED", "ERROR"))]
    return regels[0] if regels else f"pytest eindigde met {klaar.returncode}"

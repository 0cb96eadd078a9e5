"""Measures which functions the quick tests run, and keeps it: what did not change is not measured again."""

import hashlib
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.mutaties.dekking import Dekking
from tests.mutaties.uitvoeren import GEEN_PROEVEN, GESLAAGD, get_bestanden, run_pytest

_PROEF = re.compile(r"^tests/(.*/)?test_\w+\.py$")
_GEFAALD = re.compile(r"^(?:FAILED|ERROR) (tests/[\w/]+\.py)", re.MULTILINE)
_STAART = 4000


class ProevenFalenError(Exception):
    """The tests fail without any mistake in the code, so they cannot tell one."""


def measure_dekking(kopie: Path, map_: Path, proeven: Sequence[str], werkers: int) -> Dekking:
    """Run the quick tests once and see what each file runs; after that only test files that changed.

    Raises `ProevenFalenError` when a test fails.
    """
    stand = read_stand(kopie)
    bewaard = map_ / "stand.json"
    vorig = json.loads(bewaard.read_text(encoding="utf-8")) if bewaard.exists() else {}
    te_meten = list(proeven)
    if vorig.get("proeven") == te_meten:
        te_meten = find_te_meten(vorig["stand"], stand, proeven)
    if te_meten == list(proeven):
        shutil.rmtree(map_, ignore_errors=True)
    if te_meten:
        _measure(kopie, map_, te_meten, werkers)
    bewaard.write_text(json.dumps({"proeven": list(proeven), "stand": stand}), encoding="utf-8")
    return Dekking.read(map_, stand)


def read_stand(kopie: Path) -> dict[str, str]:
    """Return the digest of each file of the project, as it is in a copy."""
    return {naam: hashlib.sha256((kopie / naam).read_bytes()).hexdigest() for naam in get_bestanden()}


def find_te_meten(vorig: Mapping[str, str], nu: Mapping[str, str], proeven: Sequence[str]) -> list[str]:
    """Return the files of tests that changed; all `proeven` when anything else changed as well."""
    anders = {naam for naam in vorig.keys() | nu.keys() if vorig.get(naam) != nu.get(naam)}
    if not all(_PROEF.match(naam) for naam in anders):
        return list(proeven)
    return sorted(
        naam for naam in anders & nu.keys() if any(f"{naam}/".startswith(f"{proef}/") for proef in proeven)
    )


def _measure(kopie: Path, map_: Path, proeven: Sequence[str], werkers: int) -> None:
    """Measure test files; those that fail once more, so that one slow moment does not undo a long run."""
    gefaald = _measure_ronde(kopie, map_, proeven, werkers)
    if gefaald:
        _measure_ronde(kopie, map_, gefaald, werkers, ook_gefaald=False)


def _measure_ronde(
    kopie: Path, map_: Path, proeven: Sequence[str], werkers: int, *, ook_gefaald: bool = True
) -> list[str]:
    """Keep what one run saw, and give the test files that failed in it.

    Raises `ProevenFalenError`, and keeps nothing, when tests fail and that may not be, or no test is named.
    """
    ronde = map_ / f"{len(list(map_.glob('*/'))) + 1:03d}"
    ronde.mkdir(parents=True)
    argv = ["-p", "tests.mutaties.dekking", "-p", "no:cacheprovider"]
    argv += ["-n", str(werkers), "--dist", "loadfile", *proeven]
    klaar = run_pytest(kopie, argv, None, MUTATIES_DEKKING=str(ronde))
    if klaar is not None and klaar.returncode in (GESLAAGD, GEEN_PROEVEN):
        return []
    uitvoer = klaar.stdout if klaar else ""
    gefaald = sorted(set(_GEFAALD.findall(uitvoer)))
    if gefaald and ook_gefaald:
        return gefaald
    shutil.rmtree(ronde)
    raise ProevenFalenError(uitvoer[-_STAART:])

"""Draws mutants: a few of each area and of each kind, other ones for each seed."""

import difflib
import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.mutaties.soorten import Mutant, find_mutanten

AANVAARD = Path(__file__).with_name("aanvaard.toml")
# Where each area lies. Of models only the functions about sight belong to the rights.
GEBIEDEN: Mapping[str, re.Pattern[str]] = {
    naam: re.compile(patroon)
    for naam, patroon in {
        "rechten": r"^(inkoop|\w+)/(.*/)?(rechten|zicht|bereik|middleware)\.py$|^\w+/models/",
        "regels": r"^\w+/regels/",
        "kern": r"^inkoop/kern/",
        "berekening": r"^bekostiging/berekening/",
        "controle": r"^toegang/controle/",
        "selectors": r"/selectors(/|\.py$)",
        "services": r"/services(/|\.py$)",
    }.items()
}
_BUITEN = re.compile(r"^(tests|benchmarks|inkoop/(demo|stapel|management))/|/migrations/")
_ZICHT = re.compile(r"zichtbaar|\b(mag|may)_")


def get_gebied(bestand: str) -> str | None:
    """Return the area of a file; None when it has none."""
    if _BUITEN.search(bestand) or not bestand.endswith(".py"):
        return None
    return next((naam for naam, patroon in GEBIEDEN.items() if patroon.search(bestand)), None)


def find_alle(project: Path, bestanden: Iterable[str]) -> dict[str, list[Mutant]]:
    """Return every mutant of the project by area, without those that were accepted as no mistake."""
    aanvaard = read_aanvaard()
    gevonden: dict[str, list[Mutant]] = defaultdict(list)
    for bestand in sorted(bestanden):
        gebied = get_gebied(bestand)
        if gebied is None:
            continue
        bron = (project / bestand).read_bytes()
        for mutant in find_mutanten(bestand, bron):
            if "/models/" in bestand and not _ZICHT.search(mutant.functie):
                continue
            if describe(mutant, bron) not in aanvaard and _compiles(mutant.apply(bron)):
                gevonden[gebied].append(mutant)
    return dict(gevonden)


def draw(gevonden: Mapping[str, Sequence[Mutant]], zaad: int, aantal: int) -> list[Mutant]:
    """Draw `aantal` mutants: the areas in turn, within an area the kinds in turn, seldom two on a line."""
    toeval = random.Random(zaad)  # noqa: S311 - to be repeatable, not to be secret
    rijen = [_order(gevonden[gebied], toeval) for gebied in sorted(gevonden)]
    getrokken: list[Mutant] = []
    while len(getrokken) < aantal and any(rijen):
        for rij in rijen:
            if rij and len(getrokken) < aantal:
                getrokken.append(rij.pop(0))
    return getrokken


def _order(mutanten: Sequence[Mutant], toeval: random.Random) -> list[Mutant]:
    per_soort: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutanten:
        per_soort[mutant.soort].append(mutant)
    stapels = [toeval.sample(rij, len(rij)) for _, rij in sorted(per_soort.items())]
    toeval.shuffle(stapels)
    geordend, gezien = [], set()
    while any(stapels):
        for stapel in stapels:
            while stapel and _get_buurt(stapel[-1]) in gezien:
                stapel.pop()
            if stapel:
                gezien.add(_get_buurt(stapel[-1]))
                geordend.append(stapel.pop())
    return geordend


def _get_buurt(mutant: Mutant) -> tuple[str, int]:
    """Return about which line it is: two mistakes in one line tell little more than one."""
    return mutant.bestand, mutant.begin // 80


def make_diff(mutant: Mutant, bron: bytes) -> str:
    """Return the mistake as a diff."""
    oud, nieuw = bron.decode().splitlines(), mutant.apply(bron).decode().splitlines()
    return "\n".join(difflib.unified_diff(oud, nieuw, mutant.bestand, mutant.soort, lineterm="", n=2))


def describe(mutant: Mutant, bron: bytes) -> tuple[str, str, str]:
    """Return file, old and new line: what stays the same when lines above it move."""
    regels = [
        regel
        for regel in make_diff(mutant, bron).splitlines()
        if regel[:1] in "+-" and not regel.startswith(("+++", "---"))
    ]
    oud = " ".join(regel[1:].strip() for regel in regels if regel[0] == "-")
    return mutant.bestand, oud, " ".join(regel[1:].strip() for regel in regels if regel[0] == "+")


def read_aanvaard() -> dict[tuple[str, str, str], str]:
    """Return the reason of each change that is no mistake; raises `ValueError` for one without a reason."""
    rijen = tomllib.loads(AANVAARD.read_text(encoding="utf-8")).get("aanvaard", [])
    for rij in rijen:
        if not rij.get("reden", "").strip():
            raise ValueError(f"{AANVAARD.name}: {rij} heeft geen reden")
    return {(rij["bestand"], rij["oud"], rij["nieuw"]): rij["reden"] for rij in rijen}


def _compiles(bron: bytes) -> bool:
    try:
        compile(bron, "mutant", "exec")
    except SyntaxError:
        return False
    return True

"""`make mutaties ZAAD=1`: makes mistakes on purpose and tells which ones no test sees.

A run that was broken off goes on where it was, as long as no file changed. With `--overlevers` only what
survived the last time: to see whether a new test catches it. Exit code 1 when
fewer than `--minstens` were caught, 2 when the tests fail without any mistake.
"""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from tests.mutaties.dekking import Dekking
from tests.mutaties.gehad import Gehad, make_stand
from tests.mutaties.meten import ProevenFalenError, measure_dekking, read_stand
from tests.mutaties.soorten import Mutant
from tests.mutaties.trekken import GEBIEDEN, describe, draw, find_alle, get_gebied, make_diff
from tests.mutaties.uitvoeren import PROJECT, Uitslag, get_bestanden, make_kopie, try_alle

_WERKMAP = PROJECT / "var" / "mutaties"
_OVERLEVERS = _WERKMAP / "overlevers.json"
_GEHAD = _WERKMAP / "gehad.jsonl"


def main() -> int:
    """Draw, try and report; return the exit code."""
    keuzes = _read_arguments()
    begin = time.monotonic()
    gevonden = find_alle(PROJECT, get_bestanden())
    if keuzes.gebied:
        gevonden = {gebied: gevonden[gebied] for gebied in keuzes.gebied}
    mutanten = _read_overlevers(gevonden) if keuzes.overlevers else draw(gevonden, keuzes.zaad, keuzes.aantal)
    aantallen = ", ".join(f"{gebied} {len(rij)}" for gebied, rij in sorted(gevonden.items()))
    print(f"Mogelijke mutaties: {aantallen}. Zaad {keuzes.zaad}: {len(mutanten)} getrokken.", flush=True)
    kopieen = [make_kopie(_WERKMAP / f"kopie-{nummer}") for nummer in range(1, keuzes.werkers + 1)]
    try:
        dekking = measure_dekking(kopieen[0], _WERKMAP / "dekking", keuzes.proeven, keuzes.werkers)
    except ProevenFalenError as fout:
        print(f"De tests falen zonder mutatie:\n{fout}", file=sys.stderr)
        return 2
    print(f"Dekking gemeten na {time.monotonic() - begin:.0f} s.", flush=True)
    uitslagen = _try(mutanten, kopieen, dekking)
    _show_overlevers(uitslagen, kopieen[0])
    gevangen = sum(uitslag.is_gevangen for uitslag in uitslagen)
    print(
        f"{gevangen} van {len(uitslagen)} gevangen in {time.monotonic() - begin:.0f} s (zaad {keuzes.zaad})."
    )
    return 0 if gevangen >= min(keuzes.minstens, len(uitslagen)) else 1


def _try(mutanten: list[Mutant], kopieen: list[Path], dekking: Dekking) -> list[Uitslag]:
    """Try what was not tried before with these files, and keep what became of each at once."""
    gehad = Gehad(_GEHAD, make_stand(read_stand(kopieen[0])))
    eerder = {mutant: uitslag for mutant in mutanten if (uitslag := gehad.find(mutant))}
    if eerder:
        print(f"Eerder geprobeerd met deze bestanden: {len(eerder)}.", flush=True)

    def note(uitslag: Uitslag) -> None:
        gehad.add(uitslag)
        _show(uitslag)

    nieuw = try_alle([mutant for mutant in mutanten if mutant not in eerder], kopieen, dekking, note)
    return [*eerder.values(), *nieuw]


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutaties", description=__doc__)
    parser.add_argument("--zaad", type=int, default=1, help="ander zaad, andere mutaties (1)")
    parser.add_argument("--aantal", type=int, default=60, help="hoeveel mutaties (60)")
    parser.add_argument("--minstens", type=int, default=57, help="hoeveel er gevangen moeten worden (57)")
    parser.add_argument("--werkers", type=int, default=2, help="hoeveel tegelijk (2)")
    parser.add_argument("--gebied", action="append", choices=sorted(GEBIEDEN), help="alleen dit gebied")
    parser.add_argument("--overlevers", action="store_true", help="alleen wat de vorige keer overleefde")
    parser.add_argument("--proeven", nargs="*", default=["tests"], help="alleen deze tests (alle snelle)")
    return parser.parse_args()


def _show(uitslag: Uitslag) -> None:
    mutant = uitslag.mutant
    hoe = "gevangen" if uitslag.is_gevangen else "OVERLEEFT"
    plek = f"{get_gebied(mutant.bestand)}, {mutant.soort}: {mutant.bestand} {mutant.functie}"
    print(f"  {hoe:<9} {uitslag.seconden:5.0f} s  {plek}  [{uitslag.waardoor[:120]}]", flush=True)


def _show_overlevers(uitslagen: list[Uitslag], kopie: Path) -> None:
    overlevers = []
    for uitslag in uitslagen:
        if not uitslag.is_gevangen:
            bron = (kopie / uitslag.mutant.bestand).read_bytes()
            overlevers.append(describe(uitslag.mutant, bron))
            _, oud, nieuw = overlevers[-1]
            print(f"\n{make_diff(uitslag.mutant, bron)}\noud = {oud!r}\nnieuw = {nieuw!r}")
    _OVERLEVERS.write_text(json.dumps(overlevers), encoding="utf-8")
    telling = Counter(u.mutant.soort for u in uitslagen if not u.is_gevangen)
    if telling:
        print("\nOverleefd: " + ", ".join(f"{soort} {aantal}" for soort, aantal in telling.most_common()))


def _read_overlevers(gevonden: dict[str, list[Mutant]]) -> list[Mutant]:
    overlevers = set(map(tuple, json.loads(_OVERLEVERS.read_text(encoding="utf-8"))))
    return [
        mutant
        for rij in gevonden.values()
        for mutant in rij
        if describe(mutant, (PROJECT / mutant.bestand).read_bytes()) in overlevers
    ]


if __name__ == "__main__":
    sys.exit(main())

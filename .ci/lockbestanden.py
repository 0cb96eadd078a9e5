"""Lock files hold versions and hashes, never an address: those differ per network and registry.

`python .ci/lockbestanden.py` checks that, with `--schoon` after clearing package-lock.json.
"""

import json
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
_NPM_LOCK = PROJECT / "package-lock.json"
# npm records these beside each package; none is needed to install it.
_MET_ADRES = ("resolved", "funding", "deprecated")


def get_lockbestanden() -> list[Path]:
    """Return every lock file of the project."""
    return [*sorted((PROJECT / "requirements").glob("*.txt")), _NPM_LOCK]


def strip_adressen() -> None:
    """Remove from package-lock.json what holds, or may hold, an address."""
    inhoud = json.loads(_NPM_LOCK.read_text())
    for pakket in inhoud["packages"].values():
        for naam in _MET_ADRES:
            pakket.pop(naam, None)
    _NPM_LOCK.write_text(json.dumps(inhoud, indent=2, ensure_ascii=False) + "\n")


def find_adressen() -> list[str]:
    """Return one line of text for each address in a lock file."""
    return [
        f"{bestand.relative_to(PROJECT)}:{nummer}: {regel.strip()}"
        for bestand in get_lockbestanden()
        for nummer, regel in enumerate(bestand.read_text().splitlines(), start=1)
        if "://" in regel
    ]


def main(argv: list[str]) -> int:
    """Clear and check the lock files; return 1 when one holds an address."""
    if "--schoon" in argv:
        strip_adressen()
    adressen = find_adressen()
    for adres in adressen:
        print(f"Adres in een lockbestand: {adres}", file=sys.stderr)
    return 1 if adressen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

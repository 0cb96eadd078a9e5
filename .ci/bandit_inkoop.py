"""Runs bandit over the product, and refuses what nobody judged.

Ruff has the same rules under nearly the same numbers (S608 is B608): a line that says why it is safe says so
for both. What bandit alone finds stands below, with its reason.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
WORTELS = ("inkoop", "segmenten", "contracten", "toegang", "bekostiging", "manage.py", "gunicorn.conf.py")
_WOORDEN = "words for a person, or the name of a setting: no password"
_OPBOUW = "built of names and fragments of our own; values are parameters"
# A rule that ruff has under another number.
_RUFF = {"B703": "S308"}
# Per rule the files, or the whole product, and why what it finds there is no weakness.
AANVAARD: Mapping[str, Mapping[str, str]] = {
    "B404": {"": "importing subprocess is no weakness; each call is judged by B603"},
    "B105": {
        "inkoop/platform/gebruikers/aanmelding/adapter.py": _WOORDEN,
        "inkoop/platform/gebruikers/aanmelding/dienstadapter.py": _WOORDEN,
        "inkoop/beheer/aanmelding.py": _WOORDEN,
        "inkoop/platform/gebruikers/models/bericht.py": _WOORDEN,
        "inkoop/exploitatie/backup/programmas.py": _WOORDEN,
        "inkoop/aanmeldinstellingen.py": _WOORDEN,
    },
    "B608": {"toegang/controle/strijdig.py": _OPBOUW},
    "B603": {"inkoop/stapel/": "the embedded servers, never part of an installation"},
}


def run_bandit() -> list[dict[str, Any]]:
    """Return what bandit finds."""
    argv = [sys.executable, "-m", "bandit", "-q", "-f", "json", "-x", "*/migrations/*", "-r", *WORTELS]
    klaar = subprocess.run(argv, cwd=PROJECT, capture_output=True, text=True, check=False)
    uitkomst = json.loads(klaar.stdout)
    if uitkomst["errors"]:
        raise RuntimeError(f"bandit kon niet alles lezen: {uitkomst['errors']}")
    gevonden: list[dict[str, Any]] = uitkomst["results"]
    return gevonden


def is_beoordeeld(bevinding: Mapping[str, Any]) -> bool:
    """Tell whether somebody said why this is no weakness: on the lines themselves, or above."""
    regel, bestand = str(bevinding["test_id"]), str(bevinding["filename"]).removeprefix("./")
    if any(bestand.startswith(tuple(plek.split("|"))) for plek in AANVAARD.get(regel, {})):
        return True
    eerste, laatste = bevinding["line_range"][0], bevinding["line_range"][-1]
    regels = (PROJECT / bestand).read_text(encoding="utf-8").splitlines()[eerste - 1 : laatste + 1]
    merk = _RUFF.get(regel, f"S{regel[1:]}")
    return any("noqa:" in tekst and merk in tekst.partition("noqa:")[2] for tekst in regels)


def main() -> int:
    """Tell what nobody judged; return 1 when there is any."""
    gevonden = run_bandit()
    over = [bevinding for bevinding in gevonden if not is_beoordeeld(bevinding)]
    for bevinding in over:
        plek = f"{bevinding['filename']}:{bevinding['line_number']}"
        print(f"{plek}: {bevinding['test_id']} {bevinding['issue_text']}", file=sys.stderr)
    print(f"Bandit: {len(gevonden)} plekken, waarvan {len(over)} niet beoordeeld.")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())

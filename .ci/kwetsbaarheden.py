"""Asks whether a package of an installation has a known weakness, with pip-audit, and tells the truth.

First one package is asked: where the service does not answer for that, nothing is audited, and the line says
so. That is never counted as passed; with --streng it is an error. Where the service is there, every package
must be audited: one that is weak, or that could not be asked, ends with 1.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
LOCK = PROJECT / "requirements" / "app.txt"
PROEF = "django"
NIET = "NIET GECONTROLEERD op bekende kwetsbaarheden: de dienst van pip-audit is hier niet te bereiken."
_BEANTWOORD = re.compile(r"No known vulnerabilities found|Found \d+ known vulnerabilit")
_SECONDEN = 300
Uitkomst = tuple[int, str]
Vraag = Callable[[str], Uitkomst]


def ask_pip_audit(lock: str) -> Uitkomst:
    """Ask for the packages of a lock; return exit code and everything that was said."""
    argv = [
        sys.executable,
        "-m",
        "pip_audit",
        "--strict",
        "--disable-pip",
        "--require-hashes",
        "--timeout=10",
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as bestand:
        bestand.write(lock)
        bestand.flush()
        try:
            klaar = subprocess.run(
                [*argv, "--progress-spinner=off", "-r", bestand.name],
                capture_output=True, text=True, check=False, timeout=_SECONDEN,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return 1, "pip-audit was na vijf minuten niet klaar"
    return klaar.returncode, klaar.stdout + klaar.stderr


def get_een(lock: str, naam: str) -> str:
    """Return the part of a lock that is about one package."""
    (deel,) = [deel for deel in re.split(r"\n(?=[a-z0-9])", lock) if deel.startswith(f"{naam}==")]
    return f"{deel}\n"


def main(argv: list[str], ask: Vraag = ask_pip_audit) -> int:
    """Tell whether the packages were audited, and what came of it."""
    lock = LOCK.read_text()
    if not _BEANTWOORD.search(ask(get_een(lock, PROEF))[1]):
        print(NIET, file=sys.stderr)
        return 1 if "--streng" in argv else 0
    code, gezegd = ask(lock)
    if code == 0 and "No known vulnerabilities found" in gezegd:
        print("Kwetsbaarheden: alle pakketten gecontroleerd, niets bekend.")
        return 0
    print(gezegd or "pip-audit zei niets.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

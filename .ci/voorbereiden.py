"""The part of `make setup` that follows the Python packages: front-end packages and system libraries.

`python .ci/voorbereiden.py [--volledig]`; with --volledig also the tools of `make test-volledig`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from pango import install_pango

from inkoop.stapel.plekken import PROJECT

_NPM_MAP = PROJECT / "node_modules"
_STEMPEL = _NPM_MAP / ".inkoop-stempel"
_BRONNEN = ("package.json", "package-lock.json", ".npmrc")


def main(argv: list[str]) -> int:
    """Install what is missing or changed; return 1 when the front-end packages cannot be had."""
    if not _install_npm(volledig="--volledig" in argv):
        return 1
    if reden := install_pango():
        print(f"LET OP: pdf's maken werkt hier niet, of met waarschuwingen: {reden}", file=sys.stderr)
    return 0


def _get_stempel() -> str:
    som = hashlib.sha256()
    for naam in _BRONNEN:
        som.update((PROJECT / naam).read_bytes())
    return som.hexdigest()


def _is_actueel(*, volledig: bool) -> bool:
    if not _STEMPEL.exists():
        return False
    kenmerk, omvang = _STEMPEL.read_text().split()
    return kenmerk == _get_stempel() and (omvang == "volledig" or not volledig)


def _install_npm(*, volledig: bool) -> bool:
    if _is_actueel(volledig=volledig):
        return True
    npm = _find_npm()
    if npm is None:
        print("npm ontbreekt, ook in .venv/bin; draai `make setup` opnieuw.", file=sys.stderr)
        return False
    print("Opmaakpakketten installeren (npm) ...", flush=True)
    keuze = "--include=dev" if volledig else "--omit=dev"
    # node must be found next to npm, also when both come from the venv.
    omgeving = {**os.environ, "PATH": f"{npm.parent}:{os.environ['PATH']}", "SCARF_ANALYTICS": "false"}
    argv = [str(npm), "ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error", keuze]
    if subprocess.run(argv, check=False, cwd=PROJECT, env=omgeving).returncode:
        return False
    _STEMPEL.write_text(f"{_get_stempel()} {'volledig' if volledig else 'beperkt'}\n")
    return True


def _find_npm() -> Path | None:
    if op_pad := shutil.which("npm"):
        return Path(op_pad)
    in_venv = Path(sys.executable).parent / "npm"
    return in_venv if in_venv.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

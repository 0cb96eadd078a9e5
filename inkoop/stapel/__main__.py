"""Command line of the stack: `python -m inkoop.stapel demo|run|stop|verwijder|status`, see --help."""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

from inkoop.stapel.demo import run_demo
from inkoop.stapel.fouten import StapelError
from inkoop.stapel.omgeving import prepare_omgeving
from inkoop.stapel.plekken import get_thuis, remove_diensten
from inkoop.stapel.toestand import read_toestand
from inkoop.stapel.wachter import spawn_guard, stop_stapel


def main() -> int:
    """Carry out one command and return its exit code."""
    keuzes = _read_arguments()
    thuis = get_thuis(keuzes.home)
    try:
        if keuzes.opdracht == "wacht":
            spawn_guard(thuis, proef=keuzes.proef)
            return 0
        if keuzes.opdracht == "run":
            return _run(thuis, keuzes.argv, proef=keuzes.proef)
        if keuzes.opdracht == "demo":
            return run_demo(thuis, _get_opdracht(keuzes.argv))
        if keuzes.opdracht == "verwijder":
            stop_stapel(thuis)
            remove_diensten(thuis)
            return 0
        if keuzes.opdracht == "stop":
            print("Gestopt." if stop_stapel(thuis) else "Er liep niets.")
            return 0
        return _show_status(thuis)
    except StapelError as fout:
        print(fout, file=sys.stderr)
        return 1


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m inkoop.stapel", description=__doc__)
    opdrachten = parser.add_subparsers(dest="opdracht", required=True)
    uitleg = {
        "demo": "maak de demo klaar en bied de site aan, met een opdracht zolang die loopt (SERVEER=0: niet)",
        "run": "draai een opdracht met de servers, en stop ze daarna",
        "stop": "stop de servers, ook als ze in gebruik zijn",
        "verwijder": "stop de servers en verwijder hun gegevens",
        "status": "laat zien wat er loopt",
        "wacht": "(intern) bezit de servers tot de laatste gebruiker weg is",
    }
    for naam, tekst in uitleg.items():
        deel = opdrachten.add_parser(naam, help=tekst)
        deel.add_argument("--home", type=Path, help="map van de servers (anders STACK_HOME of var/)")
        if naam in ("run", "wacht"):
            deel.add_argument("--proef", action="store_true", help="voor tests: snel, niet stroomvast")
        if naam in ("run", "demo"):
            deel.add_argument("argv", nargs=argparse.REMAINDER, help="-- opdracht met argumenten")
    return parser.parse_args()


def _get_opdracht(argv: list[str]) -> list[str]:
    return argv[1:] if argv[:1] == ["--"] else argv


def _run(thuis: Path, argv: list[str], *, proef: bool) -> int:
    opdracht = _get_opdracht(argv)
    if not opdracht:
        raise StapelError("Geen opdracht opgegeven na `--`.")
    os.environ["STACK_HOME"] = str(thuis)
    prepare_omgeving(thuis, proef=proef)
    proces = subprocess.Popen(opdracht)
    # Ctrl-C reaches the command by itself; we wait for it to end in its own way.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: proces.terminate())
    return proces.wait()


def _show_status(thuis: Path) -> int:
    lopend = read_toestand(thuis)
    if lopend is None:
        print("Er loopt niets.")
        return 1
    for naam, nummer in lopend.diensten.items():
        print(f"{naam}: proces {nummer}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

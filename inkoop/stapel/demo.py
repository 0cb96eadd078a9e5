"""`make demo`: prepares the database, runs the demo year and serves the site until Ctrl-C.

With a command, such as that of `make schermen`, the site is served for as long as that command runs.

The main job is the management command `demo`; around it this module runs the real thing: gunicorn,
a Celery worker and beat on PostgreSQL and a broker. Logs go to `var/log`.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from inkoop.stapel.fouten import StapelError
from inkoop.stapel.omgeving import prepare_omgeving
from inkoop.stapel.plekken import PROJECT
from inkoop.stapel.processen import Opdracht, Toezicht, accepts_verbinding, start_kind, wait_for
from inkoop.stapel.wachter import stapel

_EERSTE_POORT = 8000
_GEDULD_STOP = 60.0
# Celery's only remark about a demo run as root; a real installation runs as a user of its own.
_ALS_ROOT = "ignore:You're running the worker with superuser privileges"


def run_demo(thuis: Path, argv: Sequence[str] = ()) -> int:
    """Prepare, compute and (unless SERVEER=0) serve the demo; return the exit code.

    With a command in `argv` the site is served to that command, which finds its address in INKOOP_ADRES.
    """
    prepare_omgeving(thuis)
    os.environ["STACK_HOME"] = str(thuis)
    os.environ["INKOOP_DEMO"] = "1"
    os.environ.setdefault("MAIL_MAP", str(thuis / "mail"))
    # A demo that a shell started in the background inherits an ignored SIGINT.
    for sein in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sein, signal.default_int_handler)
    (thuis / "log").mkdir(exist_ok=True)
    try:
        with stapel(thuis):  # published for other shells, also when all servers are given
            _prepare_site(thuis)
            if argv or os.environ.get("SERVEER", "1") != "0":
                return _serve(thuis, argv)
    except KeyboardInterrupt:
        print("\nDe demo is gestopt.")
    except subprocess.CalledProcessError as fout:
        raise StapelError(f"`{' '.join(fout.cmd[1:])}` mislukte (code {fout.returncode}).") from fout
    return 0


def _prepare_site(thuis: Path) -> None:
    _manage(thuis, "migrate", "--noinput")
    _manage(thuis, "collectstatic", "--noinput")
    # Its own report is for people: log lines for programs would stand in the middle of it.
    omgeving = {"LOGNIVEAU": "WARNING", **os.environ}
    subprocess.run([sys.executable, "manage.py", "demo", "--demo"], check=True, cwd=PROJECT, env=omgeving)


def _manage(thuis: Path, naam: str, *argumenten: str) -> None:
    """Run a preparing command with its output in a log; show that output only when it fails."""
    log = thuis / "log" / f"{naam}.log"
    argv = [sys.executable, "manage.py", naam, *argumenten]
    with log.open("wb") as uitvoer:
        klaar = subprocess.run(argv, check=False, cwd=PROJECT, stdout=uitvoer, stderr=uitvoer)
    if klaar.returncode:
        print(log.read_text(), file=sys.stderr)
        raise subprocess.CalledProcessError(klaar.returncode, argv)


def _serve(thuis: Path, argv: Sequence[str]) -> int:
    poort = choose_poort()
    toezicht = Toezicht()
    try:
        for opdracht in _diensten(thuis, poort):
            opdracht.logbestand.unlink(missing_ok=True)
            toezicht.add(start_kind(opdracht))
        wait_for(toezicht.kinderen[0], lambda: _answers(poort), 60.0)
        adres = f"http://127.0.0.1:{poort}"
        print(f"\nDe site staat klaar op {adres}/ (stoppen: Ctrl-C).", flush=True)
        if argv:
            omgeving = {**os.environ, "INKOOP_ADRES": adres}
            return subprocess.run(argv, check=False, cwd=PROJECT, env=omgeving).returncode
        while True:
            time.sleep(0.5)
            toezicht.revive()
    finally:
        toezicht.stop(_GEDULD_STOP)


def _diensten(thuis: Path, poort: int) -> Iterable[Opdracht]:
    """Return the processes of the site, in starting order; they stop in the reverse order."""
    log = thuis / "log"
    bin_ = Path(sys.executable).parent
    omgeving = {**os.environ, "PYTHONUNBUFFERED": "1"}
    celery = [str(bin_ / "celery"), "-A", "inkoop"]
    # The rest stands in gunicorn.conf.py.
    gunicorn = [str(bin_ / "gunicorn"), "inkoop.wsgi", "--bind", f"127.0.0.1:{poort}"]
    werker = [*celery, "worker", "--concurrency", "2", "--loglevel", "INFO", *_werkersoort()]
    rooster = ["--schedule", str(thuis / "celerybeat"), "--pidfile", ""]
    beat = [*celery, "beat", "--loglevel", "INFO", *rooster]
    als_root = {"PYTHONWARNINGS": _ALS_ROOT} if os.geteuid() == 0 else {}
    yield _dienst("De webserver", gunicorn, log / "gunicorn.log", {"WEB_CONCURRENCY": "2", **omgeving})
    yield _dienst("De Celery-werker", werker, log / "werker.log", omgeving | als_root)
    yield _dienst("Celery beat", beat, log / "beat.log", omgeving)


def _dienst(naam: str, argv: list[str], log: Path, omgeving: dict[str, str]) -> Opdracht:
    return Opdracht(naam, argv, log, omgeving=omgeving, map=str(PROJECT))


def _werkersoort() -> list[str]:
    """Processes, or threads where semaphores are impossible because /dev/shm is not writable."""
    return [] if os.access("/dev/shm", os.W_OK) else ["--pool", "threads"]  # noqa: S108


def choose_poort() -> int:
    """Return PORT (or 8000), or the first free port above it."""
    gewenst = os.environ.get("PORT") or str(_EERSTE_POORT)
    if not gewenst.isdecimal():
        raise StapelError(f"PORT={gewenst} is geen poortnummer.")
    for poort in range(int(gewenst), int(gewenst) + 100):
        if not accepts_verbinding(poort):
            return poort
    raise StapelError(f"Vanaf poort {gewenst} is er geen vrij.")


def _answers(poort: int) -> bool:
    verbinding = HTTPConnection("127.0.0.1", poort, timeout=10)
    try:
        verbinding.request("GET", "/")
        return verbinding.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        verbinding.close()

"""Takes one file in and prints, as JSON, how long it took and how much memory this process needed.

    python -m benchmarks.inname FILE

A process of its own, so that its peak is that of the intake alone.
"""

import json
import os
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import django

_KIB_PER_MB = 1024


def main(bestand: Path) -> None:
    """Measure one intake in the region that `benchmarks.gegevens` made."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkoop.settings")
    django.setup()
    from django.db import connection

    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from segmenten.models import Regio
    from toegang.services import neem_prestaties_in

    with met_systeemzicht(), connection.cursor() as cursor:
        regio = Regio.objects.get()
        cursor.execute("SELECT pg_backend_pid()")
        kijker = _Kijker(cursor.fetchone()[0])
    rust = _read_geheugen("VmRSS")
    kijker.start()
    begin = time.perf_counter()
    with met_systeemzicht():
        resultaat = neem_prestaties_in(regio, bestand, datetime(2025, 1, 1, tzinfo=UTC))
    duur = time.perf_counter() - begin
    meting = {
        "intake": duur,
        "aantal": resultaat.aantal,
        "afgekeurd": resultaat.afgekeurd,
        "geheugen": (_read_geheugen("VmHWM") - rust) / _KIB_PER_MB,
        "geheugen_databank": kijker.stop() / _KIB_PER_MB,
    }
    sys.stdout.write(json.dumps(meting))


def _read_geheugen(soort: str) -> int:
    """Return memory of this process in KiB: VmRSS now, or VmHWM at its highest.

    Not `ru_maxrss`, which starts at what the parent needed when that is more.
    """
    regels = Path("/proc/self/status").read_text().splitlines()
    return next(int(regel.split()[1]) for regel in regels if regel.startswith(f"{soort}:"))


class _Kijker(threading.Thread):
    """Looks at the private memory of the database process, where that runs on this machine."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._status = Path(f"/proc/{pid}/status")
        self._klaar = threading.Event()
        self._rust = self._piek = self._read()

    def run(self) -> None:
        """Look twenty times a second."""
        while not self._klaar.wait(0.05):
            self._piek = max(self._piek, self._read())

    def stop(self) -> int:
        """Return how far it rose above rest, in KiB."""
        self._klaar.set()
        self.join()
        return self._piek - self._rust

    def _read(self) -> int:
        if not self._status.exists():
            return 0
        regels = self._status.read_text().splitlines()
        return next((int(regel.split()[1]) for regel in regels if regel.startswith("RssAnon")), 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

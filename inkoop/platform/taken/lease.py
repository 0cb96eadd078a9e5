"""The lease of a running job: kept alive, and progress written, outside the transaction of the work.

The work may hold one long transaction; what it does becomes visible only at its end. Progress must be visible
at once, so it goes through a connection of its own. All times are those of the database, since workers may
run on machines whose clocks differ.
"""

import threading
import time
import uuid
from types import TracebackType
from typing import Any

import psycopg
import structlog
from django.conf import settings
from django.db import connection

from inkoop.platform.databank.motor.base import Verbinding
from inkoop.platform.databank.tijdgrenzen import Tijdgrens, make_opties
from inkoop.platform.taken.fouten import LeaseVerlorenError

_log = structlog.get_logger(__name__)

# Who has the lease is known by the number of the attempt: a worker that was thought dead cannot write.
_VERLENG = """
UPDATE taken_taak SET lease_tot = statement_timestamp() + make_interval(secs => %(lease)s)
WHERE id = %(taak)s AND status = 'loopt' AND pogingen = %(poging)s
"""
_MELD = """
UPDATE taken_taak SET lease_tot = statement_timestamp() + make_interval(secs => %(lease)s),
    gedaan = %(gedaan)s, totaal = %(totaal)s, melding = %(melding)s
WHERE id = %(taak)s AND status = 'loopt' AND pogingen = %(poging)s
"""
_SECONDEN_TUSSEN_MELDINGEN = 0.2
# A heartbeat that waits is none.
_GRENS = Tijdgrens(slot=5, opdracht=5, stilte=5)


class Lease:
    """Holds the lease of one attempt of one job while the block runs; also the `Voortgang` of that job."""

    def __init__(self, taak: uuid.UUID, poging: int) -> None:
        self._vast: dict[str, Any] = {"taak": taak, "poging": poging, "lease": settings.TAKEN_LEASE_SECONDEN}
        self._verbinding = _connect(make_naam(taak))
        self._gestopt, self._verloren = threading.Event(), threading.Event()
        self._hartslag = threading.Thread(target=self._klop, name=f"lease-{taak}", daemon=True)
        self._wachtend: dict[str, Any] | None = None
        self._laatst = float("-inf")

    def __enter__(self) -> "Lease":
        self._hartslag.start()
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self._gestopt.set()
        self._hartslag.join()
        self._verbinding.close()

    def __call__(self, gedaan: int, totaal: int, melding: str) -> None:
        """Write the progress, or raise `LeaseVerlorenError`.

        Of many steps in a short time the last one is written by the heartbeat.
        """
        self._wachtend = {"gedaan": gedaan, "totaal": totaal, "melding": melding[:500]}
        if time.monotonic() - self._laatst >= _SECONDEN_TUSSEN_MELDINGEN:
            self._write_wachtend()
        self.check()

    def check(self) -> None:
        """Raise `LeaseVerlorenError` when another worker took the job over."""
        if self._verloren.is_set():
            raise LeaseVerlorenError(str(self._vast["taak"]))

    def _klop(self) -> None:
        verlengd = time.monotonic()
        while not self._gestopt.wait(_SECONDEN_TUSSEN_MELDINGEN):
            if self._wachtend is not None:
                self._write_wachtend()
            elif time.monotonic() - max(verlengd, self._laatst) > self._vast["lease"] / 3:
                self._write(_VERLENG)
                verlengd = time.monotonic()

    def _write_wachtend(self) -> None:
        stand, self._wachtend = self._wachtend, None
        if stand is not None:
            self._laatst = time.monotonic()
            self._write(_MELD, **stand)

    def _write(self, sql: str, **waarden: Any) -> None:
        try:
            if self._verbinding.execute(sql, {**self._vast, **waarden}).rowcount != 1:
                self._verloren.set()
        except psycopg.OperationalError as fout:
            # Without the database nobody holds a lease: the work stops at its next step.
            _log.warning("lease_niet_verlengd", taak=str(self._vast["taak"]), fout=type(fout).__name__)
            self._verloren.set()


def make_naam(taak: uuid.UUID) -> str:
    """Return the name by which the database knows the connections of a job."""
    return f"inkoop-taak {taak.hex}"


def _connect(naam: str) -> Verbinding:
    """Open an autocommit connection to the same database, which never waits long for anything."""
    gegevens = {**connection.get_connection_params(), "application_name": naam}
    gegevens["options"] = f"{gegevens.get('options', '')} {make_opties(_GRENS)}".strip()
    verbinding = Verbinding.connect(**gegevens, autocommit=True)
    verbinding.geduld = _GRENS.geduld
    return verbinding

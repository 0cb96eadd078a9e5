"""How long work waits: one table, per kind of work, so that nothing waits for ever.

Three limits are kept by the database: for a lock, for one statement, and for a transaction in which nothing
happens (its process hangs, and holds what others wait for). The fourth is kept here: a database that hangs
answers nothing at all, so the connection gives up some time after the database should have done.

A connection begins with the limits of the process (`INKOOP_WERK`); a transaction with a context gets those of
the work that it is for (`inkoop/platform/gebruikers/zicht.py`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import psycopg
from django.db import OperationalError
from psycopg import errors

# So much later than the database itself a connection that hears nothing gives up.
_NA_DE_DATABANK = 3
# For a connection that has to be made, and for the little that a heartbeat asks.
VERBINDEN_SECONDEN = 3


class Werksoort(StrEnum):
    """What work is for; the same words as the history of changes uses ("via")."""

    PAGINA = "pagina"
    API = "api"
    TAAK = "taak"
    OPDRACHT = "opdracht"
    MIGRATIE = "migratie"


@dataclass(frozen=True)
class Tijdgrens:
    """How long one kind of work waits, in seconds.

    Attributes:
        slot: for a lock that another holds. A row is waited for in two steps, the place in line and then who
            holds it, so for a row it may be twice this.
        opdracht: for one statement.
        stilte: how long a transaction may do nothing before the database ends it.
    """

    slot: float
    opdracht: float
    stilte: float

    @property
    def geduld(self) -> float:
        """How long a connection waits for an answer before it gives up."""
        return self.opdracht + _NA_DE_DATABANK

    def get_waarden(self) -> list[str]:
        """Return the limits as the database takes them, in the order of `NAMEN`."""
        return [f"{round(deel * 1000)}ms" for deel in (self.slot, self.opdracht, self.stilte)]


NAMEN = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")

# A page: a visitor waits, and so do others for who serves it. A job computes in Python between two
# statements. A migration may build an index for an hour, but never holds up a working site by waiting.
STANDAARD: Mapping[Werksoort, Tijdgrens] = {
    Werksoort.PAGINA: Tijdgrens(slot=1.5, opdracht=15, stilte=60),
    Werksoort.API: Tijdgrens(slot=1.5, opdracht=15, stilte=60),
    Werksoort.TAAK: Tijdgrens(slot=30, opdracht=1800, stilte=900),
    Werksoort.OPDRACHT: Tijdgrens(slot=60, opdracht=7200, stilte=1800),
    Werksoort.MIGRATIE: Tijdgrens(slot=5, opdracht=7200, stilte=1800),
}


def read_tijdgrenzen(read: Callable[[str, str], str]) -> dict[Werksoort, Tijdgrens]:
    """Return the limits of every kind of work: TIJDGRENS_PAGINA="1.5,15,60" and so on, else as above.

    Args:
        read: gives a setting by its name, or what stands beside it.

    Raises:
        ValueError: for anything but three numbers above zero; a limit of zero would be none.
    """
    return {soort: _read(soort, read(f"TIJDGRENS_{soort.name}", "")) for soort in Werksoort}


def _read(soort: Werksoort, tekst: str) -> Tijdgrens:
    if not tekst:
        return STANDAARD[soort]
    try:
        slot, opdracht, stilte = (float(deel) for deel in tekst.split(","))
    except ValueError:
        slot = opdracht = stilte = 0.0
    if not all(0.001 <= deel <= 2_000_000 for deel in (slot, opdracht, stilte)):
        raise ValueError(
            f"TIJDGRENS_{soort.name}={tekst!r}: geef drie aantallen seconden boven nul, voor een slot, een "
            "opdracht en een transactie waarin niets gebeurt, zoals 1.5,15,60."
        )
    return Tijdgrens(slot, opdracht, stilte)


def make_opties(grens: Tijdgrens) -> str:
    """Return the limits as options of a connection."""
    return " ".join(f"-c {naam}={waarde}" for naam, waarde in zip(NAMEN, grens.get_waarden(), strict=True))


class Belet(StrEnum):
    """Why the database did not do what was asked; asked again later, it may."""

    SLOT = "slot"
    """Another holds what is needed."""
    DUUR = "duur"
    """It took longer than this kind of work may take."""
    WEG = "weg"
    """The database is away, starts, is full, or does not answer."""


_BELET: Mapping[type[Exception], Belet] = {
    errors.LockNotAvailable: Belet.SLOT,
    errors.DeadlockDetected: Belet.SLOT,
    errors.SerializationFailure: Belet.SLOT,
    errors.QueryCanceled: Belet.DUUR,
    errors.IdleInTransactionSessionTimeout: Belet.DUUR,
}


# Classes of errors that the driver calls operational too: more than the database ever does at once (54), and
# an object that is not in the state for this (55).
_GEBREKEN = ("54", "55")


def find_belet(fout: BaseException | None) -> Belet | None:
    """Say why the database did not do it, for an error that says nothing about the work itself.

    None for any other error: that is a defect, and asking again does not help.
    """
    while fout is not None:
        for soort, belet in _BELET.items():
            if isinstance(fout, soort):
                return belet
        # A connection that is closed is operational; what the driver calls its interface is used wrongly.
        if isinstance(fout, psycopg.OperationalError):
            return None if (fout.sqlstate or "").startswith(_GEBREKEN) else Belet.WEG
        if isinstance(fout, OperationalError) and fout.__cause__ is None:
            return Belet.WEG
        fout = fout.__cause__
    return None

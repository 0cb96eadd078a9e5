"""One run of the settlement at a time per region and year."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def met_slot(regio: str, jaar: int) -> Iterator[None]:
    """Hold the lock of a region and year, from before the reading until after the storing.

    Waits for a run that is busy. The lock belongs to the connection: a killed process lets it go.
    """
    sleutel = f"bekostiging_afrekening:{regio}:{jaar}"
    if connection.in_atomic_block:
        _execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", sleutel)
        yield
        return
    _execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", sleutel)
    try:
        yield
    finally:
        _execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", sleutel)


def _execute(sql: str, sleutel: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [sleutel])

"""What keeps a settlement whole: one snapshot for its reading, one run at a time per region and year."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from inkoop.platform.gebruikers.zicht import met_systeemzicht


@contextmanager
def met_momentopname() -> Iterator[None]:
    """Read as the system in one snapshot, so that a delivery coming in halfway counts wholly or not at all.

    Inside a transaction that already runs, its own isolation level holds. Nothing is written here: the chain
    of the audit log must see its latest line, which a snapshot hides.
    """
    if connection.in_atomic_block:
        with met_systeemzicht():
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        with met_systeemzicht():
            yield


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

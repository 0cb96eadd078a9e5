"""Insert rows that hold large values: the server binds them, so that nobody quotes megabytes of JSON here."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import psycopg
from django.db import connection
from django.db.models import Field, Model
from psycopg import sql
from psycopg.types.json import Jsonb

from inkoop.kern.jsontekst import write_json


def reserve_sleutels(model: type[Model], aantal: int) -> list[int]:
    """Return keys for new rows of a model that nobody else gets, in order."""
    opties = model._meta
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [opties.db_table, opties.pk.column, aantal],
        )
        return [sleutel for (sleutel,) in cursor.fetchall()]


def insert_rijen(groepen: Iterable[Sequence[Model]]) -> None:
    """Insert new rows, group by group; those of one group are of one model, and all have a key or none.

    As `bulk_create`, but for large values: that one writes every value into the statement. A group is sent as
    soon as it is there, and the server stores it while the next one is made; so whoever makes them may not
    use this connection meanwhile. An error of theirs goes on as it is; call it within a transaction.
    """
    verbinding: Any = connection
    verbinding.ensure_connection()
    kaal = verbinding.connection
    with verbinding.wrap_database_errors, kaal.pipeline(), psycopg.Cursor(kaal) as cursor:
        for groep in groepen:
            model, met_sleutel = type(groep[0]), groep[0].pk is not None
            velden = _get_velden(model, met_sleutel)
            waarden = [_get_waarde(veld, rij) for rij in groep for veld in velden]
            cursor.execute(_write_opdracht(model, met_sleutel, len(groep)), waarden, prepare=True)


def _get_waarde(veld: Field[Any, Any], rij: Model) -> Any:
    """Give a value as the database gets it; of JSON, which may be long, the text is written at once."""
    waarde = veld.get_db_prep_save(veld.pre_save(rij, True), connection)
    return Jsonb(waarde.obj, dumps=write_json) if isinstance(waarde, Jsonb) else waarde


@cache
def _get_velden(model: type[Model], met_sleutel: bool) -> list[Field[Any, Any]]:
    return [veld for veld in model._meta.concrete_fields if met_sleutel or not veld.primary_key]


@cache
def _write_opdracht(model: type[Model], met_sleutel: bool, aantal: int) -> bytes:
    velden = _get_velden(model, met_sleutel)
    rij = sql.SQL("({})").format(sql.SQL(", ").join([sql.Placeholder()] * len(velden)))
    opdracht = sql.SQL("INSERT INTO {} ({}) VALUES {}").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join([sql.Identifier(str(veld.column)) for veld in velden]),
        sql.SQL(", ").join([rij] * aantal),
    )
    return opdracht.as_bytes(None)

"""Insert rows that hold large values: the server binds them, so that nobody quotes megabytes of JSON here."""

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connection
from django.db.models import Model
from psycopg import sql


def insert_rijen(rijen: Sequence[Model]) -> None:
    """Insert new rows of one model in one trip, and give each its key.

    As `bulk_create`, but for few rows with large values: that one writes every value into the statement.
    """
    if not rijen:
        return
    opties = rijen[0]._meta
    velden = [veld for veld in opties.concrete_fields if not veld.primary_key]
    opdracht = sql.SQL("INSERT INTO {} ({}) VALUES ({}) RETURNING {}").format(
        sql.Identifier(opties.db_table),
        sql.SQL(", ").join([sql.Identifier(str(veld.column)) for veld in velden]),
        sql.SQL(", ").join([sql.Placeholder()] * len(velden)),
        sql.Identifier(str(opties.pk.column)),
    )
    waarden = [
        [veld.get_db_prep_save(veld.pre_save(rij, True), connection) for veld in velden] for rij in rijen
    ]
    verbinding: Any = connection
    verbinding.ensure_connection()
    with verbinding.wrap_database_errors, psycopg.Cursor(verbinding.connection) as cursor:
        cursor.executemany(opdracht, waarden, returning=True)
        for rij in rijen:
            (rij.pk,) = cursor.fetchone() or (None,)
            rij._state.adding, rij._state.db = False, connection.alias
            cursor.nextset()

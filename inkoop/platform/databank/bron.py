"""Rows of a table that come from a statement: a queryset filters, orders and pages them as they stand there.

`pk__in=(statement)` would look each row of the statement up in the table again.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import Field, Model, QuerySet
from django.db.models.expressions import Col
from django.db.models.sql.datastructures import BaseTable

_M = TypeVar("_M", bound=Model)


class _Bron(BaseTable):
    """A statement in the place, and under the name, of the table."""

    def __init__(self, tabel: str, alias: str, sql: str, waarden: Sequence[Any]) -> None:
        super().__init__(tabel, alias)
        self.sql, self.waarden = sql, tuple(waarden)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write it between brackets."""
        return f"({self.sql}) {compiler.quote_name_unless_alias(self.table_alias)}", self.waarden

    def relabeled_clone(self, change_map: dict[str | None, str]) -> "_Bron":
        """Give it under the alias that it has in a larger statement."""
        alias = change_map.get(self.table_alias, str(self.table_alias))
        return type(self)(self.table_name, alias, self.sql, self.waarden)

    @property
    def identity(self) -> tuple[Any, ...]:
        """Tell one statement from another, and from the table itself."""
        return *super().identity, self.sql, self.waarden


def read_uit(
    queryset: QuerySet[_M], sql: str, waarden: Sequence[Any], kolommen: Mapping[str, Field[Any, Any]]
) -> QuerySet[_M]:
    """Give a queryset that reads its rows from a SELECT and not from its table.

    Args:
        queryset: of the model, without conditions yet.
        sql: the SELECT, written by this program; it has a column for each field that is asked for (`only`).
        waarden: its values, by place.
        kolommen: what the SELECT has beside the fields of the model; each becomes an annotation.
    """
    gelezen = queryset.all()
    query = gelezen.query
    if query.alias_map:
        raise ValueError("een bron komt voor de voorwaarden")
    alias = query.get_initial_alias()
    query.alias_map[alias] = _Bron(query.alias_map[alias].table_name, alias, sql, waarden)
    for naam, veld in kolommen.items():
        veld.set_attributes_from_name(naam)
        veld.model = gelezen.model
    met_kolommen: QuerySet[_M] = gelezen.annotate(
        **{naam: Col(alias, veld) for naam, veld in kolommen.items()}
    )
    return met_kolommen

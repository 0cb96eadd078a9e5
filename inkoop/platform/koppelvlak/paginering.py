"""Cursor pages: no exact counts, stable while rows are added."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, QuerySet
from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response


class Cursorpagina(CursorPagination):
    """Pages of 50 (at most 200) in the view's `ordering`; parameters `cursor` and `paginaGrootte`."""

    page_size = 50
    max_page_size = 200
    page_size_query_param = "paginaGrootte"
    page_size_query_description = "Aantal regels op een pagina, hoogstens 200."
    cursor_query_description = "De plaats in de lijst; neem de link uit het vorige antwoord over."
    ordering = "id"

    def paginate_queryset(
        self, queryset: QuerySet[Any] | Sequence[Any], request: Request, view: Any = None
    ) -> list[Any] | None:
        """Return the rows of a page; a place that cannot be in this list is a cursor that is not valid."""
        if not isinstance(queryset, QuerySet):
            raise TypeError(f"{type(queryset).__name__} heeft geen plaatsen om vanaf te lezen.")
        self._model = queryset.model
        return super().paginate_queryset(queryset, request, view)

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Read the cursor, which anybody can write: its place must be a value of the column sorted on."""
        cursor = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None:
            veld: Field[Any, Any] = self._model._meta.get_field(self.ordering[0].lstrip("-"))
            try:
                veld.clean(cursor.position, None)
            except ValidationError as fout:
                raise NotFound(self.invalid_cursor_message) from fout
        return cursor

    def get_paginated_response(self, data: Any) -> Response:
        """Answer with the rows and links to the pages beside this one."""
        return Response(
            {"volgende": self.get_next_link(), "vorige": self.get_previous_link(), "resultaten": data}
        )

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe the page for OpenAPI."""
        link = {"type": "string", "nullable": True, "format": "uri"}
        return {
            "type": "object",
            "required": ["resultaten"],
            "properties": {"volgende": link, "vorige": link, "resultaten": schema},
        }

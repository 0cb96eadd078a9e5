"""Cursor pages: no exact counts, stable while rows are added."""

from typing import Any

from rest_framework.pagination import CursorPagination
from rest_framework.response import Response


class Cursorpagina(CursorPagination):
    """Pages of 50 (at most 200) in the view's `ordering`; parameters `cursor` and `paginaGrootte`."""

    page_size = 50
    max_page_size = 200
    page_size_query_param = "paginaGrootte"
    page_size_query_description = "Aantal regels op een pagina, hoogstens 200."
    cursor_query_description = "De plaats in de lijst; neem de link uit het vorige antwoord over."
    ordering = "id"

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

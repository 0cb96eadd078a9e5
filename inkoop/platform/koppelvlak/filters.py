"""Filters of a list: declared by name; what is unknown or impossible is refused, never passed over.

Somebody who asks for 2023 by a name that does not exist would otherwise get every year, and not see it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

_JAREN = range(2000, 2101)
_LANGSTE = 100


def read_jaar(tekst: str) -> int:
    """Read a calendar year; raises ValueError with a sentence."""
    if tekst.isascii() and tekst.isdigit() and len(tekst) == 4 and int(tekst) in _JAREN:
        return int(tekst)
    raise ValueError(f"Geef een jaar van {_JAREN[0]} tot en met {_JAREN[-1]}, zoals 2022.")


def read_tekst(tekst: str) -> str:
    """Read a code or number; raises ValueError with a sentence."""
    if not tekst.strip() or len(tekst) > _LANGSTE or "\0" in tekst:
        raise ValueError(f"Geef een tekst van 1 tot {_LANGSTE} tekens.")
    return tekst


@dataclass(frozen=True)
class Veldfilter:
    """A filter: the field it compares with, how its value is read, and what it does in words."""

    veld: str
    uitleg: str
    lees: Callable[[str], Any] = read_tekst


class Veldfilters(BaseFilterBackend):
    """Applies the filters that a view names in `filters`."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        """Keep the rows that were asked for; raises ValidationError (400) for what cannot be asked."""
        filters = get_filters(view)
        check_namen(request, filters, view)
        waarden, fouten = {}, {}
        for naam, keuze in filters.items():
            if (gevraagd := request.query_params.getlist(naam)) != []:
                try:
                    waarden[keuze.veld] = keuze.lees(_get_enige(gevraagd))
                except ValueError as fout:
                    fouten[naam] = [str(fout)]
        if fouten:
            raise ValidationError(fouten)
        return queryset.filter(**waarden)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Describe the filters for OpenAPI."""
        return [
            {
                "name": naam,
                "required": False,
                "in": "query",
                "description": keuze.uitleg,
                "schema": {"type": "integer" if keuze.lees is read_jaar else "string"},
            }
            for naam, keuze in get_filters(view).items()
        ]


def get_filters(view: Any) -> Mapping[str, Veldfilter]:
    """Give the filters of a list; one object has none."""
    filters: Mapping[str, Veldfilter] = getattr(view, "filters", {}) if view.action == "list" else {}
    return filters


def check_namen(request: Request, filters: Mapping[str, Veldfilter], view: Any) -> None:
    """Raise ValidationError for a parameter that does not exist here."""
    van_lijst = (*getattr(view, "parameters", ()), "cursor", "paginaGrootte") if view.action == "list" else ()
    onbekend = [naam for naam in request.query_params if naam not in {*filters, *van_lijst}]
    if not onbekend:
        return
    keuzes = ", ".join([*filters, *van_lijst])
    hulp = f"U kunt kiezen uit: {keuzes}." if keuzes else "Hier zijn geen parameters."
    raise ValidationError({naam: [f"Deze parameter bestaat niet. {hulp}"] for naam in onbekend})


def _get_enige(gevraagd: list[str]) -> str:
    if len(gevraagd) > 1:
        raise ValueError("Geef deze parameter hoogstens één keer.")
    return gevraagd[0]

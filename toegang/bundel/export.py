"""Allocations, outcomes and prestaties of a region, as the files of a region bundle give them.

Ordered by number, by code point whatever the database's language, so that an export is reproducible.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models.functions import Collate
from psycopg import sql

from segmenten.models import Regio
from toegang.models import Levering, Resultaat, Toewijzing

_PRESTATIES = """
COPY (
    SELECT p.nummer AS id, t.nummer AS toewijzing, p.begindatum, p.einddatum, p.volume, p.eenheid
    FROM toegang_prestatie p JOIN toegang_toewijzing t ON t.id = p.toewijzing_id
    WHERE p.regio_id = {regio} ORDER BY p.nummer COLLATE "C"
) TO STDOUT WITH (FORMAT csv, HEADER)
"""


def iter_toewijzingen(regio: Regio) -> Iterator[tuple[Any, ...]]:
    """Yield the columns of `toewijzingen.csv`, ordered by number."""
    rijen = Toewijzing.objects.filter(regio=regio).order_by(Collate("nummer", "C"))
    yield from rijen.values_list(
        "nummer",
        "client__pseudoniem",
        "gemeente__code",
        "contract__nummer",
        "product__code",
        "traject__code",
        "ingangsdatum",
        "einddatum",
        "volume",
        "eenheid",
        "frequentie",
        "start",
        "stop",
        "reden_stop",
    ).iterator()


def iter_resultaten(regio: Regio) -> Iterator[tuple[Any, ...]]:
    """Yield (toewijzing, datum, behaald), ordered by allocation."""
    rijen = Resultaat.objects.filter(toewijzing__regio=regio).order_by(Collate("toewijzing__nummer", "C"))
    yield from rijen.values_list("toewijzing__nummer", "datum", "behaald").iterator()


def stream_prestaties(regio: Regio) -> Iterator[bytes]:
    """Yield `prestaties.csv` piece by piece, with header; approved and rejected lines alike."""
    opdracht = sql.SQL(_PRESTATIES).format(regio=sql.Literal(regio.pk))
    with connection.cursor() as cursor, cursor.copy(opdracht) as copy:
        for stuk in copy:
            yield bytes(stuk)


def count_leveringen(regio: Regio) -> int:
    """Return in how many deliveries the prestaties of the region came."""
    return Levering.objects.filter(regio=regio).count()

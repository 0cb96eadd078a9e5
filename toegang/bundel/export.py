"""Allocations, care, outcomes and prestaties of a region, as the files of a region bundle give them.

Ordered by number and municipality, by code point whatever the database's language, so that an export is
reproducible. A municipality is named only where the number alone is not enough.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Collate
from psycopg import sql

from segmenten.models import Regio
from toegang.controle import BEKEND
from toegang.models import Levering, Resultaat, Toewijzing, Zorgperiode

_PRESTATIES = sql.SQL(f"""
COPY (
    SELECT p.nummer AS id, t.nummer AS toewijzing, p.begindatum, p.einddatum, p.volume, p.eenheid,
        CASE WHEN bekend.is_dubbelzinnig THEN bekend.gemeente END AS gemeente,
        nullif(p.crediteert_nummer, '') AS crediteert
    FROM toegang_prestatie p JOIN toegang_toewijzing t ON t.id = p.toewijzing_id
    JOIN ({BEKEND.replace("%(regio)s", "{regio}")}) bekend ON bekend.id = t.id
    JOIN contracten_contract c ON c.id = p.contract_id
    WHERE p.levering_id = {{levering}} ORDER BY c.nummer COLLATE "C", p.nummer COLLATE "C"
) TO STDOUT WITH (FORMAT csv, HEADER)
""")  # noqa: S608 - a constant


def iter_toewijzingen(regio: Regio) -> Iterator[tuple[Any, ...]]:
    """Yield the columns of `toewijzingen.csv`, ordered by number."""
    eigen = Zorgperiode.objects.filter(toewijzing=OuterRef("pk"), uit_toewijzing=True)
    rijen = Toewijzing.objects.filter(regio=regio).annotate(
        eigen_start=Subquery(eigen.values("start")),
        eigen_stop=Subquery(eigen.values("stop")),
        eigen_reden=Coalesce(Subquery(eigen.values("reden_stop")), Value("")),
        vervolg_gemeente=_name_gemeente("vervolg_op__"),
    )
    yield from (
        rijen.order_by(Collate("nummer", "C"), Collate("gemeente__code", "C"))
        .values_list(
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
            "eigen_start",
            "eigen_stop",
            "eigen_reden",
            "ingetrokken",
            "vervolg_op__nummer",
            "vervolg_gemeente",
        )
        .iterator()
    )


def iter_zorgperioden(regio: Regio) -> Iterator[tuple[Any, ...]]:
    """Yield the columns of `zorgperioden.csv`, ordered by allocation and start."""
    rijen = Zorgperiode.objects.filter(toewijzing__regio=regio, uit_toewijzing=False)
    kolommen = ("toewijzing__nummer", "start", "stop", "reden_stop", "gemeente_van")
    yield from _sort(rijen).order_by(*_VOLGORDE, "start").values_list(*kolommen).iterator()


def iter_resultaten(regio: Regio) -> Iterator[tuple[Any, ...]]:
    """Yield (toewijzing, datum, behaald, gemeente), ordered by allocation."""
    rijen = Resultaat.objects.filter(toewijzing__regio=regio)
    kolommen = ("toewijzing__nummer", "datum", "behaald", "gemeente_van")
    yield from _sort(rijen).values_list(*kolommen).iterator()


def find_leveringnummers(regio: Regio) -> list[int]:
    """Return the deliveries in which the prestaties of the region came, by number and in order."""
    return list(
        Levering.objects.filter(regio=regio).order_by("volgnummer").values_list("volgnummer", flat=True)
    )


def stream_prestaties(regio: Regio, levering: int) -> Iterator[bytes]:
    """Yield the `prestaties.csv` of a delivery piece by piece, with header; whatever the verdicts."""
    sleutel = Levering.objects.get(regio=regio, volgnummer=levering).pk
    opdracht = _PRESTATIES.format(regio=sql.Literal(regio.pk), levering=sql.Literal(sleutel))
    with connection.cursor() as cursor, cursor.copy(opdracht) as copy:
        for stuk in copy:
            yield bytes(stuk)


_VOLGORDE = (Collate("toewijzing__nummer", "C"), Collate("toewijzing__gemeente__code", "C"))


def _sort(rijen: QuerySet[Any]) -> QuerySet[Any]:
    """Order rows about an allocation by that, each with the municipality where it must be named."""
    met: QuerySet[Any] = rijen.annotate(gemeente_van=_name_gemeente("toewijzing__"))
    return met.order_by(*_VOLGORDE)


def _name_gemeente(pad: str) -> Case:
    """Return the municipality of an allocation whose number another one of the region has too."""
    ander = Toewijzing.objects.filter(regio=OuterRef(f"{pad}regio"), nummer=OuterRef(f"{pad}nummer")).exclude(
        pk=OuterRef(f"{pad}pk")
    )
    return Case(When(Exists(ander), then=F(f"{pad}gemeente__code")))

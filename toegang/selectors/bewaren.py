"""Which care is past its retention term: the care of a client under one law goes together."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from inkoop.kern.codes import Domein
from segmenten.models import Regio
from toegang.models import Toewijzing

# A segment may be bought under more laws: the one that asks to keep longest decides.
WETTEN = (Domein.JEUGD, Domein.WMO, Domein.PARTICIPATIE)
_WET = " ".join(f"WHEN '{wet}' = ANY(s.domeinen) THEN '{wet}'" for wet in WETTEN)
# Without an end it is open as long as its care goes on or never began; one that was withdrawn is not.
_DOSSIERS = f"""
WITH zorg AS (
    SELECT t.id, t.client_id, CASE {_WET} END AS wet,
        NOT t.ingetrokken AND t.einddatum IS NULL AND coalesce(z.loopt, true) AS is_open,
        least(t.ingangsdatum, z.eerste, p.eerste) AS eerste,
        greatest(t.ingangsdatum, t.einddatum, z.laatste, p.laatste, r.datum) AS laatste
    FROM toegang_toewijzing t
    JOIN toegang_client k ON k.id = t.client_id AND k.vernietigd_op IS NULL
    JOIN contracten_contract c ON c.id = t.contract_id
    JOIN segmenten_perceel q ON q.id = c.perceel_id
    JOIN segmenten_segment s ON s.id = q.segment_id
    LEFT JOIN toegang_resultaat r ON r.toewijzing_id = t.id
    LEFT JOIN LATERAL (SELECT min(start) AS eerste, max(stop) AS laatste, bool_or(stop IS NULL) AS loopt
        FROM toegang_zorgperiode WHERE toewijzing_id = t.id) z ON true
    LEFT JOIN LATERAL (SELECT min(begindatum) AS eerste, max(einddatum) AS laatste
        FROM toegang_prestatie WHERE toewijzing_id = t.id) p ON true
    WHERE t.regio_id = %(regio)s
), dossiers AS (
    SELECT array_agg(id) AS sleutels, min(eerste) AS eerste, max(laatste) AS laatste
    FROM zorg WHERE wet = %(wet)s
    GROUP BY client_id
    HAVING NOT bool_or(is_open) AND max(laatste) < %(grens)s
)
SELECT unnest(sleutels), NOT EXISTS (
    SELECT FROM generate_series(extract(year FROM eerste)::integer, extract(year FROM laatste)::integer) jaar
    WHERE jaar <> ALL(%(vast)s::integer[]))
FROM dossiers
"""  # noqa: S608 - codes, no input


@dataclass(frozen=True)
class Verlopenzorg:
    """Allocations past their term, by key.

    Attributes:
        afgerond: every year that they are about is settled for good.
        niet_afgerond: of which a year is not.
    """

    afgerond: Collection[int]
    niet_afgerond: Collection[int]


def find_verlopen_zorg(regio: Regio, wet: Domein, grens: date, vast: Collection[int]) -> Verlopenzorg:
    """Find the allocations of clients whose care under a law ended before a day.

    Call it within `met_systeemzicht()`.

    Args:
        grens: all care of the client under this law ended before it.
        vast: the years whose settlement is final.
    """
    waarden: dict[str, Any] = {"regio": regio.pk, "wet": wet, "grens": grens, "vast": list(vast)}
    with connection.cursor() as cursor:
        cursor.execute(_DOSSIERS, waarden)
        rijen = cursor.fetchall()
    return Verlopenzorg([pk for pk, vast_ in rijen if vast_], [pk for pk, vast_ in rijen if not vast_])


def get_clientnamen(toewijzingen: Collection[int]) -> list[str]:
    """Return the pseudonyms of the clients of these allocations."""
    namen = Toewijzing.objects.filter(pk__in=toewijzingen).values_list("client__pseudoniem", flat=True)
    return sorted(set(namen))

"""Where a client counts: the kept lines of settlements that lead to allocations, or name a client."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from bekostiging.models import Afrekeningstatus

# Of prestaties the keys are kept per group, of place-days who was there, of the rest the allocation.
_REGELS = """
SELECT a.jaar, a.versie, a.status, k.nummer, sum(CASE
    WHEN rij ? 'prestaties' THEN (
        SELECT count(*) FROM jsonb_array_elements_text(rij -> 'prestaties') k (sleutel)
        JOIN toegang_prestatie p ON p.id = k.sleutel::bigint
        WHERE p.toewijzing_id = ANY(%(toewijzingen)s))
    WHEN (rij ->> 'toewijzing_id')::bigint = ANY(%(toewijzingen)s) THEN 1
    WHEN position(', ' || %(naam)s || ', ' IN ', ' || (rij ->> 'wie') || ', ') > 0 THEN 1
    ELSE 0 END) AS aantal
FROM toegang_toewijzing t
JOIN bekostiging_contractafrekening c ON c.contract_id = t.contract_id
JOIN bekostiging_afrekening a ON a.id = c.afrekening_id
JOIN contracten_contract k ON k.id = c.contract_id
JOIN bekostiging_regelstand r ON r.contractafrekening_id = c.id
CROSS JOIN LATERAL jsonb_array_elements(r.regels) rij
WHERE t.id IN (SELECT DISTINCT ON (contract_id) id FROM toegang_toewijzing
    WHERE id = ANY(%(toewijzingen)s) ORDER BY contract_id, id)
GROUP BY a.jaar, a.versie, a.status, k.nummer
"""
_GEVONDEN = f"SELECT * FROM ({_REGELS}) x WHERE aantal > 0 ORDER BY jaar, versie, nummer"  # noqa: S608


@dataclass(frozen=True)
class Clientregels:
    """How many lines of one contract in one version are about a client."""

    jaar: int
    versie: int
    status: str
    contract: str
    aantal: int


def find_regels_over(toewijzingen: Collection[int], naam: str) -> list[Clientregels]:
    """Find in which versions, of those of which lines were kept, a client counts.

    Within what row-level security shows of who asks.

    Args:
        toewijzingen: keys of the allocations of the client that may be seen.
        naam: the pseudonym.
    """
    with connection.cursor() as cursor:
        cursor.execute(_GEVONDEN, {"toewijzingen": list(toewijzingen), "naam": naam})
        rijen = cursor.fetchall()
    return [
        Clientregels(jaar, versie, str(Afrekeningstatus(status).label), contract, int(aantal))
        for jaar, versie, status, contract, aantal in rijen
    ]

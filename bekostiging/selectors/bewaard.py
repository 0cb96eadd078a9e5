"""The lines of a settlement as it saw them: rows of the line queries, kept when the settlement was shared."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from bekostiging.models import Contractafrekening, Regelstand

_KOLOMMEN: dict[str, str] = {}


def get_bewaarder(afrekening: Contractafrekening) -> int:
    """Give the key of the outcome with which lines were kept: of what was taken over, that of before."""
    return afrekening.overgenomen_van_id or afrekening.pk


def is_bewaard(afrekening: Contractafrekening, veld: str) -> bool:
    """Tell whether lines were kept; of what was never shared, and of versions of before, they were not."""
    return Regelstand.objects.filter(contractafrekening=get_bewaarder(afrekening), veld=veld).exists()


def write_bewaard(te_bewaren: str, waarden: Mapping[str, Any]) -> str:
    """Write a SELECT that gives kept rows the columns of the statement that they were made with.

    It names `uitkomst` and `veld`. A column that the statement has got since is empty in rows of before.
    """
    kolommen = _KOLOMMEN.get(te_bewaren) or _KOLOMMEN.setdefault(
        te_bewaren, _read_kolommen(te_bewaren, waarden)
    )
    return (
        f"SELECT rij.* FROM bekostiging_regelstand r "  # noqa: S608
        f"CROSS JOIN LATERAL jsonb_to_recordset(r.regels) AS rij({kolommen}) "
        "WHERE r.contractafrekening_id = %(uitkomst)s AND r.veld = %(veld)s"
    )


def _read_kolommen(sql: str, waarden: Mapping[str, Any]) -> str:
    """Read names and types of the columns of a statement, which is not executed."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM ({sql}) lijn LIMIT 0", waarden)  # noqa: S608 - by this program
        kolommen = [(kolom[0], kolom[1]) for kolom in cursor.description or ()]
        cursor.execute(
            "SELECT soort, format_type(soort, NULL) FROM unnest(%s::oid[]) soort",
            [[soort for _, soort in kolommen]],
        )
        namen = dict(cursor.fetchall())
    return ", ".join(f'"{naam}" {namen[soort]}' for naam, soort in kolommen)

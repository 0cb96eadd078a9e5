"""The sums kept of prestaties: which may be read, and the proof that they equal their lines."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from inkoop.kern.codes import CREDIT
from segmenten.models import Regio

# The columns of `toegang_prestatiesom`, from the lines of some contracts.
SOMMEN_UIT_REGELS = f"""
SELECT p.contract_id, p.gemeente_id, p.product_id,
    date_trunc('month', p.begindatum::timestamp)::date AS maand, '' AS reden, p.eenheid,
    p.tarief, coalesce(p.tariefeenheid, '') AS tariefeenheid,
    count(*) AS aantal, sum(p.volume) AS volume, coalesce(sum(p.bedrag), 0) AS bedrag
FROM toegang_gewaardeerd('-infinity', 'infinity') p WHERE p.contract_id = ANY(%(contracten)s)
GROUP BY 1, 2, 3, 4, 6, 7, 8
UNION ALL
SELECT p.contract_id, t.gemeente_id, t.product_id,
    date_trunc('month', p.begindatum::timestamp)::date, p.reden, '', NULL, '', count(*), 0, 0
FROM toegang_prestatie p JOIN toegang_toewijzing t ON t.id = p.toewijzing_id
WHERE p.contract_id = ANY(%(contracten)s) AND NOT p.goedgekeurd AND p.reden <> '{CREDIT}'
GROUP BY 1, 2, 3, 4, 5
"""  # noqa: S608 - a code
_VERSCHILLEN = f"""
WITH regels AS ({SOMMEN_UIT_REGELS}), som AS (
    SELECT * FROM toegang_prestatiesom WHERE contract_id = ANY(%(contracten)s)
)
SELECT c.nummer, coalesce(som.maand, regels.maand), count(*)
FROM som FULL JOIN regels ON regels.contract_id = som.contract_id AND regels.maand = som.maand
    AND regels.gemeente_id = som.gemeente_id AND regels.reden = som.reden AND regels.eenheid = som.eenheid
    AND regels.tariefeenheid = som.tariefeenheid AND coalesce(regels.tarief, -1) = coalesce(som.tarief, -1)
    AND coalesce(regels.product_id, 0) = coalesce(som.product_id, 0)
JOIN contracten_contract c ON c.id = coalesce(som.contract_id, regels.contract_id)
WHERE (som.aantal, som.volume, som.bedrag) IS DISTINCT FROM (regels.aantal, regels.volume, regels.bedrag)
GROUP BY 1, 2 ORDER BY c.nummer COLLATE "C", 2
"""  # noqa: S608 - a constant
_STANDEN = """
SELECT s.contract_id, s.is_verouderd FROM toegang_somstand s
JOIN contracten_contract c ON c.id = s.contract_id WHERE c.regio_id = %(regio)s
"""


@dataclass(frozen=True)
class Somverschil:
    """A month of a contract in which `aantal` kept sums do not equal their lines."""

    contract: str
    maand: date
    aantal: int


def find_verouderde_sommen(regio_id: int) -> frozenset[int]:
    """Return the keys of the contracts of a region whose sums may not be read before they are made anew.

    Call it within `met_systeemzicht()`.
    """
    return frozenset(contract for contract, is_verouderd in _read_standen(regio_id) if is_verouderd)


def find_somverschillen(regio: Regio) -> list[Somverschil]:
    """Compare the sums of a region that may be read with their lines; return what differs, by contract.

    Call it within `met_systeemzicht()`, since it must see every line.
    """
    contracten = [contract for contract, is_verouderd in _read_standen(regio.pk) if not is_verouderd]
    with connection.cursor() as cursor:
        cursor.execute(_VERSCHILLEN, {"contracten": contracten})
        return [Somverschil(*rij) for rij in cursor.fetchall()]


def _read_standen(regio_id: int) -> list[tuple[int, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(_STANDEN, {"regio": regio_id})
        return list(cursor.fetchall())

"""Finds what is wrong with continuations among the staged allocations, before they are saved."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from inkoop.kern.bezwaar import BEWAAR, Bezwaar, Verzamelaar
from toegang.regels.vervolg import VELD, tell_al_voortgezet, tell_anders, tell_kring, tell_tweede
from toegang.regels.verwijzing import tell_dubbelzinnig, tell_onbekend

# Each staged continuation with what it refers to: allocations as they are once these rows are saved. What an
# allocation is about never changes, so a known one is as it was.
_MAAK = """
CREATE TEMPORARY TABLE inname_vervolg ON COMMIT DROP AS
WITH alle AS (
    SELECT t.gemeente_id, t.nummer, c.pseudoniem::text AS client, t.contract_id, t.traject_id, t.ingangsdatum
    FROM toegang_toewijzing t JOIN toegang_client c ON c.id = t.client_id WHERE t.regio_id = %(regio)s
    UNION
    SELECT gemeente_id, nummer, client, contract_id, traject_id, ingangsdatum FROM inname_toewijzing
)
SELECT s.regel, s.vervolg_op, s.ingetrokken, s.gemeente_id, s.nummer, s.ingangsdatum,
    v.gemeente_id AS op_gemeente_id, v.nummer AS op_nummer, v.ingangsdatum AS op_ingangsdatum,
    CASE WHEN v.nummer IS NULL THEN 'onbekend'
        WHEN count(*) OVER (PARTITION BY s.regel) > 1 THEN 'dubbelzinnig'
        WHEN v.client <> s.client THEN 'client'
        WHEN v.contract_id <> s.contract_id THEN 'contract'
        WHEN v.traject_id IS DISTINCT FROM s.traject_id THEN 'traject'
        WHEN v.ingangsdatum > s.ingangsdatum THEN 'ingangsdatum' END AS fout
FROM inname_toewijzing s
LEFT JOIN (alle v JOIN segmenten_gemeente g ON g.id = v.gemeente_id) ON v.nummer = s.vervolg_op
    AND g.code = coalesce(s.vervolg_gemeente, g.code)
WHERE s.vervolg_op IS NOT NULL
"""
_FOUTEN = """
SELECT DISTINCT regel, vervolg_op, fout, count(*) OVER () FROM inname_vervolg WHERE fout IS NOT NULL
ORDER BY regel LIMIT %(bewaar)s
"""
# What continues one allocation and is not withdrawn: staged rows, and known ones that are not staged.
_TWEEDE = """
WITH schakels AS (
    SELECT regel, nummer, op_gemeente_id, op_nummer FROM inname_vervolg WHERE fout IS NULL AND NOT ingetrokken
    UNION ALL
    SELECT NULL, t.nummer, v.gemeente_id, v.nummer
    FROM toegang_toewijzing t JOIN toegang_toewijzing v ON v.id = t.vervolg_op_id
    WHERE t.regio_id = %(regio)s AND NOT t.ingetrokken AND NOT EXISTS (
        SELECT FROM inname_toewijzing s WHERE s.gemeente_id = t.gemeente_id AND s.nummer = t.nummer)
)
SELECT regel, op_nummer, eerste, bekend, count(*) OVER () FROM (
    SELECT regel, op_nummer, min(regel) OVER w AS eerste,
        max(nummer) FILTER (WHERE regel IS NULL) OVER w AS bekend
    FROM schakels WINDOW w AS (PARTITION BY op_gemeente_id, op_nummer)
) x WHERE regel IS NOT NULL AND (bekend IS NOT NULL OR regel <> eerste)
ORDER BY regel LIMIT %(bewaar)s
"""
# Only allocations of one day can continue each other in a circle: none begins before what it continues.
_ZELFDE_DAG = """
SELECT regel, op_nummer, ARRAY[gemeente_id::text, nummer], ARRAY[op_gemeente_id::text, op_nummer]
FROM inname_vervolg WHERE fout IS NULL AND ingangsdatum = op_ingangsdatum
UNION ALL
SELECT NULL, v.nummer, ARRAY[t.gemeente_id::text, t.nummer], ARRAY[v.gemeente_id::text, v.nummer]
FROM toegang_toewijzing t JOIN toegang_toewijzing v ON v.id = t.vervolg_op_id
WHERE t.regio_id = %(regio)s AND t.ingangsdatum = v.ingangsdatum AND NOT EXISTS (
    SELECT FROM inname_toewijzing s WHERE s.gemeente_id = t.gemeente_id AND s.nummer = t.nummer)
"""
_WOORDEN: dict[str, Callable[[str, str], Bezwaar]] = {
    "onbekend": tell_onbekend,
    "dubbelzinnig": tell_dubbelzinnig,
}


def report_vervolg(cursor: Any, waar: dict[str, int], bezwaren: Verzamelaar) -> None:
    """Tell which staged allocations cannot continue what they say."""
    cursor.execute("SELECT FROM inname_toewijzing WHERE vervolg_op IS NOT NULL LIMIT 1")
    if not cursor.fetchall():
        return
    cursor.execute("DROP TABLE IF EXISTS inname_vervolg")
    cursor.execute(_MAAK, waar)
    cursor.execute(_FOUTEN, {"bewaar": BEWAAR})
    fouten = cursor.fetchall()
    for regel, nummer, fout, _ in fouten:
        bezwaar = _WOORDEN[fout](nummer, VELD) if fout in _WOORDEN else tell_anders(nummer, fout)
        bezwaren.add(bezwaar.below(f"[{regel}]"))
    cursor.execute(_TWEEDE, {**waar, "bewaar": BEWAAR})
    tweede = cursor.fetchall()
    for regel, nummer, eerste, bekend, _ in tweede:
        bezwaar = tell_tweede(nummer) if bekend is None else tell_al_voortgezet(nummer, bekend)
        bezwaar = bezwaar.below(f"[{regel}]")
        bezwaren.add(replace(bezwaar, ander=f"[{eerste}]") if bekend is None else bezwaar)
    for rijen in (fouten, tweede):
        bezwaren.count(rijen[0][-1] - len(rijen) if rijen else 0)
    cursor.execute(_ZELFDE_DAG, waar)
    _report_kringen(cursor.fetchall(), bezwaren)


def _report_kringen(rijen: list[tuple[Any, ...]], bezwaren: Verzamelaar) -> None:
    """Tell of each row that comes back to itself along what it continues."""
    volgende = {tuple(van): tuple(naar) for _, _, van, naar in rijen}
    for regel, nummer, van, _ in rijen:
        begin = hier = tuple(van)
        gezien = set()
        while hier in volgende and hier not in gezien:
            gezien.add(hier)
            hier = volgende[hier]
        if hier == begin and regel is not None:
            bezwaren.add(tell_kring(nummer).below(f"[{regel}]"))

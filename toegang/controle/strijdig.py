"""Which stored allocations are in the wrong: what a row of a file would be refused for now.

Rows are not judged again when they are stored. What a change puts in the wrong is refused
(`toegang.services.strijdig`), and what was there before the rules is a signal (`toegang.signalen`).
Reasons and words are in `toegang.regels.strijd`; by row they are rules of `toegang.regels.toewijzing`.
"""

from inkoop.kern.codes import Model
from toegang.regels.strijd import STRIJDSOORTEN

_EIGEN_DEELNEMERS = "EXISTS (SELECT FROM contracten_contractdeelnemer d WHERE d.contract_id = c.id)"
# When a reason of `STRIJDSOORTEN` holds. What is withdrawn is not held against participants and terms.
_VOORWAARDEN = {
    "termijn": ("NOT t.ingetrokken AND (t.ingangsdatum < c.ingangsdatum OR t.ingangsdatum > c.einddatum)"),
    "bestaan": "NOT t.ingetrokken AND (t.ingangsdatum < g.vanaf OR t.ingangsdatum > g.tot)",
    "segment": "pr.segment_id <> p.segment_id OR tp.segment_id <> p.segment_id",
    "traject": "pr.id <> tp.id",
    "contractdeelnemer": f"""NOT t.ingetrokken AND {_EIGEN_DEELNEMERS}
        AND NOT EXISTS (SELECT FROM contracten_contractdeelnemer d
            WHERE d.contract_id = c.id AND d.gemeente_id = t.gemeente_id)""",
    "perceeldeelnemer": f"""NOT t.ingetrokken AND NOT {_EIGEN_DEELNEMERS}
        AND EXISTS (SELECT FROM segmenten_deelnemer d WHERE d.perceelvoorkomen_id = v.id)
        AND NOT EXISTS (SELECT FROM segmenten_deelnemer d
            WHERE d.perceelvoorkomen_id = v.id AND d.gemeente_id = t.gemeente_id)""",  # noqa: S608 - a condition of above
    "vervolg": f"""t.vervolg_op_id IS NOT NULL AND (SELECT bool_or(m.model = '{Model.TRAJECTEN}')
        FROM segmenten_perceelvoorkomen m WHERE m.perceel_id = p.id) IS FALSE""",  # noqa: S608 - a code
}
_CODES = {
    "contract": "c.nummer",
    "gemeente": "g.code",
    "perceel": "p.code",
    "product": "CASE WHEN pr.segment_id <> p.segment_id THEN pr.code ELSE tp.code END",
    "traject": "tr.code",
}
_REDENEN = ",\n    ".join(
    f"('{soort}', {_CODES[element]}, '{woorden}', {_VOORWAARDEN[soort]})"
    for soort, (element, woorden) in STRIJDSOORTEN.items()
)
# Per allocation and reason: which element of the structure is in its way, and what it says of the allocation.
STRIJDIG = f"""
SELECT t.id, t.nummer, t.contract_id, t.gemeente_id, c.nummer AS contract, p.code AS perceel,
    strijd.soort, strijd.code, strijd.fout
FROM toegang_toewijzing t
JOIN contracten_contract c ON c.id = t.contract_id
JOIN segmenten_perceel p ON p.id = c.perceel_id
JOIN segmenten_gemeente g ON g.id = t.gemeente_id
LEFT JOIN segmenten_product pr ON pr.id = t.product_id
LEFT JOIN segmenten_traject tr ON tr.id = t.traject_id
LEFT JOIN segmenten_product tp ON tp.id = tr.product_id
LEFT JOIN segmenten_perceelvoorkomen v ON v.perceel_id = p.id
    AND coalesce(v.vanaf, '-infinity') <= t.ingangsdatum AND coalesce(v.tot, 'infinity') >= t.ingangsdatum
CROSS JOIN LATERAL (VALUES
    {_REDENEN}
) strijd (soort, code, fout, is_zo)
WHERE t.regio_id = %(regio)s AND strijd.is_zo
"""  # noqa: S608 - codes and words of this house

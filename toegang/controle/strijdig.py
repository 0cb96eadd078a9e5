"""Which stored allocations are in the wrong: what a row of a file would be refused for now.

Rows are not judged again when they are stored. What a change puts in the wrong is refused
(`toegang.services.strijdig`), and what was there before the rules is a signal (`toegang.signalen`).
Source: docs/regiobundel.md; the same rules by row are in `toegang.regels.toewijzing`.
"""

from inkoop.kern.codes import Model

# Per allocation and reason: what it says of the allocation, and which element of the structure is in its way.
STRIJDIG = f"""
SELECT t.id, t.nummer, t.contract_id, t.gemeente_id, c.nummer AS contract, g.code AS gemeente,
    p.code AS perceel, coalesce(pr.code, tp.code) AS product, strijd.element, strijd.fout
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
    ('contract', CASE WHEN t.ingangsdatum < c.ingangsdatum OR t.ingangsdatum > c.einddatum
        THEN 'gaat in buiten de looptijd van het contract' END),
    ('gemeente', CASE WHEN t.ingangsdatum < g.vanaf OR t.ingangsdatum > g.tot
        THEN 'gaat in op een dag waarop de gemeente niet bestaat' END),
    ('product', CASE WHEN pr.segment_id <> p.segment_id OR tp.segment_id <> p.segment_id
        THEN 'heeft een product van een ander segment dan het contract' END),
    ('contract', CASE WHEN EXISTS (SELECT FROM contracten_contractdeelnemer d WHERE d.contract_id = c.id)
        AND NOT EXISTS (SELECT FROM contracten_contractdeelnemer d
            WHERE d.contract_id = c.id AND d.gemeente_id = t.gemeente_id)
        THEN 'is van een gemeente die niet meedoet in het contract' END),
    ('perceel', CASE WHEN NOT EXISTS (SELECT FROM contracten_contractdeelnemer d WHERE d.contract_id = c.id)
        AND EXISTS (SELECT FROM segmenten_deelnemer d WHERE d.perceelvoorkomen_id = v.id)
        AND NOT EXISTS (SELECT FROM segmenten_deelnemer d
            WHERE d.perceelvoorkomen_id = v.id AND d.gemeente_id = t.gemeente_id)
        THEN 'is van een gemeente die niet meedoet in het perceel' END),
    ('perceel', CASE WHEN t.vervolg_op_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM segmenten_perceelvoorkomen m
            WHERE m.perceel_id = p.id AND m.model = '{Model.TRAJECTEN}')
        THEN 'zet een traject voort, en dat kan niet bij dit bekostigingsmodel' END)
) strijd (element, fout)
WHERE t.regio_id = %(regio)s AND NOT t.ingetrokken AND strijd.fout IS NOT NULL
"""  # noqa: S608 - a code

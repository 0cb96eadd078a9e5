"""Model `resultaat`: what started in the year, and outcomes recorded in the year, at the tariff of the start.

Source: rekenregels §1; NL bijlage 1, AH ad 3.
"""

from bekostiging.berekening.invoer import Resultaatgroep, Tekortsoort
from bekostiging.selectors.lezen.opdracht import Gelezen, Leesopdracht
from inkoop.kern.codes import Model, Resultaatdeel

RESULTATEN = """
WITH delen AS (
    SELECT t.contract_id, t.gemeente_id, t.product_id, t.start, 'start' AS deel, NULL::numeric AS behaald
    FROM toegang_toewijzing t
    WHERE t.contract_id = ANY(%(contracten)s) AND t.start BETWEEN %(begin)s AND %(eind)s
    UNION ALL
    SELECT t.contract_id, t.gemeente_id, t.product_id, t.start, 'uitkomst', r.behaald
    FROM toegang_toewijzing t
    JOIN toegang_resultaat r ON r.toewijzing_id = t.id AND r.datum BETWEEN %(begin)s AND %(eind)s
    WHERE t.contract_id = ANY(%(contracten)s) AND t.start IS NOT NULL
)
SELECT d.contract_id, d.gemeente_id, d.product_id, a.bedrag, d.deel, d.behaald, count(*)
FROM delen d
LEFT JOIN LATERAL contracten_geldig_tarief(d.contract_id, d.product_id, d.start) a ON true
GROUP BY 1, 2, 3, 4, 5, 6
"""


def read_resultaten(opdracht: Leesopdracht) -> Gelezen[Resultaatgroep]:
    """Give the starts and outcomes per municipality, product, tariff and degree of success."""
    gelezen = Gelezen[Resultaatgroep]()
    rijen = opdracht.lees(RESULTATEN, [Model.RESULTAAT])
    for contract, gemeente, product, tarief, deel, behaald, aantal in rijen:
        code = opdracht.get_product(product)
        if tarief is None:
            gelezen.add_tekort(contract, Tekortsoort.TARIEF, code, aantal)
            continue
        plaats = opdracht.gemeenten[gemeente]
        groep = Resultaatgroep(plaats, code, tarief, Resultaatdeel(deel), behaald, aantal)
        gelezen.add(contract, groep)
    return gelezen

"""Model `clientbedrag`: client-months with at least one delivered day, at the tariff of their first day.

Source: rekenregels §1; LS §3.1.
"""

from bekostiging.berekening.invoer import Clientmaandgroep, Tekortsoort
from bekostiging.selectors.lezen.opdracht import Gelezen, Leesopdracht
from inkoop.kern.codes import Model

CLIENTMAANDEN = """
WITH maanden AS (
    SELECT m::date AS begin, (m + interval '1 month')::date - 1 AS eind
    FROM generate_series(%(begin)s::timestamp, %(eind)s::timestamp, interval '1 month') m
), clientmaanden AS (
    SELECT t.contract_id, t.product_id, t.client_id, m.begin AS maand, min(g.code) AS gemeente
    FROM toegang_toewijzing t
    JOIN maanden m ON t.start <= m.eind AND (t.stop IS NULL OR t.stop >= m.begin)
    JOIN segmenten_gemeente g ON g.id = t.gemeente_id
    WHERE t.contract_id = ANY(%(contracten)s)
    GROUP BY 1, 2, 3, 4
)
SELECT c.contract_id, c.gemeente, c.product_id, a.bedrag, count(*)
FROM clientmaanden c
LEFT JOIN LATERAL contracten_geldig_tarief(c.contract_id, c.product_id, c.maand) a ON true
GROUP BY 1, 2, 3, 4
"""


def read_clientmaanden(opdracht: Leesopdracht) -> Gelezen[Clientmaandgroep]:
    """Give the client-months per municipality, product and tariff; each at its lowest municipality code."""
    gelezen = Gelezen[Clientmaandgroep]()
    for contract, gemeente, product, tarief, aantal in opdracht.lees(CLIENTMAANDEN, [Model.CLIENTBEDRAG]):
        code = opdracht.get_product(product)
        if tarief is None:
            gelezen.add_tekort(contract, Tekortsoort.TARIEF, code, aantal)
        else:
            gelezen.add(contract, Clientmaandgroep(gemeente, code, tarief, aantal))
    return gelezen

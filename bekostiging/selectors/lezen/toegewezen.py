"""Model `toegewezen`: the allocated volume of the year at the tariff of its first day, rounded each.

Source: rekenregels §1; AH bijlage 2. The set-based form of `inkoop.kern.volume.get_toegewezen_volume`:
a volume is numerator/denominator, because numeric division is not exact.
"""

from decimal import Decimal

from bekostiging.berekening.invoer import Tekortsoort, Toewijzinggroep
from bekostiging.selectors.lezen.opdracht import Gelezen, Leesopdracht
from inkoop.kern.codes import Frequentie, Model
from inkoop.kern.volume import MAANDNOEMER

TOEWIJZINGEN = """
WITH maanden AS (
    SELECT m::date AS begin, (m + interval '1 month')::date - 1 AS eind,
        (m + interval '1 month')::date - m::date AS lengte
    FROM generate_series(%(begin)s::timestamp, %(eind)s::timestamp, interval '1 month') m
), delen AS (
    SELECT t.contract_id, t.gemeente_id, t.product_id, t.frequentie, t.volume, t.ingangsdatum, t.einddatum,
        greatest(t.ingangsdatum, %(begin)s::date) AS eerste,
        least(t.einddatum, t.stop, %(eind)s::date) AS laatste
    FROM toegang_toewijzing t
    WHERE t.contract_id = ANY(%(contracten)s) AND t.start IS NOT NULL
), volumes AS (
    SELECT d.*, a.bedrag AS tarief,
        d.volume * CASE d.frequentie WHEN 'maand' THEN (
            SELECT sum((least(d.laatste, m.eind) - greatest(d.eerste, m.begin) + 1)
                * (%(maandnoemer)s / m.lengte))
            FROM maanden m WHERE m.begin <= d.laatste AND m.eind >= d.eerste
        ) ELSE d.laatste - d.eerste + 1 END AS teller,
        CASE d.frequentie WHEN 'dag' THEN 1 WHEN 'week' THEN 7 WHEN 'maand' THEN %(maandnoemer)s
            WHEN 'totaal' THEN d.einddatum - d.ingangsdatum + 1 END AS noemer,
        CASE WHEN d.frequentie = '' THEN 'frequentie'
            WHEN d.volume IS NULL THEN 'volume'
            WHEN d.frequentie = 'totaal' AND d.einddatum IS NULL THEN 'einddatum'
            WHEN a.bedrag IS NULL THEN 'tarief' END AS tekort
    FROM delen d
    LEFT JOIN LATERAL contracten_geldig_tarief(d.contract_id, d.product_id, d.eerste) a ON true
    WHERE d.eerste <= d.laatste
)
SELECT contract_id, gemeente_id, product_id, tekort,
    CASE WHEN tekort IS NULL THEN tarief END, CASE WHEN tekort IS NULL THEN frequentie END,
    CASE WHEN tekort IS NULL THEN noemer END,
    count(*), sum(teller), sum(inkoop_rond_af(teller * tarief, noemer))
FROM volumes
GROUP BY 1, 2, 3, 4, 5, 6, 7
"""


def read_toewijzingen(opdracht: Leesopdracht) -> Gelezen[Toewijzinggroep]:
    """Give the toewijzingen per municipality, product, tariff, frequency and denominator; else a tekort."""
    gelezen = Gelezen[Toewijzinggroep]()
    rijen = opdracht.lees(TOEWIJZINGEN, [Model.TOEGEWEZEN], maandnoemer=MAANDNOEMER)
    for contract, gemeente, product, tekort, tarief, frequentie, noemer, aantal, teller, bedrag in rijen:
        code = opdracht.get_product(product)
        if tekort is not None:
            gelezen.add_tekort(contract, Tekortsoort(tekort), code, aantal)
            continue
        groep = Toewijzinggroep(
            opdracht.gemeenten[gemeente],
            code,
            tarief,
            Frequentie(frequentie),
            aantal,
            Decimal(teller),
            noemer,
            bedrag,
        )
        gelezen.add(contract, groep)
    return gelezen

"""Ceilings of contracts that are together more than the region wants to spend on a segment."""

from inkoop.kern.codes import Afspraaksoort
from inkoop.kern.signaal import Signaalsoort, bedragtekst, naamtekst

SIGNAAL = Signaalsoort(
    naam="Plafonds samen boven het budgetmaximum",
    uitleg=(
        "De budgetplafonds van de contracten in dit segment zijn samen hoger dan het budgetmaximum van het "
        "segment in dat jaar. Verlaag plafonds of verhoog het maximum."
    ),
    bron="regiobundel, segmenten: budget_maximum",
    onderwerp="segment",
    query=f"""
SELECT m.segment_id || ' ' || m.jaar AS sleutel, m.segment_id AS onderwerp_id, NULL AS contract_id,
    NULL AS gemeente_id, m.jaar AS jaar,
    'In ' || m.jaar || ' is het maximum van segment ' || {naamtekst("segment", "s.id")}
        || ' € ' || {bedragtekst("m.bedrag")}
        || ' en zijn de plafonds samen € ' || {bedragtekst("som.bedrag")} AS tekst
FROM segmenten_budgetmaximum m
JOIN segmenten_segment s ON s.id = m.segment_id
CROSS JOIN LATERAL (
    SELECT sum(coalesce(j.bedrag, gemeenten.bedrag, 0) + coalesce(verhoogd.bedrag, 0)) AS bedrag
    FROM contracten_jaarafspraak j
    JOIN contracten_contract c ON c.id = j.contract_id
    JOIN segmenten_perceel p ON p.id = c.perceel_id
    LEFT JOIN LATERAL (SELECT sum(b.bedrag) AS bedrag FROM contracten_gemeentebudget b
        WHERE b.jaarafspraak_id = j.id) gemeenten ON true
    LEFT JOIN LATERAL (SELECT sum(h.bedrag) AS bedrag FROM contracten_verhoging h
        WHERE h.jaarafspraak_id = j.id) verhoogd ON true
    WHERE p.segment_id = m.segment_id AND j.jaar = m.jaar AND j.soort = '{Afspraaksoort.BUDGETPLAFOND}'
) som
WHERE s.regio_id = %(regio)s AND som.bedrag > m.bedrag
""",  # noqa: S608 - a code
)

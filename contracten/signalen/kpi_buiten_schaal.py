"""Scores on another scale than the agreement: 7.5 where it asks for a part of one."""

from contracten.signalen import CONTRACT, CONTRACTNAAM
from inkoop.kern.signaal import Signaalsoort

SIGNAAL = Signaalsoort(
    naam="KPI-score op een andere schaal",
    uitleg=(
        "De afspraak rekent met scores van 0 tot en met 1, en deze score ligt daarbuiten. Zij telt zo mee in "
        "de bonus of malus. Kijk of 7,5 misschien 0,75 moet zijn, en lever de score opnieuw aan."
    ),
    bron="rekenregels §3",
    onderwerp="contract",
    query=f"""
SELECT k.id::text AS sleutel, k.contract_id AS onderwerp_id, k.contract_id, NULL AS gemeente_id,
    k.jaar AS jaar,
    'Contract ' || {CONTRACTNAAM} || ' heeft over ' || k.jaar || ' score '
        || replace(trim_scale(k.score)::text, '.', ',')
        || ' op ' || k.kpi || '; de afspraak rekent met grenzen tot en met '
        || replace(trim_scale(grens.hoogste)::text, '.', ',') AS tekst
FROM contracten_kpiscore k
JOIN ({CONTRACT}) ON c.id = k.contract_id
JOIN contracten_jaarafspraak j ON j.contract_id = k.contract_id AND j.jaar = k.jaar
CROSS JOIN LATERAL (
    SELECT min(waarde) AS laagste, max(waarde) AS hoogste FROM (
        SELECT s.vanaf AS waarde FROM contracten_bonusmalus b
        JOIN contracten_bonusmalusschaal s ON s.bonus_malus_id = b.id WHERE b.jaarafspraak_id = j.id
        UNION ALL
        SELECT d.kwaliteit_minimaal FROM contracten_besparingsdeling d WHERE d.jaarafspraak_id = j.id
    ) grenzen
) grens
WHERE c.regio_id = %(regio)s AND (k.score > 1 AND grens.hoogste <= 1 OR k.score < 0 AND grens.laagste >= 0)
""",  # noqa: S608 - a constant
)

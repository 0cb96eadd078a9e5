"""Scores that no agreement looks at: most often a score of another contract or another year."""

from contracten.signalen import CONTRACT, CONTRACTNAAM
from inkoop.kern.signaal import Signaalsoort

SIGNAAL = Signaalsoort(
    naam="KPI-score die nergens voor telt",
    uitleg=(
        "Het contract heeft over dit jaar KPI-scores, maar geen bonus-malus en geen besparing die naar "
        "kwaliteit kijkt. De scores veranderen geen bedrag. Horen zij bij een ander contract of jaar?"
    ),
    bron="rekenregels §3",
    onderwerp="contract",
    query=f"""
SELECT k.contract_id || ' ' || k.jaar AS sleutel, k.contract_id AS onderwerp_id, k.contract_id,
    NULL AS gemeente_id, k.jaar AS jaar,
    'Contract ' || {CONTRACTNAAM} || ' heeft over ' || k.jaar || CASE WHEN count(*) = 1 THEN ' 1 KPI-score'
        ELSE ' ' || count(*) || ' KPI-scores' END || ', maar geen afspraak die ermee rekent' AS tekst
FROM contracten_kpiscore k
JOIN ({CONTRACT}) ON c.id = k.contract_id
WHERE c.regio_id = %(regio)s AND NOT EXISTS (
    SELECT FROM contracten_jaarafspraak j
    LEFT JOIN contracten_bonusmalus b ON b.jaarafspraak_id = j.id
    LEFT JOIN contracten_besparingsdeling d ON d.jaarafspraak_id = j.id
    WHERE j.contract_id = k.contract_id AND j.jaar = k.jaar
        AND (b.id IS NOT NULL OR d.kwaliteit_minimaal IS NOT NULL))
GROUP BY k.contract_id, k.jaar, c.nummer, a.naam
""",  # noqa: S608 - a constant
)

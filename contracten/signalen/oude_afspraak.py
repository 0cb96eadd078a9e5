"""Contracts of before 2026.1 that a bundle would now refuse; stored rows are not judged again."""

from inkoop.kern.codes import Afspraaksoort, Model, Perceelsoort
from inkoop.kern.signaal import Signaalsoort

SIGNAAL = Signaalsoort(
    naam="Contract dat nu geweigerd zou worden",
    uitleg=(
        "Dit is vastgelegd voordat de regels van 2026.1 golden. Het blijft staan en telt mee zoals het is. "
        "Herstel het bij de eerstvolgende wijziging: dan wordt het wel geweigerd."
    ),
    bron="regiobundel, Refused at load",
    onderwerp="contract",
    query=f"""
WITH eigen AS (
    SELECT c.*, v.model, v.soort AS perceelsoort FROM contracten_contract c
    JOIN segmenten_perceelvoorkomen v ON v.perceel_id = c.perceel_id
        AND coalesce(v.vanaf, '-infinity') <= c.ingangsdatum AND coalesce(v.tot, 'infinity') >= c.ingangsdatum
    WHERE c.regio_id = %(regio)s
)
SELECT f.id || ' ' || f.fout || coalesce(' ' || f.jaar, '') AS sleutel, f.id AS onderwerp_id,
    f.id AS contract_id, NULL AS gemeente_id, f.jaar, 'contract ' || f.nummer || ': ' || f.fout
        || coalesce(' (' || f.jaar || ')', '') AS tekst
FROM (
    SELECT e.id, e.nummer, j.jaar,
        'een jaarafspraak voor een jaar waarin het contract niet loopt' AS fout
    FROM eigen e JOIN contracten_jaarafspraak j ON j.contract_id = e.id
    WHERE j.jaar < extract(year FROM e.ingangsdatum) OR j.jaar > extract(year FROM e.einddatum)
    UNION ALL
    SELECT DISTINCT e.id, e.nummer, j.jaar, 'een voorschot onder een budgetplafond'
    FROM eigen e JOIN contracten_jaarafspraak j
        ON j.contract_id = e.id AND j.soort = '{Afspraaksoort.BUDGETPLAFOND}'
    JOIN contracten_voorschot b ON b.contract_id = e.id AND extract(year FROM b.datum) = j.jaar
    UNION ALL
    SELECT e.id, e.nummer, NULL, 'maatwerk in een lokaal perceel' FROM eigen e
    WHERE e.perceelsoort = '{Perceelsoort.LOKAAL}'
        AND EXISTS (SELECT FROM contracten_maatwerk m WHERE m.contract_id = e.id)
    UNION ALL
    SELECT e.id, e.nummer, NULL, 'een tarief voor een product van een ander segment'
    FROM eigen e JOIN segmenten_perceel p ON p.id = e.perceel_id
    WHERE EXISTS (
        SELECT FROM contracten_tarief t JOIN segmenten_product pr ON pr.id = t.product_id
        WHERE t.contract_id = e.id AND pr.segment_id <> p.segment_id)
    UNION ALL
    SELECT e.id, e.nummer, j.jaar, 'een besparing bij plekken'
    FROM eigen e JOIN contracten_jaarafspraak j ON j.contract_id = e.id
    JOIN contracten_besparingsdeling b ON b.jaarafspraak_id = j.id WHERE e.model = '{Model.PLEKKEN}'
) f
""",  # noqa: S608 - codes
)

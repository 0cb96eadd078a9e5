"""Providers that share one KvK number, and may be the same one twice."""

from inkoop.kern.signaal import Signaalsoort

SIGNAAL = Signaalsoort(
    naam="Twee aanbieders met één KvK-nummer",
    uitleg=(
        "Deze aanbieders hebben hetzelfde KvK-nummer. Is het één organisatie, geef haar dan één code: anders "
        "staan haar contracten en bedragen op twee plaatsen."
    ),
    onderwerp="aanbieder",
    query="""
SELECT a.id::text AS sleutel, a.id AS onderwerp_id, NULL AS contract_id, NULL AS gemeente_id,
    NULL AS jaar,
    'Aanbieder ' || a.naam || ' heeft hetzelfde KvK-nummer (' || a.kvk || ') als '
        || string_agg(b.naam, ', ' ORDER BY b.code COLLATE "C") AS tekst
FROM contracten_aanbieder a
JOIN contracten_aanbieder b ON b.regio_id = a.regio_id AND b.kvk = a.kvk AND b.id <> a.id
WHERE a.regio_id = %(regio)s AND a.kvk <> '' GROUP BY a.id
""",
)

"""Lines that begin between two periods of care: the law approves them, and somebody should see them."""

from inkoop.kern.signaal import Signaalsoort, naamtekst

SIGNAAL = Signaalsoort(
    naam="Zorg tijdens een pauze",
    uitleg=(
        "De aanbieder declareert zorg die begint terwijl de zorg volgens zijn eigen berichten was gestopt en "
        "nog niet weer begonnen. De regels tellen mee. Vraag de aanbieder of de zorgperioden kloppen."
    ),
    bron="iStandaarden OP364",
    onderwerp="toewijzing",
    over_client=True,
    # Few allocations have a pause: those first, or every line is laid beside every allocation.
    query=f"""
WITH zorg AS MATERIALIZED (
    SELECT toewijzing_id, dagen FROM toegang_geleverd('-infinity', 'infinity')
    WHERE datemultirange(range_merge(dagen)) <> dagen
)
SELECT t.id::text AS sleutel, t.id AS onderwerp_id, t.contract_id, t.gemeente_id, NULL AS jaar,
    'Op toewijzing ' || t.nummer || ' van ' || {naamtekst("gemeente", "t.gemeente_id")}
        || CASE WHEN count(*) = 1 THEN ' begint 1 regel' ELSE ' beginnen '
        || count(*) || ' regels' END || ' tijdens een pauze in de zorg, de eerste op '
        || to_char(min(p.begindatum), 'DD-MM-YYYY') AS tekst
FROM zorg
JOIN toegang_toewijzing t ON t.id = zorg.toewijzing_id AND t.regio_id = %(regio)s
JOIN toegang_prestatie p ON p.toewijzing_id = t.id
    AND range_merge(zorg.dagen) @> p.begindatum AND NOT zorg.dagen @> p.begindatum
    AND toegang_telt(p.goedgekeurd, p.gecrediteerd_door_id, t.ingetrokken)
GROUP BY t.id
""",  # noqa: S608 - a constant
)

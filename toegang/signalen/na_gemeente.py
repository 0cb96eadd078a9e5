"""Lines that begin after the last day of the municipality that allocated the care."""

from inkoop.kern.signaal import Signaalsoort, naamtekst

SIGNAAL = Signaalsoort(
    naam="Zorg na de laatste dag van de gemeente",
    uitleg=(
        "De regels tellen mee onder de oude gemeente: een toewijzing van voor de herindeling blijft "
        "gelden. Laat de nieuwe gemeente de zorg zelf toewijzen."
    ),
    bron="iStandaarden TR378",
    onderwerp="toewijzing",
    over_client=True,
    query=f"""
SELECT t.id::text AS sleutel, t.id AS onderwerp_id, t.contract_id, t.gemeente_id, NULL AS jaar,
    'Op toewijzing ' || t.nummer || ' van ' || {naamtekst("gemeente", "t.gemeente_id")}
        || CASE WHEN count(*) = 1 THEN ' begint 1 regel' ELSE ' beginnen ' || count(*) || ' regels' END
        || ' na de laatste dag van die gemeente, ' || to_char(g.tot, 'DD-MM-YYYY') AS tekst
FROM segmenten_gemeente g
JOIN toegang_toewijzing t ON t.gemeente_id = g.id
JOIN toegang_prestatie p ON p.toewijzing_id = t.id AND p.begindatum > g.tot
    AND toegang_telt(p.goedgekeurd, p.gecrediteerd_door_id, t.ingetrokken)
WHERE g.regio_id = %(regio)s GROUP BY t.id, g.tot
""",  # noqa: S608 - a constant
)

"""Lines that begin after the provider reported that the care had stopped."""

from inkoop.kern.signaal import Signaalsoort, naamtekst

SIGNAAL = Signaalsoort(
    naam="Zorg na het stoppen",
    uitleg=(
        "De aanbieder declareert zorg na de dag waarop de zorg volgens zijn eigen bericht stopte. De "
        "regels tellen mee. Vraag de aanbieder of de stop klopt."
    ),
    bron="iStandaarden OP364",
    onderwerp="toewijzing",
    over_client=True,
    query=f"""
SELECT t.id::text AS sleutel, t.id AS onderwerp_id, t.contract_id, t.gemeente_id, NULL AS jaar,
    'Op toewijzing ' || t.nummer || ' van ' || {naamtekst("gemeente", "t.gemeente_id")}
        || CASE WHEN count(*) = 1 THEN ' begint 1 regel' ELSE ' beginnen '
        || count(*) || ' regels' END || ' na de stop van ' || to_char(zorg.gestopt, 'DD-MM-YYYY') AS tekst
FROM toegang_geleverd('-infinity', 'infinity') zorg
JOIN toegang_toewijzing t ON t.id = zorg.toewijzing_id AND t.regio_id = %(regio)s
JOIN toegang_prestatie p ON p.toewijzing_id = t.id AND p.begindatum > zorg.gestopt
    AND toegang_telt(p.goedgekeurd, p.gecrediteerd_door_id, t.ingetrokken)
GROUP BY t.id, zorg.gestopt
""",  # noqa: S608 - a constant
)

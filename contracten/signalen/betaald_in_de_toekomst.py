"""Payments with a day that is still to come: most often a mistake in the year."""

from inkoop.kern.signaal import Signaalsoort, bedragtekst

SIGNAAL = Signaalsoort(
    naam="Betaald in de toekomst",
    uitleg=(
        "Er is een voorschot of betaling geboekt op een dag die nog moet komen. Het bedrag telt mee. Klopt "
        "de datum niet? Trek de upload in of boek het bedrag terug, en lever het opnieuw aan."
    ),
    onderwerp="contract",
    query=f"""
SELECT b.contract_id || ' ' || b.gemeente_id || ' ' || b.jaar AS sleutel, b.contract_id AS onderwerp_id,
    b.contract_id, b.gemeente_id, b.jaar AS jaar,
    'Op contract ' || c.nummer || ' is voor ' || b.jaar || ' € ' || {bedragtekst("sum(b.bedrag)")}
        || ' geboekt op een dag die nog moet komen, tot en met '
        || to_char(max(b.datum), 'DD-MM-YYYY') AS tekst
FROM (
    SELECT contract_id, gemeente_id, extract(year FROM datum) AS jaar, datum, bedrag FROM contracten_voorschot
    UNION ALL SELECT contract_id, gemeente_id, jaar, datum, bedrag FROM contracten_betaling
) b
JOIN contracten_contract c ON c.id = b.contract_id
WHERE c.regio_id = %(regio)s AND b.datum > %(peildatum)s
GROUP BY b.contract_id, b.gemeente_id, b.jaar, c.nummer
""",  # noqa: S608 - a constant
)

"""One reference that was paid more than once: the same invoice with another amount counts twice."""

from contracten.signalen import CONTRACT, CONTRACTNAAM
from inkoop.kern.signaal import Signaalsoort, bedragtekst, naamtekst

SIGNAAL = Signaalsoort(
    naam="Zelfde kenmerk meermaals betaald",
    uitleg=(
        "Hetzelfde kenmerk staat meer dan eens bij een contract, een gemeente en een jaar van zorg, met een "
        "ander bedrag of een andere datum. Elke betaling telt mee. Is het dezelfde factuur? Boek dan de "
        "verkeerde terug."
    ),
    bron="regiobundel, Keys",
    onderwerp="contract",
    query=f"""
SELECT b.contract_id || ' ' || b.gemeente_id || ' ' || b.jaar || ' ' || b.kenmerk AS sleutel,
    b.contract_id AS onderwerp_id, b.contract_id, b.gemeente_id, b.jaar AS jaar,
    'Op contract ' || {CONTRACTNAAM} || ' staat bij ' || {naamtekst("gemeente", "b.gemeente_id")}
        || ' kenmerk ' || b.kenmerk || ' '
        || count(*) FILTER (WHERE b.bedrag > 0) || ' keer voor zorg van ' || b.jaar || ', samen € '
        || {bedragtekst("sum(b.bedrag)")} AS tekst
FROM contracten_betaling b
JOIN ({CONTRACT}) ON c.id = b.contract_id
WHERE c.regio_id = %(regio)s AND b.kenmerk <> ''
GROUP BY b.contract_id, b.gemeente_id, b.jaar, b.kenmerk, c.nummer, a.naam
-- What was booked back is no second payment.
HAVING count(*) FILTER (WHERE b.bedrag > 0) - count(*) FILTER (WHERE b.bedrag < 0) > 1
""",  # noqa: S608 - a constant
)

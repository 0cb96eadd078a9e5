"""Money that was paid on a contract in a year without an agreement, and so is settled nowhere."""

from inkoop.kern.signaal import Signaalsoort, bedragtekst

SIGNAAL = Signaalsoort(
    naam="Betaald in een jaar zonder jaarafspraak",
    uitleg=(
        "Er is een voorschot of betaling geboekt in een jaar waarvoor het contract geen jaarafspraak "
        "heeft. Dit geld komt in geen afrekening terug. Voeg de jaarafspraak toe of boek het bedrag terug."
    ),
    bron="rekenregels §6",
    onderwerp="contract",
    query=f"""
SELECT b.contract_id || ' ' || b.gemeente_id || ' ' || b.jaar AS sleutel, b.contract_id AS onderwerp_id,
    b.contract_id, b.gemeente_id, b.jaar AS jaar,
    'Op contract ' || c.nummer || ' is in ' || b.jaar || ' € ' || {bedragtekst("sum(b.bedrag)")}
        || ' betaald, zonder jaarafspraak' AS tekst
FROM (
    SELECT contract_id, gemeente_id, extract(year FROM datum) AS jaar, bedrag
    FROM contracten_voorschot
    UNION ALL SELECT contract_id, gemeente_id, jaar, bedrag FROM contracten_betaling
) b
JOIN contracten_contract c ON c.id = b.contract_id
WHERE c.regio_id = %(regio)s AND NOT EXISTS (
    SELECT FROM contracten_jaarafspraak j WHERE j.contract_id = b.contract_id AND j.jaar = b.jaar)
GROUP BY b.contract_id, b.gemeente_id, b.jaar, c.nummer HAVING sum(b.bedrag) <> 0
""",  # noqa: S608 - a constant
)

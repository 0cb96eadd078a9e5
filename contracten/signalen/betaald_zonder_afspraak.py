"""Money that was paid on a contract in a year without an agreement, and so is settled nowhere."""

from contracten.signalen import BETAALSLEUTEL, CONTRACT, CONTRACTNAAM, GEBOEKT
from inkoop.kern.signaal import Signaalsoort, bedragtekst, naamtekst

SIGNAAL = Signaalsoort(
    naam="Betaald in een jaar zonder jaarafspraak",
    uitleg=(
        "Er is een voorschot of betaling geboekt in een jaar waarvoor het contract geen jaarafspraak "
        "heeft. Dit geld komt in geen afrekening terug. Voeg de jaarafspraak toe of boek het bedrag terug."
    ),
    bron="rekenregels §6",
    onderwerp="contract",
    query=f"""
SELECT {BETAALSLEUTEL},
    'Op contract ' || {CONTRACTNAAM} || ' is voor ' || {naamtekst("gemeente", "b.gemeente_id")}
        || ' in ' || b.jaar || ' € ' || {bedragtekst("sum(b.bedrag)")}
        || ' betaald, zonder jaarafspraak' AS tekst
FROM ({GEBOEKT}) b
JOIN ({CONTRACT}) ON c.id = b.contract_id
WHERE c.regio_id = %(regio)s AND NOT EXISTS (
    SELECT FROM contracten_jaarafspraak j WHERE j.contract_id = b.contract_id AND j.jaar = b.jaar)
GROUP BY b.contract_id, b.gemeente_id, b.jaar, c.nummer, a.naam HAVING sum(b.bedrag) <> 0
""",  # noqa: S608 - a constant
)

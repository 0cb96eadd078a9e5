"""Payments on declarations where advances were agreed: most often on the wrong contract."""

from inkoop.kern.codes import Afspraaksoort, Betaalwijze
from inkoop.kern.signaal import Signaalsoort, bedragtekst

SIGNAAL = Signaalsoort(
    naam="Betaald op declaraties bij een afspraak met voorschotten",
    uitleg=(
        "De jaarafspraak zegt dat de gemeenten voorschotten betalen, maar er is ook op declaraties betaald. "
        "Het bedrag telt mee. Kijk of de betaling bij dit contract hoort, en of de betaalwijze klopt."
    ),
    onderwerp="contract",
    query=f"""
SELECT b.contract_id || ' ' || b.gemeente_id || ' ' || b.jaar AS sleutel, b.contract_id AS onderwerp_id,
    b.contract_id, b.gemeente_id, b.jaar AS jaar,
    'Op contract ' || c.nummer || ' is voor ' || b.jaar || ' € ' || {bedragtekst("sum(b.bedrag)")}
        || ' op declaraties betaald, terwijl voorschotten zijn afgesproken' AS tekst
FROM contracten_betaling b
JOIN contracten_contract c ON c.id = b.contract_id
JOIN contracten_jaarafspraak j ON j.contract_id = b.contract_id AND j.jaar = b.jaar
-- Under a ceiling there are no advances, whatever is said of paying (NL §3).
WHERE c.regio_id = %(regio)s
    AND j.betaalwijze = '{Betaalwijze.VOORSCHOT}'
    AND j.soort <> '{Afspraaksoort.BUDGETPLAFOND}'
GROUP BY b.contract_id, b.gemeente_id, b.jaar, c.nummer HAVING sum(b.bedrag) <> 0
""",  # noqa: S608 - codes
)

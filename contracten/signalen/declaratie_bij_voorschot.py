"""Payments on declarations where advances were agreed: most often on the wrong contract."""

from contracten.signalen import BETAALSLEUTEL, CONTRACT, CONTRACTNAAM
from inkoop.kern.codes import Afspraaksoort, Betaalwijze
from inkoop.kern.signaal import Signaalsoort, bedragtekst, naamtekst

SIGNAAL = Signaalsoort(
    naam="Betaald op declaraties bij een afspraak met voorschotten",
    uitleg=(
        "De jaarafspraak zegt dat de gemeenten voorschotten betalen, maar er is ook op declaraties betaald. "
        "Het bedrag telt mee. Kijk of de betaling bij dit contract hoort, en of de betaalwijze klopt."
    ),
    onderwerp="contract",
    query=f"""
SELECT {BETAALSLEUTEL},
    'Op contract ' || {CONTRACTNAAM} || ' is voor ' || {naamtekst("gemeente", "b.gemeente_id")}
        || ' over ' || b.jaar || ' € ' || {bedragtekst("sum(b.bedrag)")}
        || ' op declaraties betaald, terwijl voorschotten zijn afgesproken' AS tekst
FROM contracten_betaling b
JOIN ({CONTRACT}) ON c.id = b.contract_id
JOIN contracten_jaarafspraak j ON j.contract_id = b.contract_id AND j.jaar = b.jaar
-- Under a ceiling there are no advances, whatever is said of paying (NL §3).
WHERE c.regio_id = %(regio)s
    AND j.betaalwijze = '{Betaalwijze.VOORSCHOT}'
    AND j.soort <> '{Afspraaksoort.BUDGETPLAFOND}'
GROUP BY b.contract_id, b.gemeente_id, b.jaar, c.nummer, a.naam HAVING sum(b.bedrag) <> 0
""",  # noqa: S608 - codes
)

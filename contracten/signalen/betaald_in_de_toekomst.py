"""Payments with a day that is still to come: most often a mistake in the year."""

from contracten.signalen import BETAALSLEUTEL, CONTRACT, CONTRACTNAAM, GEBOEKT
from inkoop.kern.signaal import Signaalsoort, bedragtekst, naamtekst

SIGNAAL = Signaalsoort(
    naam="Betaald in de toekomst",
    uitleg=(
        "Er is een voorschot of betaling geboekt op een dag die nog moet komen. Het bedrag telt mee. Klopt "
        "de datum niet? Trek de upload in of boek het bedrag terug, en lever het opnieuw aan."
    ),
    onderwerp="contract",
    query=f"""
SELECT {BETAALSLEUTEL},
    'Op contract ' || {CONTRACTNAAM} || ' is voor ' || {naamtekst("gemeente", "b.gemeente_id")}
        || ' over ' || b.jaar || ' € ' || {bedragtekst("sum(b.bedrag)")}
        || ' geboekt op een dag die nog moet komen, tot en met '
        || to_char(max(b.datum), 'DD-MM-YYYY') AS tekst
FROM ({GEBOEKT}) b
JOIN ({CONTRACT}) ON c.id = b.contract_id
WHERE c.regio_id = %(regio)s AND b.datum > %(peildatum)s
GROUP BY b.contract_id, b.gemeente_id, b.jaar, c.nummer, a.naam
""",  # noqa: S608 - a constant
)

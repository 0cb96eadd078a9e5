"""What columns that more sources of contracten have are called, and what belongs in them."""

from inkoop.platform.bestanden.bron import Kolomtekst
from segmenten.selectors import make_gemeentekolom

GEMEENTE = make_gemeentekolom("De gemeente die betaalde: de naam of de code.")
BETAALDATUM = Kolomtekst("Datum", "De dag van de betaling.", "31-01-2022", ("betaaldatum", "betaald op"))
BEDRAG = Kolomtekst(
    "Bedrag",
    "Het betaalde bedrag in euro's. Kwam er geld terug, zet er dan een min voor.",
    "1.250,50",
    ("betaald", "betaald bedrag"),
)

"""What columns that more sources of contracten have are called, and what belongs in them."""

from inkoop.platform.bestanden.bron import Kolomtekst

CONTRACT = Kolomtekst("Contract", "Het nummer van het contract.", "C-2022-014", ("contractnummer",))
GEMEENTE = Kolomtekst(
    "Gemeente", "De gemeente die betaalde: de naam of de code.", "Venlo", ("gemeentecode", "gemeentenaam")
)
BETAALDATUM = Kolomtekst("Datum", "De dag van de betaling.", "31-01-2022", ("betaaldatum", "betaald op"))
BEDRAG = Kolomtekst(
    "Bedrag",
    "Het betaalde bedrag in euro's. Kwam er geld terug, zet er dan een min voor.",
    "1.250,50",
    ("betaald", "betaald bedrag"),
)

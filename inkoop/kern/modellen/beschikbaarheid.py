"""Funding model `beschikbaarheid`: availability of a function, whatever the use."""

from datetime import date

from inkoop.kern.beschrijving import Modelbeschrijving

BESCHRIJVING = Modelbeschrijving(
    code="beschikbaarheid",
    naam="Beschikbaarheid",
    uitleg="De aanbieder wordt betaald om beschikbaar te zijn, ook als niemand er gebruik van maakt.",
    bron="KL §8, AH bijlage 2",
    vanaf=date(2022, 1, 1),
    volgorde=90,
    vast_bedrag=True,
)

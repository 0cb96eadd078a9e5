"""Funding model `subsidie`: a grant with determination afterwards."""

from datetime import date

from inkoop.kern.beschrijving import Modelbeschrijving

BESCHRIJVING = Modelbeschrijving(
    code="subsidie",
    naam="Subsidie",
    uitleg="De gemeente verleent een subsidie en stelt die achteraf vast naar wat er is gedaan.",
    bron="KL §8 segment A",
    vanaf=date(2022, 1, 1),
    volgorde=110,
    vast_bedrag=True,
    bedragnaam="Verleende subsidie",
)

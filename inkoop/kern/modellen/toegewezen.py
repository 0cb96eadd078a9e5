"""Funding model `toegewezen`: effort-based, "beschikking = declaratie"."""

from datetime import date

from inkoop.kern.beschrijving import Modelbeschrijving

BESCHRIJVING = Modelbeschrijving(
    code="toegewezen",
    naam="Toegewezen volume (beschikking is declaratie)",
    uitleg="De aanbieder krijgt het tarief voor wat is toegewezen, niet voor wat hij levert.",
    bron="AH bijlage 2",
    vanaf=date(2022, 1, 1),
    volgorde=20,
)

"""Funding model `gebied`: area-based population funding."""

from datetime import date

from inkoop.kern.beschrijving import Modelbeschrijving

BESCHRIJVING = Modelbeschrijving(
    code="gebied",
    naam="Gebiedsgerichte populatie",
    uitleg="De aanbieder krijgt een bedrag per inwoner van het gebied.",
    bron="NL bijlage 1, AH scenario D",
    vanaf=date(2022, 1, 1),
    volgorde=80,
    vast_bedrag=True,
)

"""Funding model `clientbedrag`: average amount per client per month."""

from datetime import date

from inkoop.kern.beschrijving import Modelbeschrijving

BESCHRIJVING = Modelbeschrijving(
    code="clientbedrag",
    naam="Bedrag per cliënt per maand",
    uitleg="De aanbieder krijgt een vast bedrag per cliënt per maand.",
    bron="LS §3.1",
    vanaf=date(2022, 1, 1),
    volgorde=50,
)

"""Funding model `plekken`: places, a yearly capacity derived from trajectories."""

from datetime import date

from inkoop.kern.beschrijving import Modelbeschrijving

BESCHRIJVING = Modelbeschrijving(
    code="plekken",
    naam="Plekken",
    uitleg="De gemeente spreekt plekken af en betaalt de dagen waarop een plek bezet is.",
    bron="NL §8",
    vanaf=date(2022, 1, 1),
    volgorde=40,
    in_plekken=True,
)

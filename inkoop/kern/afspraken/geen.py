"""Annual agreement `geen`: what was realised is paid."""

from datetime import date

from inkoop.kern.beschrijving import Beschrijving

BESCHRIJVING = Beschrijving(
    code="geen",
    naam="Zonder plafond of bandbreedte",
    uitleg="De aanbieder krijgt wat hij realiseert.",
    bron="docs/berekening.md §2",
    vanaf=date(2022, 1, 1),
    volgorde=10,
)

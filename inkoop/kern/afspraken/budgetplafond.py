"""Annual agreement `budgetplafond`: never more than the budget, and no advances."""

from datetime import date

from inkoop.kern.beschrijving import Beschrijving

BESCHRIJVING = Beschrijving(
    code="budgetplafond",
    naam="Budgetplafond",
    uitleg=(
        "De aanbieder krijgt wat hij realiseert, maar nooit meer dan het budget. Er zijn geen voorschotten."
    ),
    bron="NL bijlage 1",
    vanaf=date(2022, 1, 1),
    volgorde=20,
)

"""What names a row in the admin has the form in which people write money, dates and numbers."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Model

from contracten.models import (
    Betaling,
    BonusMalusSchaal,
    Contract,
    Gemeentebudget,
    Plekafspraak,
    Tarief,
    Trajectafspraak,
    Verhoging,
    Voorschot,
)
from segmenten.models import Gemeente, Product, Traject

CONTRACT = Contract(nummer="C-1")
VENLO = Gemeente(code="0983")


@pytest.mark.parametrize(
    ("rij", "tekst"),
    [
        (
            Voorschot(contract=CONTRACT, datum=date(2022, 1, 15), bedrag=Decimal(1121)),
            "C-1 15-01-2022: € 1.121,00",
        ),
        (
            Betaling(contract=CONTRACT, datum=date(2022, 1, 15), bedrag=Decimal(20)),
            "C-1 15-01-2022: € 20,00",
        ),
        (Verhoging(datum=date(2022, 6, 1), bedrag=Decimal(1000)), "01-06-2022: € 1.000,00"),
        (Trajectafspraak(gemeente=VENLO, traject=Traject(code="T"), aantal=Decimal("0.50")), "0983 T: 0,5"),
        (
            Tarief(contract=CONTRACT, product=Product(code="02A03"), bedrag=Decimal("57.4")),
            "C-1 02A03: € 57,40",
        ),
        (Gemeentebudget(gemeente=VENLO, bedrag=Decimal(1000)), "0983: € 1.000,00"),
        (Plekafspraak(gemeente=VENLO, traject=Traject(code="T"), aantal=Decimal("2.50")), "0983 T: 2,5"),
        (BonusMalusSchaal(vanaf=Decimal("7.50"), percentage=Decimal("0.02")), "vanaf 7,5: 2%"),
    ],
    ids=["voorschot", "betaling", "verhoging", "trajecten", "tarief", "budget", "plekken", "schaal"],
)
def test_a_row_is_named_in_dutch(rij: Model, tekst: str) -> None:
    assert str(rij).replace("\u00a0", " ") == tekst

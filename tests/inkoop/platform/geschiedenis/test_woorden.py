"""Values of the history look as they do on pages."""

from decimal import Decimal
from typing import Any

import pytest

from bekostiging.models import Afrekening
from contracten.models import Gemeentebudget, Jaarafspraak, KpiScore, Tarief, Voorschot
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.geschiedenis.woorden import (
    Namen,
    describe_inhoud,
    describe_rij,
    describe_verschil,
    format_waarde,
    read_rij,
)
from segmenten.models import Gemeente


@pytest.mark.parametrize(
    ("model", "veld", "waarde", "tekst"),
    [
        (Voorschot, "bedrag", Decimal("1234.50"), "€\u00a01.234,50"),
        (Tarief, "bedrag", Decimal("32.405"), "€\u00a032,405"),
        (Tarief, "vanaf", "2024-01-31", "31-01-2024"),
        (Tarief, "tot", None, "leeg"),
        (Jaarafspraak, "jaar", 2024, "2024"),
        (Jaarafspraak, "clienten", 1500, "1.500"),
        (Jaarafspraak, "soort", "budgetplafond", "Budgetplafond"),
        (Jaarafspraak, "bandbreedte", Decimal("0.05"), "0,05"),
        (Jaarafspraak, "heeft_gemeentekeuze", True, "ja"),
        (Jaarafspraak, "heeft_gemeentekeuze", False, "nee"),
        (
            Jaarafspraak,
            "parameters",
            {"maximum_dagen": 30, "streng": False},
            "maximum dagen: 30; streng: nee",
        ),
        (Jaarafspraak, "parameters", {"vanaf": "2024-01-31"}, "vanaf: 31-01-2024"),
        (Gebruiker, "rollen", ["financien", "backoffice"], "Financiën gemeente, Backoffice gemeente"),
        (KpiScore, "score", Decimal("0.90"), "0,9"),
        (Afrekening, "vastgesteld_op", "2024-03-01T11:30:00+00:00", "01-03-2024 12:30"),
        (Gemeentebudget, "gemeente", 7, "Venlo"),
        (Gemeentebudget, "gemeente", 8, "nummer 8"),
    ],
)
def test_a_value_looks_as_on_a_page(model: Any, veld: str, waarde: Any, tekst: str) -> None:
    assert format_waarde(model._meta.get_field(veld), waarde, {(Gemeente, 7): "Venlo"}) == tekst


def test_an_amount_is_read_exactly() -> None:
    assert read_rij('{"bedrag": 0.10}') == {"bedrag": Decimal("0.10")}
    assert str(read_rij('{"bedrag": 12345678901234.10}')["bedrag"]) == "12345678901234.10"


def test_a_row_is_named_by_what_tells_it_from_others() -> None:
    rij = {"jaarafspraak_id": 3, "gemeente_id": 7, "bedrag": Decimal("10.00")}
    namen: Namen = {(Gemeente, 7): "Venlo", (Jaarafspraak, 3): "C-1 2024"}
    assert describe_rij(Gemeentebudget, rij, namen) == "budget per gemeente C-1 2024, Venlo"
    assert describe_rij(Gemeentebudget, rij, namen, {"jaarafspraak"}) == "budget per gemeente Venlo"
    assert describe_inhoud(Gemeentebudget, rij, namen, {"jaarafspraak"}) == [("bedrag", "€\u00a010,00")]


def test_only_what_differs_is_told() -> None:
    oud = {"kpi": "Wachttijd", "jaar": 2024, "score": Decimal("0.5"), "gewicht": Decimal(1)}
    nieuw = oud | {"score": Decimal("0.75")}
    assert describe_verschil(KpiScore, oud, nieuw, {}) == [("score", "0,5", "0,75")]

"""Incentives: granted, and each reason why not (docs/berekening.md §3)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.herbereken import check_uitleg
from bekostiging.berekening.invoer import (
    Besparing,
    BonusMalus,
    Contractinvoer,
    GemiddeldeKosten,
    Kpiscore,
    Schaal,
)
from bekostiging.berekening.prikkels import REKENPRIKKELS
from bekostiging.berekening.waarde import Waarde
from inkoop.kern.codes import Afspraaksoort, Grondslag, Prikkel
from inkoop.kern.geld import uit_centen
from tests.bekostiging.berekening.make import make_clienten, make_contract, make_kpis, make_regels

DELING = Besparing(Decimal("0.3"), Decimal("0.02"), 2, Decimal("0.8"))
SCHALEN = (
    Schaal(Decimal("0.7"), Decimal(0)),
    Schaal(Decimal("0.9"), Decimal("0.02")),
    Schaal(Decimal("0.2"), Decimal("-0.03")),
)
ALLEEN_BONUS = SCHALEN[:2]


def make_met_prikkel(
    realisatie: str = "8000", clienten: int = 2, scores: tuple[str, ...] = ("0.85",), **afspraak: Any
) -> Contractinvoer:
    basis: dict[str, Any] = {"soort": Afspraaksoort.BUDGETAFSPRAAK, "bedrag": Decimal(10000)}
    invoer = make_contract(
        regels=make_regels(venlo=realisatie), kpis=make_kpis(*scores), **(basis | afspraak)
    )
    return replace(invoer, clienten=make_clienten(venlo=clienten))


def get_prikkel(invoer: Contractinvoer) -> str:
    uitkomst = calculate_contractafrekening(invoer)
    check_uitleg(uitkomst)
    return str(uitkomst.prikkel)


def get_toelichting(invoer: Contractinvoer) -> object:
    stap = calculate_contractafrekening(invoer).uitleg.stappen[2].stappen[-1]
    gegeven = stap.invoer["toelichting"]
    assert isinstance(gegeven, Waarde)
    return gegeven.waarde


def test_every_incentive_has_a_module() -> None:
    assert set(REKENPRIKKELS) == set(Prikkel)


def test_a_saving_is_shared() -> None:
    invoer = make_met_prikkel(besparing=DELING)
    assert get_prikkel(invoer) == "600.00"
    assert get_toelichting(invoer) == "Toegekend."


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"soort": Afspraaksoort.GEEN}, "er is geen budgetafspraak"),
        ({"soort": Afspraaksoort.BUDGETPLAFOND}, "er is geen budgetafspraak"),
        ({"realisatie": "10000"}, "de realisatie is niet lager dan het budget"),
        ({"realisatie": "9801"}, "de besparing is kleiner dan het minimum"),
        ({"clienten": 1}, "er zijn te weinig cliënten geholpen"),
        ({"scores": ()}, "er is geen score, en er is wel een minimale score afgesproken"),
        ({"scores": ("0.79",)}, "de score is lager dan afgesproken"),
        ({"bandbreedte": Decimal("0.2")}, "de vergoeding is niet lager dan het budget"),
    ],
)
def test_a_saving_is_not_shared_and_says_why(anders: dict[str, Any], reden: str) -> None:
    invoer = make_met_prikkel(besparing=DELING, **anders)
    assert get_prikkel(invoer) == "0.00"
    assert get_toelichting(invoer) == f"Niet toegekend: {reden}."


def test_the_limits_of_a_saving_are_enough() -> None:
    precies = make_met_prikkel(realisatie="9800", clienten=2, scores=("0.8",), besparing=DELING)
    assert get_prikkel(precies) == "60.00"


def test_a_saving_without_a_quality_limit_asks_for_no_score() -> None:
    invoer = make_met_prikkel(scores=(), besparing=Besparing(Decimal("0.5")))
    assert get_prikkel(invoer) == "1000.00"


@pytest.mark.parametrize(
    ("score", "verwacht"),
    [
        ("0.95", "180.00"),
        ("0.9", "180.00"),
        ("0.89", "0.00"),
        ("0.69", "-270.00"),
        ("0.2", "-270.00"),
        ("0.1", "-270.00"),
    ],
)
def test_the_score_picks_the_highest_row_not_above_it(score: str, verwacht: str) -> None:
    regeling = BonusMalus(SCHALEN)
    assert get_prikkel(make_met_prikkel("9000", scores=(score,), bonus_malus=regeling)) == verwacht


@pytest.mark.parametrize(("score", "vanaf"), [("0.95", "0.9"), ("0.89", "0.7"), ("0.69", "0.2")])
def test_the_explanation_names_the_row_that_counts(score: str, vanaf: str) -> None:
    invoer = make_met_prikkel("9000", scores=(score,), bonus_malus=BonusMalus(SCHALEN))
    assert get_toelichting(invoer) == f"De schaal vanaf {vanaf} geldt."


def test_below_all_rows_the_lowest_is_named() -> None:
    malussen = (*SCHALEN, Schaal(Decimal("0.1"), Decimal("-0.05")))
    invoer = make_met_prikkel("9000", scores=("0.05",), bonus_malus=BonusMalus(malussen))
    assert get_toelichting(invoer) == "De score ligt onder de laagste schaal; de malus vanaf 0.1 geldt."
    assert get_prikkel(invoer) == "-450.00"


@pytest.mark.parametrize(("score", "verwacht"), [("1", "150.00"), ("0.3", "-150.00")])
def test_a_bonus_and_a_malus_are_clipped(score: str, verwacht: str) -> None:
    regeling = BonusMalus(SCHALEN, maximum=Decimal(150))
    assert get_prikkel(make_met_prikkel("9000", scores=(score,), bonus_malus=regeling)) == verwacht


def test_without_scores_no_bonus_is_granted_and_a_malus_is_parked() -> None:
    invoer = make_met_prikkel(scores=(), bonus_malus=BonusMalus(SCHALEN))
    with pytest.raises(NietAfTeRekenen, match="geen score") as fout:
        calculate_contractafrekening(invoer)
    assert fout.value.code is Parkeercode.GEEN_SCORE
    invoer = make_met_prikkel(scores=(), bonus_malus=BonusMalus(ALLEEN_BONUS))
    assert get_prikkel(invoer) == "0.00"
    assert get_toelichting(invoer) == "Niet toegekend: er is geen score."


def test_below_the_lowest_row_a_malus_is_not_escaped() -> None:
    invoer = make_met_prikkel(scores=("0.1",), bonus_malus=BonusMalus(SCHALEN))
    assert get_toelichting(invoer) == "De score ligt onder de laagste schaal; de malus vanaf 0.2 geldt."
    invoer = make_met_prikkel(scores=("0.1",), bonus_malus=BonusMalus(ALLEEN_BONUS))
    assert get_toelichting(invoer) == "Niet toegekend: de score ligt onder de laagste schaal."


def test_a_bonus_may_be_taken_of_the_budget() -> None:
    regeling = BonusMalus(SCHALEN, Grondslag.BUDGET)
    assert get_prikkel(make_met_prikkel(scores=("0.95",), bonus_malus=regeling)) == "200.00"


def test_a_bonus_of_a_budget_that_is_not_there_is_parked() -> None:
    regeling = BonusMalus(SCHALEN, Grondslag.BUDGET)
    zonder: dict[str, Any] = {"soort": Afspraaksoort.GEEN, "bedrag": None, "bonus_malus": regeling}
    with pytest.raises(NietAfTeRekenen, match="rekent met het budget") as fout:
        calculate_contractafrekening(make_met_prikkel(**zonder, scores=("0.95",)))
    assert fout.value.code is Parkeercode.GEEN_BEDRAG
    # A row of 0% asks for no budget, and neither does a score that is not there.
    assert get_prikkel(make_met_prikkel(**zonder, scores=("0.85",))) == "0.00"
    zonder["bonus_malus"] = replace(regeling, schalen=ALLEEN_BONUS)
    assert get_prikkel(make_met_prikkel(**zonder, scores=())) == "0.00"


def test_the_score_is_weighted() -> None:
    scores = (Kpiscore("a", Decimal(1), Decimal(3)), Kpiscore("b", Decimal("0.6"), Decimal(1)))
    invoer = replace(make_met_prikkel("9000", bonus_malus=BonusMalus(SCHALEN)), kpis=scores)
    assert get_prikkel(invoer) == "180.00"


def test_weights_that_are_all_zero_make_no_score_and_park() -> None:
    scores = (Kpiscore("a", Decimal(1), Decimal(0)),)
    invoer = replace(make_met_prikkel(bonus_malus=BonusMalus(SCHALEN)), kpis=scores)
    with pytest.raises(NietAfTeRekenen, match="samen nul"):
        calculate_contractafrekening(invoer)
    assert get_prikkel(replace(invoer, afspraak=replace(invoer.afspraak, bonus_malus=None))) == "0.00"


@pytest.mark.parametrize(
    ("realisatie", "clienten", "verwacht"),
    [
        ("10000", 2, "-500.00"),
        ("8800", 2, "100.00"),
        ("9000", 2, "0.00"),
        ("1000", 2, "50.00"),
        ("0", 2, "0.00"),
    ],
)
def test_average_costs_are_compared_and_clipped(realisatie: str, clienten: int, verwacht: str) -> None:
    regeling = GemiddeldeKosten(Decimal(4500), Decimal("0.5"), Decimal("0.05"))
    invoer = make_met_prikkel(realisatie, clienten, soort=Afspraaksoort.GEEN, gemiddelde_kosten=regeling)
    assert get_prikkel(invoer) == verwacht


def test_each_incentive_is_rounded_by_itself_and_then_added() -> None:
    invoer = make_met_prikkel(
        "9999.01",
        besparing=Besparing(Decimal("0.505050")),
        bonus_malus=BonusMalus((Schaal(Decimal(0), Decimal("0.0000005")),)),
    )
    uitkomst = calculate_contractafrekening(invoer)
    assert [str(p.bedrag) for p in uitkomst.prikkels] == ["0.50", "0.00"]
    anders = make_met_prikkel(
        "10000",
        bonus_malus=BonusMalus((Schaal(Decimal(0), Decimal("0.0000005")),)),
        gemiddelde_kosten=GemiddeldeKosten(Decimal("5000.0025"), Decimal(1)),
    )
    assert [str(p.bedrag) for p in calculate_contractafrekening(anders).prikkels] == ["0.01", "0.01"]


@given(st.integers(0, 10**8).map(uit_centen), st.integers(0, 50), st.decimals(0, 1, places=2))
def test_average_costs_never_move_more_than_the_maximum(
    realisatie: Decimal, clienten: int, maximum: Decimal
) -> None:
    regeling = GemiddeldeKosten(Decimal(4500), Decimal("0.5"), maximum)
    invoer = make_met_prikkel(str(realisatie), clienten, soort=Afspraaksoort.GEEN, gemiddelde_kosten=regeling)
    prikkel = calculate_contractafrekening(invoer).prikkel
    assert abs(prikkel) <= maximum * realisatie + Decimal("0.005")

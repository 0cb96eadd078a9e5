"""Annual agreements: V from R and the budget, and what V can never be (docs/berekening.md §2)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.berekening.afspraken import REKENAFSPRAKEN, Afspraakgrond
from bekostiging.berekening.afspraken.budget import Onderbouwd
from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.herbereken import check_uitleg
from bekostiging.berekening.invoer import Contractinvoer, Jaarafspraak
from inkoop.kern.codes import Afspraaksoort, BuitenBand
from inkoop.kern.geld import exact, rond_af, uit_centen
from tests.bekostiging.berekening.make import (
    BEESEL,
    VENLO,
    VENRAY,
    make_budgetten,
    make_contract,
    make_regels,
)

BEDRAGEN = st.integers(0, 10**10).map(uit_centen)
DELEN = st.decimals(0, 1, places=4)


def calculate_v(realisatie: str, budget: str = "10000", **afspraak: object) -> Decimal:
    soort = afspraak.pop("soort", Afspraaksoort.BUDGETAFSPRAAK)
    assert isinstance(soort, Afspraaksoort)
    grond = Afspraakgrond(
        Jaarafspraak(soort=soort, **afspraak),  # type: ignore[arg-type]
        Decimal(realisatie),
        Onderbouwd(Decimal(budget)),
    )
    return REKENAFSPRAKEN[soort].calculate_vergoeding(grond).bedrag


def get_vergoedingen(invoer: Contractinvoer) -> dict[str, str]:
    uitkomst = calculate_contractafrekening(invoer)
    check_uitleg(uitkomst)
    return {rij.gemeente: str(rij.vergoeding) for rij in uitkomst.gemeenten}


def test_every_agreement_has_a_module() -> None:
    assert set(REKENAFSPRAKEN) == set(Afspraaksoort)


@pytest.mark.parametrize(
    ("realisatie", "verwacht"),
    [
        ("10500.00", "10000.00"),
        ("9500.00", "10000.00"),
        ("10500.01", "10500.01"),
        ("9499.99", "9499.99"),
    ],
)
def test_the_edge_of_the_band_lies_within_it(realisatie: str, verwacht: str) -> None:
    assert calculate_v(realisatie, bandbreedte=Decimal("0.05")) == Decimal(verwacht)


@pytest.mark.parametrize(("realisatie", "verwacht"), [("12000", "11500.00"), ("9000", "9500.00")])
def test_only_what_lies_outside_the_band_is_settled(realisatie: str, verwacht: str) -> None:
    bedrag = calculate_v(realisatie, bandbreedte=Decimal("0.05"), buiten_bandbreedte=BuitenBand.MEERDERE)
    assert bedrag == Decimal(verwacht)


def test_a_vergoeding_with_part_of_a_cent_is_rounded_once() -> None:
    bedrag = calculate_v(
        "200.00", "100.01", bandbreedte=Decimal("0.005"), buiten_bandbreedte=BuitenBand.MEERDERE
    )
    assert bedrag == Decimal("199.50")


def test_the_maximum_also_limits_what_lies_outside_the_band() -> None:
    assert calculate_v("13000", maximum_bijbetaling=Decimal("0.1")) == Decimal("11000.00")
    assert calculate_v("10900", maximum_bijbetaling=Decimal("0.1")) == Decimal("10900.00")
    assert calculate_v("13000", maximum_bijbetaling=Decimal(0)) == Decimal("10000.00")


@given(BEDRAGEN, BEDRAGEN)
def test_a_ceiling_is_never_exceeded(realisatie: Decimal, budget: Decimal) -> None:
    bedrag = calculate_v(str(realisatie), str(budget), soort=Afspraaksoort.BUDGETPLAFOND)
    assert bedrag <= budget
    assert bedrag <= realisatie
    assert bedrag in (realisatie, budget)


@given(BEDRAGEN)
def test_without_an_agreement_the_realisatie_is_paid(realisatie: Decimal) -> None:
    assert calculate_v(str(realisatie), soort=Afspraaksoort.GEEN) == realisatie


@given(BEDRAGEN, BEDRAGEN, DELEN, st.sampled_from(BuitenBand), st.none() | DELEN)
def test_a_budget_agreement_keeps_v_between_r_and_b(
    realisatie: Decimal, budget: Decimal, band: Decimal, buiten: BuitenBand, maximum: Decimal | None
) -> None:
    bedrag = calculate_v(
        str(realisatie),
        str(budget),
        bandbreedte=band,
        buiten_bandbreedte=buiten,
        maximum_bijbetaling=maximum,
    )
    laagste, hoogste = min(realisatie, budget), max(realisatie, budget)
    if maximum is not None:
        plafond = rond_af(exact(budget) * (1 + exact(maximum)))
        assert bedrag <= plafond
        laagste = min(laagste, plafond)
    assert laagste <= bedrag <= hoogste


@given(BEDRAGEN, BEDRAGEN, BEDRAGEN, DELEN, st.sampled_from(BuitenBand))
def test_outside_the_band_more_care_never_pays_less(
    een: Decimal, ander: Decimal, budget: Decimal, band: Decimal, buiten: BuitenBand
) -> None:
    laag, hoog = sorted((een, ander))
    v_laag, v_hoog = (
        calculate_v(str(r), str(budget), bandbreedte=band, buiten_bandbreedte=buiten) for r in (laag, hoog)
    )
    assert v_laag <= v_hoog


def test_with_budgets_per_municipality_an_unnamed_one_has_budget_zero() -> None:
    invoer = make_contract(
        soort=Afspraaksoort.BUDGETPLAFOND,
        gemeenten=make_budgetten(venlo="5000"),
        regels=make_regels(venlo="4000", venray="1000"),
    )
    assert get_vergoedingen(invoer) == {VENLO: "4000.00", VENRAY: "0.00"}


def test_an_unnamed_municipality_with_a_budget_agreement_is_settled_in_full() -> None:
    invoer = make_contract(
        soort=Afspraaksoort.BUDGETAFSPRAAK,
        gemeenten=make_budgetten(venlo="5000"),
        bandbreedte=Decimal("0.1"),
        regels=make_regels(venlo="4600", venray="1000"),
    )
    assert get_vergoedingen(invoer) == {VENLO: "5000.00", VENRAY: "1000.00"}


def test_a_maximum_on_budget_zero_leaves_nothing() -> None:
    invoer = make_contract(
        soort=Afspraaksoort.BUDGETAFSPRAAK,
        gemeenten=make_budgetten(venlo="5000"),
        maximum_bijbetaling=Decimal("0.1"),
        regels=make_regels(venlo="6000", venray="1000"),
    )
    assert get_vergoedingen(invoer) == {VENLO: "5500.00", VENRAY: "0.00"}


def test_a_budget_of_a_municipality_without_care_is_paid_within_the_band() -> None:
    invoer = make_contract(
        soort=Afspraaksoort.BUDGETAFSPRAAK, gemeenten=make_budgetten(beesel="100"), bandbreedte=Decimal(1)
    )
    assert get_vergoedingen(invoer) == {BEESEL: "100.00"}


def test_under_lumpsum_the_agreement_runs_on_the_contract() -> None:
    invoer = make_contract(
        "lumpsum", soort=Afspraaksoort.BUDGETPLAFOND, gemeenten=make_budgetten(venlo="60", venray="40")
    )
    uitkomst = calculate_contractafrekening(invoer)
    assert len(uitkomst.uitleg.stappen[1].stappen) == 1
    assert uitkomst.vergoeding == 100


@pytest.mark.parametrize("soort", [Afspraaksoort.BUDGETPLAFOND, Afspraaksoort.BUDGETAFSPRAAK])
def test_an_agreement_without_an_amount_is_parked(soort: Afspraaksoort) -> None:
    with pytest.raises(NietAfTeRekenen, match=f"een {soort}, maar noemt geen bedrag") as fout:
        calculate_contractafrekening(make_contract(soort=soort, regels=make_regels(venlo="1")))
    assert fout.value.code is Parkeercode.GEEN_BEDRAG

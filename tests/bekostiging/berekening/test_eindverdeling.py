"""Final apportionment, saldo and direction (docs/berekening.md §4)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bekostiging.berekening.contractafrekening import calculate_bij_realisatie, calculate_contractafrekening
from bekostiging.berekening.fouten import NietAfTeRekenen, OnjuisteInvoerError
from bekostiging.berekening.herbereken import check_uitleg
from bekostiging.berekening.invoer import BonusMalus, Contractinvoer, Gemeente, Schaal
from bekostiging.berekening.uitkomst import Contractuitkomst
from inkoop.kern.codes import Afspraaksoort, BuitenBand, Grondslag, Richting
from tests.bekostiging.berekening.make import (
    BEESEL,
    VENLO,
    VENRAY,
    make_budgetten,
    make_contract,
    make_kpis,
    make_regels,
    make_regio,
    make_voorschotten,
)


def calculate(invoer: Contractinvoer) -> Contractuitkomst:
    uitkomst = calculate_contractafrekening(invoer)
    check_uitleg(uitkomst)
    return uitkomst


def get_vergoedingen(uitkomst: Contractuitkomst) -> dict[str, str]:
    return {rij.gemeente: str(rij.vergoeding) for rij in uitkomst.gemeenten}


def test_a_ceiling_is_apportioned_by_realisatie() -> None:
    invoer = make_contract(
        soort=Afspraaksoort.BUDGETPLAFOND, bedrag=Decimal(1000), regels=make_regels(venlo="900", venray="300")
    )
    assert get_vergoedingen(calculate(invoer)) == {VENLO: "750.00", VENRAY: "250.00"}


def test_without_realisatie_the_final_amount_goes_by_inhabitants() -> None:
    invoer = make_contract(
        soort=Afspraaksoort.BUDGETAFSPRAAK,
        bedrag=Decimal(1000),
        bandbreedte=Decimal("0.1"),
        buiten_bandbreedte=BuitenBand.MEERDERE,
    )
    assert get_vergoedingen(calculate(invoer)) == {VENLO: "60.00", VENRAY: "30.00", BEESEL: "10.00"}


def test_nothing_to_apportion_asks_for_no_inhabitants() -> None:
    kaal = make_regio(gemeenten=(Gemeente(VENLO),))
    assert calculate(make_contract(regio=kaal)).gemeenten == ()
    met_band = make_contract(
        regio=kaal, soort=Afspraaksoort.BUDGETAFSPRAAK, bedrag=Decimal(10), bandbreedte=Decimal(1)
    )
    with pytest.raises(NietAfTeRekenen, match="inwonertal"):
        calculate(met_band)


def test_a_malus_greater_than_the_vergoeding_is_the_mirror_image() -> None:
    invoer = make_contract(
        regels=make_regels(venlo="0.02", venray="0.01"),
        bonus_malus=BonusMalus((Schaal(Decimal(0), Decimal(-2)),)),
        kpis=make_kpis("0.5"),
        voorschotten=make_voorschotten(beesel="1"),
    )
    uitkomst = calculate(invoer)
    assert uitkomst.vergoeding == Decimal("-0.03")
    assert get_vergoedingen(uitkomst) == {VENLO: "-0.02", VENRAY: "-0.01", BEESEL: "0.00"}


def test_with_municipal_budgets_each_keeps_its_v_and_shares_the_incentives() -> None:
    invoer = make_contract(
        soort=Afspraaksoort.BUDGETAFSPRAAK,
        gemeenten=make_budgetten(venlo="6000", venray="4000"),
        regels=make_regels(venlo="5000", venray="3000"),
        bonus_malus=BonusMalus((Schaal(Decimal(0), Decimal("0.098875")),)),
        kpis=make_kpis("0.85"),
    )
    assert get_vergoedingen(calculate(invoer)) == {VENLO: "5494.38", VENRAY: "3296.62"}


def test_incentives_go_by_inhabitants_where_no_municipality_gets_anything() -> None:
    invoer = make_contract(
        soort=Afspraaksoort.BUDGETPLAFOND,
        gemeenten=make_budgetten(venlo="500"),
        regels=make_regels(venray="100"),
        bonus_malus=BonusMalus((Schaal(Decimal(0), Decimal("0.02")),), Grondslag.BUDGET),
    )
    uitkomst = calculate(replace(invoer, kpis=make_kpis("1")))
    assert get_vergoedingen(uitkomst) == {VENLO: "6.00", VENRAY: "3.00", BEESEL: "1.00"}


@pytest.mark.parametrize(
    ("voorschot", "saldo", "richting"),
    [
        ("1500", "500.00", Richting.TERUGBETALING),
        ("400", "-600.00", Richting.BIJBETALING),
        ("1000", "0.00", Richting.GEEN),
    ],
)
def test_the_sign_of_the_saldo_says_who_pays(voorschot: str, saldo: str, richting: Richting) -> None:
    uitkomst = calculate(
        make_contract(regels=make_regels(venlo="1000"), voorschotten=make_voorschotten(venlo=voorschot))
    )
    assert (str(uitkomst.saldo), uitkomst.richting) == (saldo, richting)


def test_an_advance_of_a_municipality_without_care_comes_back() -> None:
    uitkomst = calculate(
        make_contract(regels=make_regels(venlo="5"), voorschotten=make_voorschotten(beesel="7"))
    )
    assert [(rij.gemeente, str(rij.saldo)) for rij in uitkomst.gemeenten] == [
        (VENLO, "-5.00"),
        (BEESEL, "7.00"),
    ]


def test_municipalities_with_only_zeros_are_left_out() -> None:
    uitkomst = calculate(
        make_contract(regels=make_regels(venlo="0"), voorschotten=make_voorschotten(beesel="0"))
    )
    assert uitkomst.gemeenten == ()
    assert uitkomst.richting is Richting.GEEN


def test_a_municipality_outside_the_region_is_a_defect_of_the_input() -> None:
    with pytest.raises(OnjuisteInvoerError, match="geen gemeente van de regio"):
        make_contract(gemeenten_lijst=("9999",))


def test_a_forecast_settles_a_given_realisatie_with_the_same_rules() -> None:
    invoer = make_contract(soort=Afspraaksoort.BUDGETPLAFOND, bedrag=Decimal(1000))
    uitkomst = calculate_bij_realisatie(invoer, {VENRAY: Decimal("300.00"), VENLO: Decimal("900.00")})
    check_uitleg(uitkomst)
    assert list(get_vergoedingen(uitkomst).items()) == [(VENLO, "750.00"), (VENRAY, "250.00")]
    assert uitkomst.uitleg.stappen[0].uitkomst == uitkomst.uitleg.stappen[0].stappen[0].uitkomst


def test_a_forecast_for_a_municipality_outside_the_region_is_refused() -> None:
    with pytest.raises(OnjuisteInvoerError, match="9999: geen gemeente van de regio"):
        calculate_bij_realisatie(make_contract(), {"9999": Decimal("1.00")})


def test_a_forecast_can_be_parked_too() -> None:
    invoer = make_contract(soort=Afspraaksoort.BUDGETPLAFOND)
    with pytest.raises(NietAfTeRekenen, match="geen bedrag"):
        calculate_bij_realisatie(invoer, {VENLO: Decimal("1.00")})


def test_a_negative_realisatie_is_impossible() -> None:
    with pytest.raises(OnjuisteInvoerError, match="nooit negatief"):
        calculate_bij_realisatie(make_contract(), {VENLO: Decimal("-1.00")})

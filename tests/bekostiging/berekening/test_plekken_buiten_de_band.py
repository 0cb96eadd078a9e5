"""Places are settled on their occupation, outside any band, and the agreed volume is priced (NL §7.2, §8)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bekostiging.berekening.afspraken.volume import calculate_afgesproken_volume, calculate_plekvolume
from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.fouten import NietAfTeRekenen
from bekostiging.berekening.herbereken import UitlegKloptNietError, check_uitleg, herbereken
from bekostiging.berekening.invoer import (
    Contractinvoer,
    Plekafspraak,
    Plekbezetting,
    Trajectafspraak,
    Trajectgroep,
)
from inkoop.kern.codes import Afspraaksoort
from inkoop.kern.periode import Periode
from tests.bekostiging.berekening.make import (
    BEESEL,
    VENLO,
    VENRAY,
    make_budgetten,
    make_contract,
    make_plekcontract,
    make_regio,
)

D = Decimal
# 84 x 4 x 365 / 7: the price of a place for a whole year, which is 48 a day.
PLEK = D("17520.00")


def make_gemengd(**anders: Any) -> Contractinvoer:
    """Venlo settles in two places, of which 465 days were taken; Venray had 200 days of a trajectory."""
    basis: dict[str, Any] = {
        "model": "trajecten",
        "perceel_gemeentekeuze": (VENLO,),
        "plekken": (Plekafspraak(VENLO, "DAG", D(2)), Plekafspraak(VENRAY, "DAG", D(9))),
        "bezetting": (Plekbezetting(VENLO, "DAG", D(465), 465),),
        "trajecten": (Trajectgroep(VENRAY, "DAG", date(2022, 6, 15), None, None, 1),),
        "soort": Afspraaksoort.BUDGETAFSPRAAK,
        "bandbreedte": D("0.1"),
    }
    return make_plekcontract(**(basis | anders))


def get_vergoedingen(invoer: Contractinvoer) -> dict[str, Decimal]:
    uitkomst = calculate_contractafrekening(invoer)
    check_uitleg(uitkomst)
    return {rij.gemeente: rij.vergoeding for rij in uitkomst.gemeenten}


def test_an_empty_place_is_paid_back_also_within_the_band() -> None:
    """The others have the budget that the agreed places leave: 10.000, and 9.600 lies within 10% of it."""
    invoer = make_gemengd(bedrag=2 * PLEK + 10_000)
    assert get_vergoedingen(invoer) == {VENLO: D("22320.00"), VENRAY: D("10000.00")}


def test_outside_the_band_the_others_get_what_they_realised() -> None:
    assert get_vergoedingen(make_gemengd(bedrag=2 * PLEK + 12_000))[VENRAY] == D("9600.00")


def test_with_budgets_per_municipality_the_band_is_for_those_outside_places() -> None:
    budgetten = make_budgetten(venlo="22000", venray="10000")
    assert get_vergoedingen(make_gemengd(gemeenten=budgetten)) == {
        VENLO: D("22320.00"),
        VENRAY: D("10000.00"),
    }


def test_a_ceiling_holds_for_places_too() -> None:
    budgetten = make_budgetten(venlo="22000", venray="10000")
    assert get_vergoedingen(make_gemengd(gemeenten=budgetten, soort=Afspraaksoort.BUDGETPLAFOND)) == {
        VENLO: D("22000.00"),
        VENRAY: D("9600.00"),
    }


def test_under_plekken_nothing_lies_within_a_band() -> None:
    invoer = make_gemengd(model="plekken", bedrag=D(1), bandbreedte=D(1))
    assert get_vergoedingen(invoer)[VENLO] == D("22320.00")


def test_what_nobody_realised_outside_places_is_by_their_inhabitants() -> None:
    """Venray and Beesel, three to one, whatever the gemeenten_lijst; the band is 100%."""
    invoer = make_gemengd(
        bedrag=2 * PLEK + 100, trajecten=(), bandbreedte=D(1), gemeenten_lijst=(VENLO, BEESEL)
    )
    assert get_vergoedingen(invoer) == {VENLO: D("22320.00"), VENRAY: D("75.00"), BEESEL: D("25.00")}


def test_places_that_cost_more_than_the_budget_park_the_contract() -> None:
    with pytest.raises(NietAfTeRekenen, match="De plekken kosten meer dan het budget"):
        calculate_contractafrekening(make_gemengd(bedrag=2 * PLEK - 1))
    assert get_vergoedingen(make_gemengd(bedrag=2 * PLEK))[VENRAY] == D("9600.00")


@pytest.mark.parametrize("code", ["plekvergoeding", "restbudget", "budgetafspraak", "verdeling_realisatie"])
def test_a_stored_step_with_another_amount_is_refused(code: str) -> None:
    uitleg = calculate_contractafrekening(make_gemengd(bedrag=2 * PLEK + 10_000)).uitleg.als_json()
    stap = next(stap for stap in iter_stappen(uitleg["stappen"][1]["stappen"]) if stap["code"] == code)
    gegeven = next(deel for deel in stap["invoer"] if deel["naam"] in {"realisatie", "budget", "bedrag"})
    gegeven["waarde"] = str(D(gegeven["waarde"]) + 1)
    with pytest.raises(UitlegKloptNietError):
        herbereken(uitleg)


def iter_stappen(stappen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [deel for stap in stappen for deel in (stap, *iter_stappen(stap["stappen"]))]


def test_the_agreed_volume_is_that_of_the_form_in_which_a_municipality_settles() -> None:
    invoer = make_gemengd(
        plekken=(Plekafspraak(VENLO, "DAG", D("1.5")), Plekafspraak(VENRAY, "DAG", D(9))),
        afgesproken=(Trajectafspraak(VENLO, "DAG", D(9)), Trajectafspraak(VENRAY, "DAG", D("0.25"))),
    )
    volume = calculate_afgesproken_volume(invoer)
    assert {code: stap.bedrag for code, stap in volume.items()} == {VENLO: D(26280), VENRAY: D(4380)}
    assert calculate_plekvolume(invoer).keys() == {VENLO}


def test_places_are_agreed_for_the_days_of_the_contract() -> None:
    """17.520 x 0,333 x 184/365 = 2.941,056, rounded once."""
    invoer = make_gemengd(plekken=(Plekafspraak(VENLO, "DAG", D("0.333")),))
    half = replace(invoer, termijn=Periode(date(2022, 7, 1)))
    assert calculate_plekvolume(half)[VENLO].bedrag == D("2941.06")
    later = replace(invoer, termijn=Periode(date(2023, 1, 1)))
    assert calculate_plekvolume(later)[VENLO].bedrag == 0


def test_an_agreed_number_of_zero_asks_for_no_rate() -> None:
    invoer = make_contract(
        "trajecten",
        regio=make_regio(uurtarieven=()),
        afgesproken=(Trajectafspraak(VENLO, "AMB", D(0)),),
    )
    volume = calculate_afgesproken_volume(invoer)
    assert {code: stap.bedrag for code, stap in volume.items()} == {VENLO: D(0)}

"""Places: what is paid for them, and who settles in places."""

from datetime import date
from decimal import Decimal

import pytest

from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.fouten import OnjuisteInvoerError
from bekostiging.berekening.invoer import (
    Plekafspraak,
    Plekbezetting,
    Traject,
)
from tests.bekostiging.berekening.make import (
    VENLO,
    VENRAY,
    get_realisatie,
    make_plekcontract,
    make_regio,
)


def test_a_place_is_of_the_trajectory_at_the_end_of_the_year() -> None:
    dag = (
        Traject("DAG", "hbo", Decimal(9), 100, geldt_tot=date(2022, 6, 30)),
        Traject("DAG", "hbo", Decimal(4), 365, geldt_vanaf=date(2022, 7, 1)),
    )
    later = make_plekcontract(regio=make_regio(trajecten=dag), trajecten=())
    assert get_realisatie(later) == get_realisatie(make_plekcontract())


def test_under_plekken_everyone_settles_in_places() -> None:
    assert get_realisatie(make_plekcontract()) == {VENLO: "17520.00", VENRAY: "4800.00"}


def test_the_choice_of_the_agreement_replaces_that_of_the_perceel() -> None:
    perceel = {"model": "trajecten", "perceel_gemeentekeuze": (VENRAY,)}
    assert get_realisatie(make_plekcontract(**perceel)) == {VENRAY: "4800.00"}
    nieuw = make_plekcontract(**perceel, gemeentekeuze=(VENLO,))
    assert get_realisatie(nieuw) == {VENLO: "17520.00", VENRAY: "17520.00"}
    geen = make_plekcontract(**perceel, gemeentekeuze=())
    assert get_realisatie(geen) == {VENRAY: "17520.00"}


def test_places_that_nobody_took_are_not_paid() -> None:
    assert get_realisatie(make_plekcontract(bezetting=())) == {}


def test_half_a_place_is_paid_by_the_day() -> None:
    plek = (Plekafspraak(VENLO, "DAG", Decimal("0.5")),)
    bezet = (Plekbezetting(VENLO, "DAG", Decimal("182.5"), 365),)
    assert get_realisatie(make_plekcontract(plekken=plek, bezetting=bezet)) == {VENLO: "8760.00"}


def test_no_digit_of_a_number_of_places_is_lost() -> None:
    plek = (Plekafspraak(VENLO, "DAG", Decimal("123456789012345678.1234567891")),)
    bezet = (Plekbezetting(VENLO, "DAG", Decimal(365), 365),)
    assert get_realisatie(make_plekcontract(plekken=plek, bezetting=bezet)) == {VENLO: "17520.00"}


def test_more_occupied_days_than_places_is_a_defect_of_the_input() -> None:
    te_veel = (Plekbezetting(VENLO, "DAG", Decimal(731), 800),)
    with pytest.raises(OnjuisteInvoerError, match="meer dan 730"):
        calculate_contractafrekening(make_plekcontract(bezetting=te_veel))

"""Trajectories: what each is worth in a year, and which form of it counts."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.invoer import (
    Maatwerk,
    Opslag,
    Parameters,
    Traject,
    Trajectgroep,
)
from bekostiging.berekening.stapregel import Stap
from inkoop.kern.codes import Erkenning, Voortijdig
from tests.bekostiging.berekening.make import (
    VENLO,
    get_realisatie,
    make_contract,
    make_regio,
)


def test_trajecten_of_one_price_are_one_step_however_many() -> None:
    groepen = (
        Trajectgroep(VENLO, "AMB", date(2022, 10, 1), None, None, 2),
        Trajectgroep(VENLO, "AMB", date(2022, 1, 1), None, None, 1),
    )
    uitkomst = calculate_contractafrekening(make_contract("trajecten", trajecten=groepen))
    assert uitkomst.realisatie == 2 * Decimal("2208.00") + Decimal("4368.00")
    gemeente = uitkomst.uitleg.stappen[0].stappen[1]
    assert len(gemeente.stappen) == 1


@pytest.mark.parametrize(
    ("erkenning", "voortijdig", "verwacht"),
    [
        (Erkenning.BIJ_START, Voortijdig.NAAR_RATO, {VENLO: "4368.00"}),
        (Erkenning.BIJ_AFSLUITING, Voortijdig.NAAR_RATO, {VENLO: "4368.00"}),
        (Erkenning.NAAR_RATO, Voortijdig.VOLLEDIG, {VENLO: "4368.00"}),
        (Erkenning.NAAR_RATO, Voortijdig.NAAR_RATO, {VENLO: "720.00"}),
        (None, None, {VENLO: "4368.00"}),
    ],
)
def test_the_agreement_goes_before_the_perceel(
    erkenning: Erkenning | None, voortijdig: Voortijdig | None, verwacht: dict[str, str]
) -> None:
    groep = Trajectgroep(VENLO, "AMB", date(2022, 3, 1), date(2022, 3, 30), date(2022, 3, 30), 1)
    invoer = make_contract(
        "trajecten",
        trajecten=(groep,),
        parameters=Parameters(erkenning=erkenning, voortijdig=voortijdig),
        perceelparameters=Parameters(erkenning=Erkenning.NAAR_RATO, voortijdig=Voortijdig.VOLLEDIG),
    )
    assert get_realisatie(invoer) == verwacht


def test_maatwerk_may_change_only_the_lead_time() -> None:
    groep = Trajectgroep(VENLO, "AMB", date(2022, 1, 1), None, None, 1)
    invoer = make_contract(
        "trajecten",
        trajecten=(groep,),
        maatwerk=(Maatwerk("AMB", doorlooptijd_dagen=70),),
        opslagen=(Opslag("a", Decimal("0.05")), Opslag("b", Decimal("0.03"))),
    )
    assert get_realisatie(invoer) == {VENLO: "1814.40"}


# Until the summer of 2022 two hours a week for 182 days, from 1 July three hours for 91 days.
ZOMER = (
    Traject("AMB", "hbo", Decimal(2), 182, geldt_tot=date(2022, 6, 30)),
    Traject("AMB", "hbo", Decimal(3), 91, geldt_vanaf=date(2022, 7, 1)),
)


@pytest.mark.parametrize(
    ("start", "verwacht"),
    [
        (date(2021, 11, 1), "2765.71"),
        (date(2022, 6, 30), "4368.00"),
        (date(2022, 7, 1), "3276.00"),
        (date(2022, 12, 1), "1116.00"),
    ],
    ids=["in an earlier year", "the last day of before", "the first day", "later"],
)
def test_a_trajectory_stays_what_it_was_on_its_start(start: date, verwacht: str) -> None:
    groep = Trajectgroep(VENLO, "AMB", start, None, None, 1)
    invoer = make_contract("trajecten", regio=make_regio(trajecten=ZOMER), trajecten=(groep,))
    assert get_realisatie(invoer) == {VENLO: verwacht}


def test_each_form_of_a_trajectory_has_a_price_of_its_own() -> None:
    """Also where the rate is of one year; which form it is stands in every step about it."""
    starts = date(2021, 11, 1), date(2022, 6, 30), date(2022, 7, 1)
    groepen = tuple(Trajectgroep(VENLO, "AMB", start, None, None, 1) for start in starts)
    invoer = make_contract("trajecten", regio=make_regio(trajecten=ZOMER[::-1]), trajecten=groepen)
    assert get_realisatie(invoer) == {VENLO: "10409.71"}
    fase = calculate_contractafrekening(invoer).uitleg.stappen[0]
    *prijzen, gemeente = fase.stappen

    def tell(stappen: Sequence[Stap]) -> list[list[str]]:
        namen = "geldt_vanaf", "tariefjaar", "doorlooptijd"
        return [[stap.tekst(naam) for naam in namen if stap.has(naam)] for stap in stappen]

    vormen = [["2021", "182"], ["2022", "182"], ["01-07-2022", "2022", "91"]]
    assert tell(prijzen) == tell(gemeente.stappen) == vormen


def test_the_years_of_a_trajectory_are_one_price_whatever_changes_between_them() -> None:
    """At the end of 2023 it is another trajectory, for who starts then."""
    nieuw = (
        Traject("AMB", "hbo", Decimal(2), 182, geldt_tot=date(2022, 12, 31)),
        Traject("AMB", "hbo", Decimal(9), 365, geldt_vanaf=date(2023, 1, 1)),
    )
    groep = Trajectgroep(VENLO, "AMB", date(2022, 10, 1), None, None, 1)
    bedragen = [
        get_realisatie(
            make_contract("trajecten", regio=make_regio(trajecten=nieuw, jaar=jaar), trajecten=(groep,))
        )[VENLO]
        for jaar in (2022, 2023)
    ]
    assert bedragen == ["2208.00", "2160.00"]


def test_a_trajectory_that_ended_years_ago_asks_for_no_rate() -> None:
    groep = Trajectgroep(VENLO, "AMB", date(2015, 1, 1), None, None, 1)
    assert get_realisatie(make_contract("trajecten", trajecten=(groep,))) == {}


def test_rows_outside_the_year_do_no_harm() -> None:
    groepen = (
        Trajectgroep(VENLO, "ONBEKEND", date(2023, 1, 1), None, None, 1),
        Trajectgroep(VENLO, "ONBEKEND", date(2021, 1, 1), date(2021, 12, 31), date(2021, 12, 31), 1),
    )
    assert get_realisatie(make_contract("trajecten", trajecten=groepen)) == {}

"""Funding models: their edges, and every reason for which a contract is parked (docs/berekening.md §1)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.fouten import NietAfTeRekenen, OnjuisteInvoerError
from bekostiging.berekening.herbereken import check_uitleg
from bekostiging.berekening.invoer import (
    Clientmaandgroep,
    Contractinvoer,
    Gemeente,
    Maatwerk,
    Opslag,
    Parameters,
    Plekafspraak,
    Plekbezetting,
    Regelgroep,
    Resultaatgroep,
    Subsidieprestatie,
    Tariefvolume,
    Toewijzinggroep,
    Traject,
    Trajectgroep,
)
from bekostiging.berekening.modellen import REKENMODELLEN
from bekostiging.berekening.stapregel import Stap
from inkoop.kern.codes import BuitenBand, Erkenning, Frequentie, Model, Resultaatdeel, Voortijdig
from tests.bekostiging.berekening.make import (
    BEESEL,
    VENLO,
    VENRAY,
    make_budgetten,
    make_contract,
    make_plekcontract,
    make_populatie,
    make_regels,
    make_regio,
)


def get_realisatie(invoer: Contractinvoer) -> dict[str, str]:
    uitkomst = calculate_contractafrekening(invoer)
    check_uitleg(uitkomst)
    return {rij.gemeente: str(rij.realisatie) for rij in uitkomst.gemeenten}


def test_every_model_has_a_module() -> None:
    assert set(REKENMODELLEN) == set(Model)


def test_pxq_keeps_what_rounding_per_line_added() -> None:
    regels = (Regelgroep(VENLO, "45A04", Decimal("33.05"), 2, Decimal(21), Decimal("694.06")),)
    assert get_realisatie(make_contract(regels=regels)) == {VENLO: "694.06"}


def test_municipalities_stand_in_the_order_of_the_region() -> None:
    assert list(get_realisatie(make_contract(regels=make_regels(beesel="1", venray="2", venlo="3")))) == [
        VENLO,
        VENRAY,
        BEESEL,
    ]


def test_toegewezen_adds_exact_volumes_with_equal_denominators() -> None:
    volumes = (Tariefvolume(Decimal(50), "etmaal", 7, Decimal(3 * 365)),)
    groep = Toewijzinggroep(VENLO, "14A01", Frequentie.WEEK, 1, volumes, Decimal("7821.43"))
    assert get_realisatie(make_contract("toegewezen", toewijzingen=(groep,))) == {VENLO: "7821.43"}


def test_toegewezen_adds_the_volumes_of_each_tariff_and_rounds_once() -> None:
    volumes = (
        Tariefvolume(Decimal("0.50"), "minuut", 7, Decimal(10)),
        Tariefvolume(Decimal(30), "uur", 420, Decimal(5)),
    )
    groep = Toewijzinggroep(VENLO, "14A01", Frequentie.WEEK, 1, volumes, Decimal("1.07"))
    assert get_realisatie(make_contract("toegewezen", toewijzingen=(groep,))) == {VENLO: "1.07"}


def test_pxq_takes_a_volume_in_the_unit_of_the_tariff() -> None:
    """125 minutes at 33,33 an hour and 1,5 hours at 0,07 a minute."""
    regels = (
        Regelgroep(VENLO, "45A04", Decimal("33.33"), 1, Decimal(125), Decimal("69.44"), "minuut", "uur"),
        Regelgroep(VENLO, "45A04", Decimal("0.07"), 1, Decimal("1.5"), Decimal("6.30"), "uur", "minuut"),
    )
    assert get_realisatie(make_contract(regels=regels)) == {VENLO: "75.74"}


def test_a_group_in_a_unit_that_does_not_convert_is_refused() -> None:
    with pytest.raises(OnjuisteInvoerError, match="etmaal: is niet om te rekenen naar uur"):
        Regelgroep(VENLO, "45A04", Decimal(1), 1, Decimal(1), Decimal(1), "etmaal", "uur")


def make_clientmaanden(*prijzen: tuple[str | None, bool]) -> tuple[Clientmaandgroep, ...]:
    return tuple(
        Clientmaandgroep(VENLO, "01A01", None if prijs is None else Decimal(prijs), 2, eerste)
        for prijs, eerste in prijzen
    )


@pytest.mark.parametrize(("per", "bedrag"), [(None, "100.00"), ("maand", "100.00"), ("jaar", "40.00")])
def test_clientbedrag_counts_each_month_or_only_the_first(per: str | None, bedrag: str) -> None:
    invoer = make_contract(
        "clientbedrag",
        clientmaanden=make_clientmaanden(("20", True), ("30", False)),
        perceelparameters=Parameters(per=per),
    )
    assert get_realisatie(invoer) == {VENLO: bedrag}


def test_a_client_per_year_asks_for_no_tariff_in_its_later_months() -> None:
    maanden = make_clientmaanden(("20", True), (None, False))
    per_jaar = make_contract("clientbedrag", clientmaanden=maanden, parameters=Parameters(per="jaar"))
    assert get_realisatie(per_jaar) == {VENLO: "40.00"}
    with pytest.raises(NietAfTeRekenen, match=r"01A01 is geen geldig tarief \(2 keer\)"):
        calculate_contractafrekening(make_contract("clientbedrag", clientmaanden=maanden))


@pytest.mark.parametrize(
    ("start_deel", "deel", "behaald", "mag"),
    [
        ("0", Resultaatdeel.START, None, True),
        ("0.2", Resultaatdeel.START, None, False),
        ("1", Resultaatdeel.UITKOMST, Decimal(1), True),
        ("0.2", Resultaatdeel.UITKOMST, Decimal(0), True),
        ("0.2", Resultaatdeel.UITKOMST, Decimal("0.1"), False),
    ],
)
def test_a_part_of_a_price_that_is_zero_asks_for_no_tariff(
    start_deel: str, deel: Resultaatdeel, behaald: Decimal | None, *, mag: bool
) -> None:
    groep = Resultaatgroep(VENLO, "R1", None, deel, behaald, 1)
    invoer = make_contract(
        "resultaat", resultaten=(groep,), parameters=Parameters(start_deel=Decimal(start_deel))
    )
    if mag:
        assert get_realisatie(invoer) == {}
    else:
        with pytest.raises(NietAfTeRekenen, match="R1 is geen geldig tarief"):
            calculate_contractafrekening(invoer)


@pytest.mark.parametrize(
    ("geleverd", "richting", "bedrag"),
    [
        (8, "beide", "800.00"),
        (8, "alleen_meer", "1000.00"),
        (12, "alleen_meer", "1200.00"),
        (0, "alleen_meer", "1000.00"),
    ],
)
def test_fewer_clients_change_nothing_where_only_more_is_settled(
    geleverd: int, richting: str, bedrag: str
) -> None:
    invoer = make_populatie(10, geleverd, Parameters(richting_clienten=richting))
    assert calculate_contractafrekening(invoer).realisatie == Decimal(bedrag)


def test_clientbedrag_rounds_every_client_month() -> None:
    groep = Clientmaandgroep(VENLO, "01A01", Decimal("10.005"), 3)
    assert get_realisatie(make_contract("clientbedrag", clientmaanden=(groep,))) == {VENLO: "30.03"}


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


def test_a_place_is_of_the_trajectory_at_the_end_of_the_year() -> None:
    dag = (
        Traject("DAG", "hbo", Decimal(9), 100, geldt_tot=date(2022, 6, 30)),
        Traject("DAG", "hbo", Decimal(4), 365, geldt_vanaf=date(2022, 7, 1)),
    )
    later = make_plekcontract(regio=make_regio(trajecten=dag), trajecten=())
    assert get_realisatie(later) == get_realisatie(make_plekcontract())


def test_a_trajectory_that_ended_years_ago_asks_for_no_rate() -> None:
    groep = Trajectgroep(VENLO, "AMB", date(2015, 1, 1), None, None, 1)
    assert get_realisatie(make_contract("trajecten", trajecten=(groep,))) == {}


def test_rows_outside_the_year_do_no_harm() -> None:
    groepen = (
        Trajectgroep(VENLO, "ONBEKEND", date(2023, 1, 1), None, None, 1),
        Trajectgroep(VENLO, "ONBEKEND", date(2021, 1, 1), date(2021, 12, 31), date(2021, 12, 31), 1),
    )
    assert get_realisatie(make_contract("trajecten", trajecten=groepen)) == {}


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


def test_an_outcome_is_paid_in_two_parts_each_rounded() -> None:
    tarief, half = Decimal("33.33"), Decimal("0.5")
    groepen = (
        Resultaatgroep(VENLO, "45A04", tarief, Resultaatdeel.START, None, 2),
        Resultaatgroep(VENLO, "45A04", tarief, Resultaatdeel.UITKOMST, half, 1),
    )
    invoer = make_contract("resultaat", resultaten=groepen, parameters=Parameters(start_deel=half))
    assert get_realisatie(invoer) == {VENLO: "41.67"}


def test_without_a_start_part_everything_comes_with_the_outcome() -> None:
    groepen = (
        Resultaatgroep(VENLO, "45A04", Decimal(100), Resultaatdeel.START, None, 1),
        Resultaatgroep(VENLO, "45A04", Decimal(100), Resultaatdeel.UITKOMST, Decimal(1), 1),
    )
    assert get_realisatie(make_contract("resultaat", resultaten=groepen)) == {VENLO: "100.00"}


@pytest.mark.parametrize(
    ("buiten", "clienten", "verwacht"),
    [
        (BuitenBand.VOLLEDIG, 11, "1000.00"),
        (BuitenBand.VOLLEDIG, 9, "1000.00"),
        (BuitenBand.VOLLEDIG, 12, "1200.00"),
        (BuitenBand.VOLLEDIG, 8, "800.00"),
        (BuitenBand.MEERDERE, 12, "1100.00"),
        (BuitenBand.MEERDERE, 8, "900.00"),
    ],
)
def test_the_budget_of_a_population_follows_the_clients(
    buiten: BuitenBand, clienten: int, verwacht: str
) -> None:
    parameters = Parameters(buiten_bandbreedte_clienten=buiten)
    invoer = make_populatie(10, clienten, parameters)
    assert get_realisatie(invoer) == {VENLO: verwacht}


def test_without_clients_a_population_is_apportioned_by_inhabitants() -> None:
    parameters = Parameters(buiten_bandbreedte_clienten=BuitenBand.MEERDERE)
    assert get_realisatie(make_populatie(10, 0, parameters)) == {
        VENLO: "60.00",
        VENRAY: "30.00",
        BEESEL: "10.00",
    }
    assert get_realisatie(make_populatie(10, 0, Parameters())) == {}


def test_a_merged_municipality_bears_nothing_after() -> None:
    gemeenten = (
        Gemeente(VENLO, ((2020, 60),)),
        Gemeente(VENRAY, ((2018, 30),), tot=date(2021, 12, 31)),
        Gemeente(BEESEL, ((2020, 40),), tot=date(2022, 1, 1)),
    )
    invoer = make_contract("beschikbaarheid", bedrag=Decimal(1000), regio=make_regio(gemeenten=gemeenten))
    # Beesel counts for one day of 365.
    assert get_realisatie(invoer) == {VENLO: "998.18", BEESEL: "1.82"}


def test_the_gemeenten_lijst_says_who_shares() -> None:
    invoer = make_contract("beschikbaarheid", bedrag=Decimal(400), gemeenten_lijst=(BEESEL, VENRAY))
    assert get_realisatie(invoer) == {VENRAY: "300.00", BEESEL: "100.00"}


def test_percentages_are_rounded_over_those_who_share() -> None:
    gemeenten = tuple(Gemeente(code, ((2020, 1),)) for code in (VENLO, VENRAY, BEESEL))
    regio = make_regio(gemeenten=gemeenten, afronding_percentage=0)
    invoer = make_contract("beschikbaarheid", bedrag=Decimal(99), regio=regio)
    assert set(get_realisatie(invoer).values()) == {"33.00"}


def test_availability_of_zero_days_is_worth_nothing() -> None:
    invoer = make_contract("beschikbaarheid", bedrag=Decimal(1000), beschikbare_dagen=Decimal(0))
    assert get_realisatie(invoer) == {}


def test_a_leap_year_has_366_days_of_availability() -> None:
    invoer = make_contract(
        "beschikbaarheid",
        bedrag=Decimal("366.00"),
        beschikbare_dagen=Decimal(60),
        gemeenten_lijst=(VENLO,),
        regio=make_regio(jaar=2024),
    )
    assert get_realisatie(invoer) == {VENLO: "60.00"}


def test_a_lumpsum_without_amounts_per_municipality_goes_by_inhabitants() -> None:
    assert get_realisatie(make_contract("lumpsum", bedrag=Decimal(100)))[VENLO] == "60.00"


def test_a_lumpsum_may_only_state_amounts_per_municipality() -> None:
    invoer = make_contract("lumpsum", gemeenten=make_budgetten(venray="30", beesel="0"))
    assert get_realisatie(invoer) == {VENRAY: "30.00"}


def test_more_than_agreed_does_not_make_up_for_less() -> None:
    prestaties = (
        Subsidieprestatie("a", Decimal(3), Decimal(1), Decimal("0.5")),
        Subsidieprestatie("b", Decimal(1), Decimal(99), Decimal("0.5")),
    )
    invoer = make_contract("subsidie", bedrag=Decimal(100), prestaties=prestaties, gemeenten_lijst=(VENLO,))
    assert get_realisatie(invoer) == {VENLO: "66.67"}

"""The other funding models, at their edges (docs/berekening.md §1)."""

from datetime import date
from decimal import Decimal

import pytest

from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.fouten import NietAfTeRekenen, OnjuisteInvoerError
from bekostiging.berekening.invoer import (
    Clientmaandgroep,
    Gemeente,
    Parameters,
    Regelgroep,
    Resultaatgroep,
    Subsidieprestatie,
    Tariefvolume,
    Toewijzinggroep,
)
from bekostiging.berekening.modellen import REKENMODELLEN
from inkoop.kern.codes import BuitenBand, Frequentie, Model, Resultaatdeel
from tests.bekostiging.berekening.make import (
    BEESEL,
    VENLO,
    VENRAY,
    get_realisatie,
    make_budgetten,
    make_contract,
    make_populatie,
    make_regels,
    make_regio,
)


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

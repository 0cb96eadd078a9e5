"""The explanation on a page: names for codes, and of other municipalities only the sum."""

from decimal import Decimal

import pytest

from bekostiging.berekening.uitleg import (
    Eenheid,
    Reeks,
    Uitleg,
    code,
    deel,
    euro,
    euro_per_gemeente,
    make_stap,
)
from bekostiging.selectors.uitlegblad import ANDERE, Namen, Stapblad, make_uitlegblad

NAMEN = {"0001": "Aadorp", "0002": "Beedorp", "0003": "Ceedorp"}


def make_blad(zichtbaar: set[str] | None) -> list[Stapblad]:
    bedragen = {"0001": Decimal("1.00"), "0002": Decimal("2.50"), "0003": Decimal("3.00")}
    gemeenten = tuple(
        make_stap("realisatie_gemeente", {"gemeente": code(gemeente)}, euro(bedrag))
        for gemeente, bedrag in bedragen.items()
    )
    realisatie = make_stap(
        "realisatie", {"deel": deel(Decimal("0.05"))}, euro_per_gemeente(bedragen), gemeenten
    )
    sleutel = make_stap(
        "verdeelsleutel",
        {"peiljaren": Reeks(tuple((gemeente, 2020) for gemeente in bedragen), Eenheid.JAAR)},
        deel(None),
    )
    uitleg = Uitleg("C1", 2022, "2022.1", (realisatie, sleutel)).als_json()
    return make_uitlegblad(uitleg, Namen(NAMEN, {}, {}, zichtbaar))


def test_who_may_see_all_sees_every_municipality_by_name() -> None:
    realisatie = make_blad(None)[0]
    assert [naam for naam, _ in realisatie.uitkomst.delen] == list(NAMEN.values())
    assert [stap.gemeente for stap in realisatie.stappen] == list(NAMEN.values())


def test_of_other_municipalities_only_the_sum_is_shown() -> None:
    realisatie = make_blad({"0001"})[0]
    assert realisatie.uitkomst.delen == [("Aadorp", "€\xa01,00"), (ANDERE, "€\xa05,50")]
    assert [stap.gemeente for stap in realisatie.stappen] == ["Aadorp"]
    assert realisatie.weggelaten == 2


def test_steps_about_a_trajectory_or_product_name_it() -> None:
    stappen = tuple(
        make_stap("trajectprijs", {"traject": code(traject)}, euro(Decimal(1))) for traject in ("T1", "T2")
    )
    uitleg = Uitleg("C1", 2022, "2022.1", stappen).als_json()
    bladen = make_uitlegblad(uitleg, Namen({}, {}, {"T1": "Kort", "T2": "Lang"}))
    assert [blad.kop for blad in bladen] == [
        "Prijs van een traject: Kort (T1)",
        "Prijs van een traject: Lang (T2)",
    ]


def test_what_cannot_be_added_up_is_left_out() -> None:
    sleutel = make_blad({"0001"})[1]
    assert sleutel.invoer[0].delen == [("Aadorp", "2020")]


def test_the_place_of_a_step_does_not_depend_on_who_looks() -> None:
    assert make_blad({"0003"})[0].stappen[0].pad == make_blad(None)[0].stappen[2].pad == "0.2"


@pytest.mark.parametrize(("naam", "waarde"), [("deel", "5%")])
def test_inputs_are_shown_with_their_unit(naam: str, waarde: str) -> None:
    (gegeven,) = make_blad(None)[0].invoer
    assert (gegeven.naam, gegeven.waarde) == (naam.capitalize(), waarde)


def test_what_is_absent_is_called_so() -> None:
    assert make_blad(None)[1].uitkomst.waarde == "geen"

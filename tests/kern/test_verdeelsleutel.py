"""The distribution key: inhabitants at the latest known year that is not after the year."""

from decimal import Decimal

import pytest

from inkoop.kern.breuk import Fraction
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.verdeelsleutel import get_verdeelsleutel

NOORD_LIMBURG = {
    "0889": {2020: 13483},
    "0893": {2020: 13085},
    "0907": {2020: 16935},
    "0983": {2020: 101797},
    "0984": {2020: 43596},
    "1507": {2020: 42407},
    "1894": {2020: 43430},
}


def test_the_percentages_are_those_of_noord_limburg() -> None:
    sleutel = get_verdeelsleutel(NOORD_LIMBURG, 2022, list(NOORD_LIMBURG), 2)
    assert [str(p) for p in sleutel.gewichten.values()] == [
        "4.91", "4.76", "6.16", "37.05", "15.87", "15.44", "15.81",
    ]  # fmt: skip


def test_shares_are_exact_unless_percentages_are_asked() -> None:
    sleutel = get_verdeelsleutel({"a": {2020: 1}, "b": {2020: 2}}, 2022, ["a", "b"])
    assert sleutel.gewichten == {"a": Fraction(1, 3), "b": Fraction(2, 3)}
    assert sleutel.verdeel(Decimal("1.00")) == {"a": Decimal("0.33"), "b": Decimal("0.67")}


def test_each_municipality_has_its_own_latest_year() -> None:
    inwoners = {"a": {2019: 10, 2021: 20, 2023: 30}, "b": {2018: 5}}
    sleutel = get_verdeelsleutel(inwoners, 2022, ["a", "b"])
    assert sleutel.peiljaren == {"a": 2021, "b": 2018}
    assert sleutel.inwoners == {"a": 20, "b": 5}


def test_the_year_itself_counts() -> None:
    assert get_verdeelsleutel({"a": {2022: 7}}, 2022, ["a"]).inwoners == {"a": 7}


def test_inhabitants_of_a_later_year_only_are_not_guessed_back() -> None:
    with pytest.raises(OntbrekendGegevenError, match="gemeente a is geen inwonertal bekend van 2022"):
        get_verdeelsleutel({"a": {2023: 10}}, 2022, ["a"])


def test_a_municipality_without_any_inhabitants_is_named() -> None:
    with pytest.raises(OntbrekendGegevenError, match="gemeente b"):
        get_verdeelsleutel({"a": {2020: 10}}, 2022, ["a", "b"])


@pytest.mark.parametrize("gemeenten", [["a"], []])
def test_no_inhabitants_at_all_make_no_key(gemeenten: list[str]) -> None:
    with pytest.raises(OntbrekendGegevenError, match="samen geen inwoners"):
        get_verdeelsleutel({"a": {2020: 0}}, 2022, gemeenten)


def test_a_percentage_may_round_to_nothing_beside_others() -> None:
    sleutel = get_verdeelsleutel({"a": {2020: 1}, "b": {2020: 999}}, 2022, ["a", "b"], 0)
    assert sleutel.gewichten == {"a": 0, "b": 100}


def test_percentages_that_all_round_to_nothing_make_no_key() -> None:
    inwoners = {f"{nummer:04d}": {2020: 1} for nummer in range(201)}
    with pytest.raises(OntbrekendGegevenError, match="afgerond op 0 decimalen"):
        get_verdeelsleutel(inwoners, 2022, list(inwoners), 0)

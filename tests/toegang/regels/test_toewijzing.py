"""What cannot be true of an allocation, by itself and in its contract."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from toegang.regels.toewijzing import (
    Contractplaats,
    Deelname,
    Toewijzingkader,
    Toewijzingopgave,
    check_toewijzing,
)

KADER = Toewijzingkader(
    {"0983": (None, None), "0984": (None, None), "1991": (date(2022, 4, 1), date(2023, 12, 31))},
    {"C1": Contractplaats("s"), "C2": Contractplaats("s", (Deelname(None, None, frozenset({"0983"})),))},
    {"45A04": "s", "45A05": "s", "ander": "t"},
    {"AMB": ("45A04", "s"), "VER": ("ander", "t")},
)
DAG = date(2022, 2, 1)


def find(**velden: Any) -> list[str]:
    goed = {
        "nummer": "T1",
        "client": "c1",
        "gemeente": "0984",
        "contract": "C1",
        "product": "45A04",
        "ingangsdatum": DAG,
    }
    return list(map(str, check_toewijzing(Toewijzingopgave(**{**goed, **velden}), KADER)))


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"traject": "AMB"},
        {"product": None, "traject": "AMB"},
        {"product": None},
        {"einddatum": DAG},
        {"start": DAG, "stop": DAG},
        {"volume": Decimal(0), "frequentie": "totaal"},
        {"contract": "C2", "gemeente": "0983"},
    ],
)
def test_what_is_right_is_not_refused(velden: dict[str, Any]) -> None:
    assert find(**velden) == []


@pytest.mark.parametrize(
    ("velden", "gevonden"),
    [
        ({"einddatum": date(2022, 1, 31)}, "einddatum: 2022-01-31 ligt voor de ingangsdatum 2022-02-01"),
        ({"start": DAG, "stop": date(2022, 1, 31)}, "stop: 2022-01-31 ligt voor de start 2022-02-01"),
        ({"frequentie": "week"}, "volume: ontbreekt bij frequentie week"),
        ({"volume": Decimal(0)}, "frequentie: ontbreekt bij volume 0"),
        ({"gemeente": "0999"}, "gemeente: gemeente '0999' is niet bekend in deze regio"),
        ({"contract": "C9"}, "contract: contract 'C9' is niet bekend in deze regio"),
        ({"product": "x"}, "product: product 'x' is niet bekend in deze regio"),
        ({"traject": "x"}, "traject: traject 'x' is niet bekend in deze regio"),
        ({"contract": "C2"}, "gemeente: gemeente '0984' doet niet mee in het perceel van contract 'C2'"),
        ({"product": "ander"}, "product: product 'ander' hoort bij een ander segment dan contract 'C1'"),
        (
            {"product": None, "traject": "VER"},
            "traject: traject 'VER' hoort bij een ander segment dan contract 'C1'",
        ),
        ({"product": "45A05", "traject": "AMB"}, "traject: traject 'AMB' hoort niet bij product '45A05'"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(velden: dict[str, Any], gevonden: str) -> None:
    assert find(**velden) == [gevonden]


def test_an_unknown_municipality_is_not_also_one_that_takes_no_part() -> None:
    assert find(contract="C2", gemeente="0999") == ["gemeente: gemeente '0999' is niet bekend in deze regio"]


def test_of_an_unknown_contract_nothing_else_is_told() -> None:
    assert find(contract="C9", product="ander") == ["contract: contract 'C9' is niet bekend in deze regio"]


def test_what_is_not_given_is_not_judged() -> None:
    assert list(check_toewijzing(Toewijzingopgave(einddatum=DAG, stop=DAG), KADER)) == []

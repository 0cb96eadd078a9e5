"""Month totals equal the lines they are made of, and what proves it sees every difference."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.toegang.gegevens import Proefregio, make_proefregio, regel
from toegang.models import Maandtotaal
from toegang.selectors import find_totaalverschillen
from toegang.services import recount_maandtotalen

pytestmark = pytest.mark.django_db


@pytest.fixture
def proef(tmp_path: Path) -> Iterator[Proefregio]:
    with met_systeemzicht():
        proef = make_proefregio()
        proef.add_tarief(date(2022, 1, 1), bedrag="33.335")
        proef.add_toewijzing("T1")
        proef.add_toewijzing("T2", product=None)
        proef.neem_in(
            tmp_path,
            regel("P1", "T1", "03-01", "03-04"),
            regel("P2", "T1", "03-10", "03-31"),
            regel("P3", "T1", "03-10", "03-31", "5"),
            regel("P4", "T1", "04-30", "05-31", "2.5"),
            regel("P5", "T2", "03-01", "03-31"),
        )
        yield proef


def read_totalen() -> list[tuple[Any, ...]]:
    velden = ("product__code", "maand", "aantal", "aantal_afgekeurd", "volume", "bedrag")
    return list(Maandtotaal.objects.order_by("product", "maand").values_list(*velden))


def check() -> tuple[bool, str]:
    """Run the command; return whether it ended well, and what it listed."""
    uitvoer = StringIO()
    try:
        call_command("controleer_totalen", regio="proef", stdout=uitvoer)
    except CommandError:
        return False, uitvoer.getvalue()
    return True, uitvoer.getvalue()


def test_amounts_are_rounded_per_line_and_counted_in_the_month_of_begindatum(proef: Proefregio) -> None:
    assert read_totalen() == [
        ("45A04", date(2022, 3, 1), 2, 1, 2, Decimal("66.68")),
        ("45A04", date(2022, 4, 1), 1, 0, Decimal("2.5"), Decimal("83.34")),
        (None, date(2022, 3, 1), 0, 1, 0, Decimal("0.00")),
    ]
    assert check() == (True, "Alle maandtotalen en sommen zijn gelijk aan hun prestaties.\n")


def test_a_later_delivery_adds_to_the_totals(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(tmp_path, regel("P6", "T1", "03-05", "03-05", "0.1"), regel("P7", "T2", "03-01", "03-01"))
    assert read_totalen()[0] == ("45A04", date(2022, 3, 1), 3, 1, Decimal("2.1"), Decimal("70.01"))
    assert read_totalen()[2][3] == 2
    assert check()[0]


@pytest.mark.parametrize("veld", ["aantal", "aantal_afgekeurd", "volume", "bedrag"])
def test_a_total_that_was_tampered_with_is_found_and_mended(proef: Proefregio, veld: str) -> None:
    juist = read_totalen()
    Maandtotaal.objects.filter(maand=date(2022, 3, 1), product=None).update(**{veld: 7})
    goed, uitvoer = check()
    assert not goed
    assert uitvoer.startswith("proef: contract C1, gemeente 0983, zonder product, maand 2022-03: totaal")
    assert recount_maandtotalen(proef.regio) == 1
    assert read_totalen() == juist
    assert check()[0]


def test_a_missing_total_and_one_too_many_are_found_and_mended(proef: Proefregio) -> None:
    juist = read_totalen()
    Maandtotaal.objects.filter(maand=date(2022, 4, 1)).update(maand=date(2022, 5, 1))
    verschillen = find_totaalverschillen(proef.regio)
    assert [(een.maand.month, een.totaal is None, een.lijnen is None) for een in verschillen] == [
        (4, True, False),
        (5, False, True),
    ]
    assert "prestaties ontbreekt" in check()[1]
    assert recount_maandtotalen(proef.regio) == 2
    assert read_totalen() == juist


def test_a_changed_tariff_needs_new_totals(proef: Proefregio) -> None:
    proef.contract.tarieven.update(bedrag="10")
    assert recount_maandtotalen(proef.regio) == 2
    assert [rij[-1] for rij in read_totalen()] == [Decimal("20.00"), Decimal("25.00"), Decimal("0.00")]


def test_another_region_is_left_alone(proef: Proefregio) -> None:
    ander = make_proefregio("ander")
    Maandtotaal.objects.update(aantal=9)
    assert recount_maandtotalen(ander.regio) == 0
    assert find_totaalverschillen(ander.regio) == []
    assert not check()[0]


def test_an_unknown_region_is_an_error() -> None:
    with pytest.raises(CommandError, match="weg"):
        call_command("controleer_totalen", regio="weg")

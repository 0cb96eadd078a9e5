"""The control of prestaties: every reason, their order, and what earlier deliveries do.

Source: docs/berekening.md, Controle.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.toegang.gegevens import Proefregio, make_proefregio, regel

pytestmark = pytest.mark.django_db


@pytest.fixture
def proef() -> Iterator[Proefregio]:
    with met_systeemzicht():
        proef = make_proefregio()
        proef.add_tarief(date(2022, 2, 1), date(2022, 8, 31))
        proef.add_tarief(date(2022, 10, 1), bedrag="110")
        proef.add_toewijzing("T1", einddatum=date(2022, 11, 30), volume=10, frequentie="totaal")
        proef.add_toewijzing("T2", volume=1, frequentie="week")
        proef.add_toewijzing("T3", ingetrokken=True)
        proef.add_toewijzing("T4", eenheid="dagdeel")
        proef.add_toewijzing("T5", ingangsdatum=date(2022, 2, 1))
        yield proef


@pytest.mark.parametrize(
    ("lijn", "reden"),
    [
        (regel("P1", "T2", "03-01", "03-31", "500"), ""),
        ("P1,T2,2022-12-15,2023-01-15,1,uur", "over_jaargrens"),
        (regel("P1", "T1", "11-01", "12-01"), "buiten_toewijzing"),
        (regel("P1", "T5", "01-31", "02-28"), "buiten_toewijzing"),
        ("P1,T2,2021-12-01,2021-12-31,1,uur", "buiten_contract"),
        (regel("P1", "T3", "03-01", "03-31"), "toewijzing_ingetrokken"),
        (regel("P1", "T2", "03-01", "03-31", eenheid="dagdeel"), "eenheid_onjuist"),
        (regel("P1", "T2", "09-01", "09-30", eenheid="dagdeel"), "eenheid_onjuist"),
        (regel("P1", "T4", "03-01", "03-31"), "eenheid_onjuist"),
        (regel("P1", "T2", "09-01", "09-30"), "geen_tarief"),
        (regel("P1", "T2", "03-01", "03-31", "0"), "geen_volume"),
        (regel("P1", "T1", "03-01", "03-31", "601", "minuut"), "volume_overschreden"),
        (regel("P1", "T1", "03-01", "03-31", "600", "minuut"), ""),
        (regel("P1", "T1", "10-01", "10-31"), ""),
        (regel("P1", "T2", "08-20", "09-10"), ""),
        (regel("P1", "T1", "03-01", "03-31", "10.01"), "volume_overschreden"),
        (regel("P1", "T1", "03-01", "03-31", "10"), ""),
    ],
)
def test_a_line_is_judged_by_the_first_condition_that_holds(
    proef: Proefregio, tmp_path: Path, lijn: str, reden: str
) -> None:
    resultaat = proef.neem_in(tmp_path, lijn)
    assert proef.get_redenen() == {"P1": reden}
    assert (resultaat.aantal, resultaat.goedgekeurd) == (1, 0 if reden else 1)


def test_a_product_without_any_tariff_has_no_wrong_unit(proef: Proefregio, tmp_path: Path) -> None:
    proef.contract.tarieven.all().delete()
    proef.neem_in(tmp_path, regel("P1", "T2", "03-01", "03-31"))
    assert proef.get_redenen() == {"P1": "geen_tarief"}


def test_a_rejected_line_leaves_its_room_free_for_the_next(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(
        tmp_path,
        regel("P3", "T1", "05-01", "05-31", "2"),
        regel("P2", "T1", "04-01", "04-30", "5"),
        regel("P1", "T1", "03-01", "03-31", "6"),
        regel("P4", "T1", "06-01", "06-30", "3"),
    )
    assert proef.get_redenen() == {
        "P1": "",
        "P2": "volume_overschreden",
        "P3": "",
        "P4": "volume_overschreden",
    }


def test_ids_are_ordered_by_code_point(proef: Proefregio, tmp_path: Path) -> None:
    """ "P10" before "P2", capitals before small letters, and letters with a sign last."""
    lijnen = [regel(nummer, "T2", "03-01", "03-31") for nummer in ("é", "a", "P2", "P10")]
    proef.neem_in(tmp_path, *lijnen)
    assert proef.get_redenen() == {"P10": "", "P2": "dubbel", "a": "dubbel", "é": "dubbel"}


def test_a_line_too_large_does_not_make_an_equal_one_double(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(
        tmp_path,
        regel("P1", "T1", "03-01", "03-31", "11"),
        regel("P2", "T1", "03-01", "03-31", "4"),
        regel("P3", "T1", "03-01", "03-31", "4"),
    )
    assert proef.get_redenen() == {"P1": "volume_overschreden", "P2": "", "P3": "dubbel"}


def test_what_was_decided_in_an_earlier_delivery_stands(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(tmp_path, regel("P5", "T1", "03-01", "03-31", "6"), regel("P6", "T2", "03-01", "03-31"))
    proef.neem_in(
        tmp_path,
        regel("P1", "T1", "03-01", "03-31", "1"),
        regel("P2", "T1", "02-01", "02-28", "5"),
        regel("P3", "T1", "04-01", "04-30", "4"),
        regel("P4", "T2", "03-01", "03-31"),
    )
    assert proef.get_redenen() == {
        "P1": "dubbel",
        "P2": "volume_overschreden",
        "P3": "",
        "P4": "dubbel",
        "P5": "",
        "P6": "",
    }


def test_a_rejected_line_of_an_earlier_delivery_does_not_count(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(tmp_path, regel("P1", "T1", "03-01", "03-31", "11"))
    proef.neem_in(tmp_path, regel("P2", "T1", "03-01", "03-31", "10"))
    assert proef.get_redenen() == {"P1": "volume_overschreden", "P2": ""}


def test_a_volume_keeps_the_decimals_in_which_it_was_written(proef: Proefregio, tmp_path: Path) -> None:
    proef.neem_in(tmp_path, regel("P1", "T2", "03-01", "03-31", "32.40"))
    volume = proef.regio.leveringen.get().prestaties.get().volume
    assert str(volume) == str(Decimal("32.40"))

"""A load changes what holds on its day, and leaves before and after alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from inkoop.platform.databank.sync import Telling
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Product, Productvoorkomen, Segment
from segmenten.services.voorkomens import sync_met_voorkomens
from tests.fabrieken import ProductFactory, SegmentFactory

pytestmark = pytest.mark.django_db

PEILDATUM = date(2023, 7, 1)
DAG = timedelta(days=1)


@pytest.fixture(autouse=True)
def _zicht() -> Iterator[None]:
    with met_systeemzicht():
        yield


@pytest.fixture
def segment() -> Segment:
    segment: Segment = SegmentFactory.create()
    return segment


def load(segment: Segment, *namen: str, **anders: Any) -> Telling:
    """Load products P0, P1, ... with these names."""
    rijen = [
        {
            "code": f"P{n}",
            "segment_id": segment.pk,
            "naam": naam,
            "categorie": "",
            "eenheid": "uur",
            "bron": None,
        }
        | anders
        for n, naam in enumerate(namen)
    ]
    return sync_met_voorkomens(segment.regio, Product, rijen, PEILDATUM).telling


def read() -> list[tuple[str, date | None, date | None]]:
    rijen = Productvoorkomen.objects.order_by("product__code", "tot").values_list("naam", "vanaf", "tot")
    return list(rijen)


def get_sleutels() -> list[tuple[int, int]]:
    return list(Productvoorkomen.objects.order_by("pk").values_list("product", "pk"))


def test_what_is_new_holds_with_open_ends(segment: Segment) -> None:
    assert load(segment, "Een", "Twee") == Telling(nieuw=2)
    assert read() == [("Een", None, None), ("Twee", None, None)]


def test_loading_again_changes_nothing(segment: Segment) -> None:
    load(segment, "Een", "Twee")
    assert load(segment, "Een", "Twee") == Telling(ongewijzigd=2)


def test_what_differs_changes_in_place_and_counts_once(segment: Segment) -> None:
    load(segment, "Een", "Twee")
    sleutels = get_sleutels()
    ander = SegmentFactory.create(regio=segment.regio)
    assert load(segment, "Een", "Anders", segment_id=ander.pk) == Telling(gewijzigd=2)
    assert read() == [("Een", None, None), ("Anders", None, None)]
    assert get_sleutels() == sleutels
    assert load(segment, "Een", "Weer", segment_id=ander.pk) == Telling(gewijzigd=1, ongewijzigd=1)


def test_what_held_before_and_what_comes_after_stays(segment: Segment) -> None:
    product = ProductFactory.create(segment=segment, code="P0", naam="Nu")
    Productvoorkomen.objects.update(vanaf=PEILDATUM, tot=PEILDATUM)
    product.voorkomens.create(naam="Toen", tot=PEILDATUM - DAG)
    product.voorkomens.create(naam="Straks", vanaf=PEILDATUM + DAG)
    assert load(segment, "Anders") == Telling(gewijzigd=1)
    assert read() == [
        ("Toen", None, PEILDATUM - DAG),
        ("Anders", PEILDATUM, PEILDATUM),
        ("Straks", PEILDATUM + DAG, None),
    ]


def test_where_nothing_holds_only_the_gap_is_filled(segment: Segment) -> None:
    product = ProductFactory.create(segment=segment, code="P0", naam="Toen")
    Productvoorkomen.objects.update(vanaf=date(2019, 1, 1), tot=date(2019, 12, 31))
    # What borders on the gap is neither the first nor the last that is read.
    for naam, vanaf, tot in (
        ("Pas nog", date(2020, 1, 1), date(2020, 12, 31)),
        ("Ouder", None, date(2018, 12, 31)),
        ("Later", date(2026, 1, 1), date(2026, 12, 31)),
        ("Straks", date(2025, 1, 1), date(2025, 12, 31)),
        ("Veel later", date(2027, 1, 1), None),
    ):
        product.voorkomens.create(naam=naam, vanaf=vanaf, tot=tot)
    assert load(segment, "Nu") == Telling(gewijzigd=1)
    assert ("Nu", date(2021, 1, 1), date(2024, 12, 31)) in read()
    assert len(read()) == 7

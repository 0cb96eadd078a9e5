"""The law of reading: what SQL adds up equals what the pure forms of the kernel add up line by line."""

from dataclasses import fields, replace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekostiging.berekening.invoer import Clientental, Contractinvoer, Regioinvoer, Tekort, Tekortsoort
from bekostiging.selectors import read_regioinvoer
from inkoop.kern.codes import Model
from tests.bekostiging.berekening.bundel import Bundel, Rij
from tests.bekostiging.berekening.bundelinvoer import make_regioinvoer
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, MODELLEN, draw_tabellen, make_structuur

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", MODELLEN)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_what_sql_adds_up_equals_the_pure_forms(
    opslag: Opslag, model: Model, tabellen: dict[str, list[Rij]], jaar: int
) -> None:
    bundel = Bundel(make_structuur(model), tabellen)
    with transaction.atomic():
        opslag.store_gegevens(bundel)
        gelezen = read_regioinvoer(opslag.regio, jaar).invoer
        transaction.set_rollback(True)
    check_equal(normalize(gelezen), normalize(make_regioinvoer(bundel, jaar)))


def make_toewijzing(**velden: str) -> Rij:
    """An allocation of a week volume for the whole of 2024, with what the test changes."""
    vast = {
        "nummer": "T1",
        "client": "c1",
        "gemeente": "9001",
        "contract": "C1",
        "product": "P1",
        "traject": "",
        "ingangsdatum": "2024-01-01",
        "einddatum": "2024-12-31",
        "volume": "1",
        "eenheid": "uur",
        "frequentie": "week",
        "start": "2024-01-01",
        "stop": "",
        "reden_stop": "",
    }
    return {**vast, **velden}


def read_contract(opslag: Opslag, toewijzingen: list[Rij]) -> Contractinvoer:
    leeg: dict[str, list[Rij]] = {naam: [] for naam in ("prestaties", "resultaten", "voorschotten", "kpis")}
    opslag.store_gegevens(Bundel(opslag.bundel.regio, {"toewijzingen": toewijzingen, **leeg}))
    (contract,) = read_regioinvoer(opslag.regio, 2024).invoer.contracten
    return contract


@pytest.mark.parametrize("model", [Model.POPULATIE])
def test_a_client_counts_at_the_lowest_nummer_by_code_point_of_its_earliest_start(
    opslag: Opslag, model: Model
) -> None:
    toewijzingen = [
        make_toewijzing(nummer="T9", gemeente="9001"),
        make_toewijzing(nummer="T10", gemeente="9002"),
        make_toewijzing(nummer="T0", gemeente="9003", start="2024-01-02"),
    ]
    assert read_contract(opslag, toewijzingen).clienten == (Clientental("9002", 1),)


@pytest.mark.parametrize("model", [Model.TOEGEWEZEN])
def test_what_an_allocation_lacks_is_counted_once_per_allocation(opslag: Opslag, model: Model) -> None:
    gebreken = [
        {"frequentie": ""},
        {"frequentie": "", "volume": ""},
        {"volume": ""},
        {"frequentie": "totaal", "einddatum": ""},
        {"product": ""},
        {"eenheid": "dagdeel"},
        # In the gap between two tariffs.
        {"product": "P2"},
        # Nothing of this lies in the year.
        {"frequentie": "", "ingangsdatum": "2025-01-01", "einddatum": ""},
    ]
    rijen = [make_toewijzing(nummer=f"T{plaats}", **velden) for plaats, velden in enumerate(gebreken)]
    contract = read_contract(opslag, rijen)
    assert contract.toewijzingen == ()
    assert set(contract.tekorten) == {
        Tekort(Tekortsoort.FREQUENTIE, "P1", 2),
        Tekort(Tekortsoort.EENHEID, "P1", 1),
        Tekort(Tekortsoort.VOLUME, "P1", 1),
        Tekort(Tekortsoort.EINDDATUM, "P1", 1),
        Tekort(Tekortsoort.TARIEF, "(geen)", 1),
        Tekort(Tekortsoort.TARIEF, "P2", 1),
    }


def check_equal(gelezen: Regioinvoer, verwacht: Regioinvoer) -> None:
    """Compare field by field, so that a failure names the statement that is wrong."""
    assert gelezen.afgekeurd == verwacht.afgekeurd
    for een, twee in zip(gelezen.contracten, verwacht.contracten, strict=True):
        for veld in fields(een):
            assert getattr(een, veld.name) == getattr(twee, veld.name), (een.nummer, veld.name)


def normalize(invoer: Regioinvoer) -> Regioinvoer:
    """Put rows in one order; the order of groups means nothing."""
    contracten = sorted((normalize_contract(rij) for rij in invoer.contracten), key=lambda rij: rij.nummer)
    return replace(invoer, contracten=tuple(contracten), afgekeurd=sort(invoer.afgekeurd))


def normalize_contract(rij: Contractinvoer) -> Contractinvoer:
    """A tekort counts lines; how many lines an outcome and a start are together is not a law."""
    velden: dict[str, Any] = {
        veld.name: sort(waarde)
        for veld in fields(rij)
        if isinstance(waarde := getattr(rij, veld.name), tuple)
    }
    if rij.model is Model.PLEKKEN:
        # Only the occupied places count; of single allocations those without a trajectory are asked for.
        velden["trajecten"] = tuple(groep for groep in velden["trajecten"] if groep.traject is None)
    # Places without anybody: a row with zero, or no row.
    velden["bezetting"] = tuple(plek for plek in velden["bezetting"] if plek.clientdagen)
    if rij.model is Model.RESULTAAT:
        velden["tekorten"] = tuple(replace(tekort, aantal=1) for tekort in velden["tekorten"])
    return replace(rij, **velden)


def sort(rijen: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(rijen, key=repr))

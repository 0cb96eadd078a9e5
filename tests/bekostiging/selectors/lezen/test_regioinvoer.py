"""The law of reading: what SQL adds up equals what the pure forms of the kernel add up line by line."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bekostiging.berekening.invoer import Clientental, Contractinvoer, Regioinvoer, Tekort, Tekortsoort
from bekostiging.selectors import read_regioinvoer
from inkoop.kern.codes import Model
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.bekostiging.berekening.bundel import Bundel, Rij
from tests.bekostiging.berekening.bundelinvoer import make_regioinvoer
from tests.bekostiging.opslag import Opslag

pytestmark = pytest.mark.django_db

GEMEENTEN, PRODUCTEN, TRAJECTEN = ("9003", "9001", "9002"), ("P1", "P2"), ("W1", "W2")
# 2024 is a leap year; the data lies around both year boundaries.
JAREN = (2023, 2024)
EERSTE_DAG, LAATSTE_DAG = date(2022, 11, 1), date(2025, 3, 31)
# The models that read lines; the others are settled on their agreement alone.
MODELLEN = [
    Model.PXQ,
    Model.TOEGEWEZEN,
    Model.TRAJECTEN,
    Model.PLEKKEN,
    Model.CLIENTBEDRAG,
    Model.RESULTAAT,
    Model.POPULATIE,
]


def make_structuur(model: Model) -> dict[str, Any]:
    """A region with one contract of this model; tariffs change halfway 2024, and P2 has a gap."""
    return {
        "regio": {"code": "lezen", "naam": "Lezen"},
        "gemeenten": [{"code": code, "naam": code, "inwoners": {2022: 1000}} for code in GEMEENTEN],
        "expertises": [{"code": "e", "naam": "E", "uurtarief": {2022: 80}}],
        "producten": [{"code": code, "naam": code, "segment": "s"} for code in PRODUCTEN],
        "trajecten": [
            {
                "code": code,
                "naam": code,
                "product": "P1",
                "expertise": "e",
                "uren_per_week": "1.5",
                "doorlooptijd_dagen": 100,
            }
            for code in TRAJECTEN
        ],
        "segmenten": [
            {
                "code": "s",
                "domein": "wmo",
                "naam": "S",
                "percelen": [{"code": "p", "model": str(model)}],
            }
        ],
        "aanbieders": [{"code": "a", "naam": "A"}],
        "contracten": [make_contract(model)],
    }


def make_contract(model: Model) -> dict[str, Any]:
    tarieven = [
        ("P1", "33.335", "2022-01-01", "2024-06-30"),
        ("P1", "0.07", "2024-07-01", None),
        ("P2", "107.1234", "2022-01-01", "2023-12-15"),
        ("P2", "108", "2024-03-01", None),
    ]
    plekken = {"9001": {"W1": 1, "W2": 2}, "9002": {"W1": 2}}
    return {
        "nummer": "C1",
        "aanbieder": "a",
        "perceel": "p",
        "ingangsdatum": "2022-01-01",
        "tarieven": [
            {"product": product, "tarief": bedrag, "eenheid": "uur", "vanaf": vanaf, "tot": tot}
            for product, bedrag, vanaf, tot in tarieven
        ],
        "jaarafspraken": [
            {"jaar": jaar, "plekken": plekken if model in {Model.PLEKKEN, Model.TRAJECTEN} else {}}
            for jaar in JAREN
        ],
    }


# Days on which something begins or ends, in the data or in the calendar.
RANDDAGEN = [
    date(2022, 12, 31),
    date(2023, 1, 1),
    date(2023, 12, 15),
    date(2023, 12, 16),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 2, 1),
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2024, 6, 30),
    date(2024, 7, 1),
    date(2024, 12, 31),
    date(2025, 1, 1),
]
dagen = st.sampled_from(RANDDAGEN) | st.dates(EERSTE_DAG, LAATSTE_DAG)
getallen = st.decimals(0, 20, places=3).map(str)


@st.composite
def draw_toewijzing(draw: st.DrawFn) -> dict[str, str]:
    """One allocation; the number is added later. Frequency and volume are always there."""
    ingang = draw(dagen)
    frequentie = draw(st.sampled_from(["dag", "week", "maand", "totaal"]))
    eind = draw(st.none() | st.integers(0, 500).map(lambda n: ingang + timedelta(days=n)))
    start = draw(st.none() | dagen)
    # A stop without a start, and one before the ingangsdatum, exist.
    stop = draw(st.none() | dagen.filter(lambda dag: start is None or dag >= start))
    return {
        "client": draw(st.sampled_from(["c1", "c2", "c3"])),
        # Most rows meet in one place, so that places run full and groups grow.
        "gemeente": draw(st.sampled_from([*GEMEENTEN, "9001", "9001"])),
        "contract": "C1",
        "product": draw(st.sampled_from(PRODUCTEN)),
        "traject": draw(st.sampled_from(["", *TRAJECTEN, "W1", "W1"])),
        "ingangsdatum": str(ingang),
        "einddatum": schrijf(eind),
        "volume": draw(getallen),
        "eenheid": "uur",
        "frequentie": frequentie,
        "start": schrijf(start),
        "stop": schrijf(stop),
        "reden_stop": "",
    }


def schrijf(dag: date | None) -> str:
    return "" if dag is None else str(dag)


def draw_prestatie(draw: st.DrawFn, toewijzing: dict[str, str], plaats: int) -> dict[str, str]:
    """A line that begins in the first days of its allocation, or on any other day."""
    ingang = date.fromisoformat(toewijzing["ingangsdatum"])
    dag = draw(st.integers(0, 20).map(lambda n: ingang + timedelta(days=n)) | dagen)
    return {
        "id": f"P{plaats}",
        "toewijzing": toewijzing["nummer"],
        "begindatum": str(dag),
        "einddatum": str(dag + timedelta(days=draw(st.sampled_from([0, 0, 1])))),
        "volume": draw(getallen),
        "eenheid": draw(st.sampled_from(["uur", "uur", "uur", "dagdeel"])),
    }


@st.composite
def draw_tabellen(draw: st.DrawFn) -> dict[str, list[dict[str, str]]]:
    """Tables of a bundle: allocations of every model, prestaties, outcomes and advances."""
    toewijzingen = draw(st.lists(draw_toewijzing(), min_size=4, max_size=15))
    # "T10" stands before "T9" by code point.
    for plaats, rij in enumerate(toewijzingen):
        rij["nummer"] = f"T{plaats + 5}"
    nummers = [rij["nummer"] for rij in toewijzingen]
    prestaties = [draw_prestatie(draw, rij, plaats) for plaats, rij in enumerate(toewijzingen * 3)]
    resultaten = [
        {
            "toewijzing": nummer,
            "datum": str(draw(dagen)),
            "behaald": draw(st.sampled_from(["0", "0.5", "1.00"])),
        }
        for nummer in nummers
        if draw(st.booleans())
    ]
    voorschotten = [
        {
            "contract": "C1",
            "gemeente": draw(st.sampled_from(GEMEENTEN)),
            "datum": str(dag),
            "bedrag": str(draw(st.decimals(0, 1000, places=2))),
        }
        for dag in draw(st.lists(dagen, unique=True, max_size=5))
    ]
    return {
        "toewijzingen": toewijzingen,
        "prestaties": prestaties,
        "resultaten": resultaten,
        "voorschotten": voorschotten,
        "kpis": [],
    }


@pytest.fixture
def opslag(model: Model) -> Iterator[Opslag]:
    """The structure, stored once; every example adds its data and takes it away again."""
    with met_systeemzicht():
        opslag = Opslag(Bundel(make_structuur(model), {}))
        opslag.store_structuur()
        yield opslag


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

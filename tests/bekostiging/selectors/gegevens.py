"""Random regions with one contract of a model, and its data, for the tests of reading."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from inkoop.kern.codes import Model

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
        ("P1", "33.335", "uur", "2022-01-01", "2024-06-30"),
        ("P1", "0.07", "minuut", "2024-07-01", None),
        ("P2", "107.1234", "uur", "2022-01-01", "2023-12-15"),
        ("P2", "108", "uur", "2024-03-01", None),
    ]
    plekken = {"9001": {"W1": 1, "W2": 2}, "9002": {"W1": 2}}
    return {
        "nummer": "C1",
        "aanbieder": "a",
        "perceel": "p",
        "ingangsdatum": "2022-01-01",
        "tarieven": [
            {"product": product, "tarief": bedrag, "eenheid": eenheid, "vanaf": vanaf, "tot": tot}
            for product, bedrag, eenheid, vanaf, tot in tarieven
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
        "einddatum": write(eind),
        "volume": draw(getallen),
        "eenheid": draw(st.sampled_from(["uur", "uur", "minuut", "", "dagdeel"])),
        "frequentie": frequentie,
        "start": write(start),
        "stop": write(stop),
        "reden_stop": "",
    }


def write(dag: date | None) -> str:
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
        "eenheid": draw(st.sampled_from(["uur", "uur", "minuut", "dagdeel"])),
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

"""The stretches of days of `plekken` are together the occupied place-days of the pure form."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.plekken import QUERY
from inkoop.kern.codes import Model
from inkoop.kern.periode import Periode, is_geleverd
from inkoop.kern.plekdagen import Bezetting, Verblijf, count_bezetting
from tests.bekostiging.berekening.bundel import Rij
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Lijnrij, Tabellen, get_dagen, read_lijnen, zuinig

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Model.PLEKKEN])
@zuinig
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_the_lines_of_a_place_equal_the_pure_form(
    opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int
) -> None:
    per_plek: dict[tuple[str, str], list[Lijnrij]] = defaultdict(list)
    for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar):
        per_plek[rij["gemeente_id"], rij["traject_id"]].append(rij)
    (contract,) = opslag.bundel.regio["contracten"]
    (afspraak,) = (deel for deel in contract["jaarafspraken"] if deel["jaar"] == jaar)
    for gemeente, trajecten in afspraak["plekken"].items():
        for traject, plekken in trajecten.items():
            lijnen = sorted(per_plek[gemeente, traject], key=lambda rij: rij["begin"])
            verblijven = [
                Verblijf(rij["client"], *get_dagen(rij))
                for rij in tabellen["toewijzingen"]
                if (rij["gemeente"], rij["traject"]) == (gemeente, traject)
            ]
            assert add(lijnen) == count_bezetting(verblijven, Decimal(plekken), jaar)
            check_stukken(lijnen, verblijven)


def add(lijnen: list[Lijnrij]) -> Bezetting:
    plekdagen = sum((min(rij["clienten"], rij["plekken"]) * rij["dagen"] for rij in lijnen), Decimal(0))
    return Bezetting(plekdagen, int(sum(rij["clienten"] * rij["dagen"] for rij in lijnen)))


def check_stukken(lijnen: list[Lijnrij], verblijven: list[Verblijf]) -> None:
    """Stretches do not overlap, and on each day of one the same clients are there, who are named."""
    assert all(een["tot"] <= twee["begin"] for een, twee in pairwise(lijnen))
    for rij in lijnen:
        for dag in (rij["begin"], rij["tot"] - timedelta(days=1)):
            wie = {v.client for v in verblijven if v.start and Periode(v.start, v.stop).bevat(dag)}
            assert rij["wie"] == ", ".join(sorted(wie))
            assert rij["clienten"] == len(wie)


@pytest.mark.parametrize("model", [Model.PLEKKEN])
def test_an_allocation_that_follows_another_of_the_same_client_begins_a_line(
    opslag: Opslag, model: Model
) -> None:
    vast = {
        "client": "c1",
        "gemeente": "9002",
        "contract": "C1",
        "product": "P1",
        "traject": "W1",
        "ingangsdatum": "2024-01-01",
        "einddatum": "",
        "volume": "",
        "eenheid": "",
        "frequentie": "",
    }
    toewijzingen: list[Rij] = [
        {**vast, "nummer": "T1", "start": "2024-02-01", "stop": "2024-02-10"},
        {**vast, "nummer": "T2", "start": "2024-02-11", "stop": "2024-02-20"},
    ]
    assert all(is_geleverd(*get_dagen(rij), 2024) for rij in toewijzingen)
    tabellen: Tabellen = {
        "toewijzingen": toewijzingen,
        **{naam: [] for naam in ("prestaties", "resultaten", "voorschotten", "kpis")},
    }
    lijnen = read_lijnen(QUERY, opslag, model, tabellen, 2024)
    assert [(rij["begin"].day, rij["dagen"], rij["clienten"]) for rij in lijnen] == [(1, 10, 1), (11, 10, 1)]

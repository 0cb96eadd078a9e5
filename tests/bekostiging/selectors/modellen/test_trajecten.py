"""The lines of `trajecten` are the delivered allocations, each with the year of its rates."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.trajecten import QUERY
from inkoop.kern.codes import Model
from inkoop.kern.periode import is_geleverd
from inkoop.kern.traject import get_tariefjaar
from segmenten.models import Uurtarief
from tests.bekostiging.berekening.bundel import get_zorg
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Tabellen, get_dagen, read_lijnen, zuinig

pytestmark = pytest.mark.django_db


ZOMER = date(2024, 7, 1)


def split_trajecten(opslag: Opslag) -> None:
    """Let every trajectory be of another expertise from the summer of 2024 on."""
    ander, _ = opslag.regio.expertises.get_or_create(code="f", defaults={"naam": "F"})
    ander.uurtarieven.get_or_create(jaar=2023, bedrag=70)
    for traject in opslag.trajecten.values():
        traject.voorkomens.filter(vanaf=ZOMER).delete()
        traject.voorkomens.update(tot=ZOMER - timedelta(days=1))
        traject.voorkomens.create(
            regio=opslag.regio,
            naam=traject.code,
            expertise=ander,
            uren_per_week=3,
            doorlooptijd_dagen=50,
            vanaf=ZOMER,
        )


def get_vorm(start: date) -> tuple[str, int]:
    """The first day of what held on a start, and the year of its rate."""
    code, vanaf = ("f", "01-07-2024") if start >= ZOMER else ("e", "")
    tarieven = dict(Uurtarief.objects.filter(expertise__code=code).values_list("jaar", "bedrag"))
    return vanaf, get_tariefjaar(tarieven, start.year, code)


@pytest.mark.parametrize("model", [Model.TRAJECTEN, Model.PLEKKEN])
@zuinig
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_a_line_is_a_delivered_allocation(
    opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int
) -> None:
    rates = opslag.regio.expertises.get(code="e").uurtarieven
    rates.exclude(jaar=2022).delete()
    rates.create(jaar=2024, bedrag=90)
    split_trajecten(opslag)
    verwacht: dict[str, tuple[Any, ...]] = {}
    for rij in tabellen["toewijzingen"]:
        start, stop = get_dagen(rij)
        # Under places only what has no trajectory is asked for.
        gevraagd = model is Model.TRAJECTEN or not rij["traject"]
        if start is not None and gevraagd and is_geleverd(start, stop, jaar):
            vorm = get_vorm(start) if rij["traject"] else (None, None)
            gestopt = get_zorg(rij).gestopt
            verwacht[rij["nummer"]] = (rij["gemeente"], rij["traject"] or None, start, gestopt, *vorm)
    gelezen = {
        rij["toewijzing_id"]: (
            rij["gemeente_id"],
            rij["traject_id"],
            rij["start"],
            rij["stop"],
            rij["geldt_vanaf"],
            rij["tariefjaar"],
        )
        for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar)
    }
    assert gelezen == verwacht

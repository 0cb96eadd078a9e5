"""The lines of `trajecten` are the delivered allocations, each with the year of its rates."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.trajecten import QUERY
from inkoop.kern.codes import Model
from inkoop.kern.periode import is_geleverd
from inkoop.kern.traject import get_tariefjaar
from segmenten.models import Uurtarief
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Tabellen, get_dagen, read_lijnen, zuinig

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Model.TRAJECTEN, Model.PLEKKEN])
@zuinig
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_a_line_is_a_delivered_allocation(
    opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int
) -> None:
    rates = opslag.regio.expertises.get().uurtarieven
    rates.exclude(jaar=2022).delete()
    rates.create(jaar=2024, bedrag=90)
    tarieven = dict(Uurtarief.objects.values_list("jaar", "bedrag"))
    verwacht: dict[str, tuple[Any, ...]] = {}
    for rij in tabellen["toewijzingen"]:
        start, stop = get_dagen(rij)
        # Under places only what has no trajectory is asked for.
        gevraagd = model is Model.TRAJECTEN or not rij["traject"]
        if start is not None and gevraagd and is_geleverd(start, stop, jaar):
            tariefjaar = get_tariefjaar(tarieven, start.year, "e") if rij["traject"] else None
            verwacht[rij["nummer"]] = (rij["gemeente"], rij["traject"] or None, start, stop, tariefjaar)
    gelezen = {
        rij["toewijzing_id"]: (
            rij["gemeente_id"],
            rij["traject_id"],
            rij["start"],
            rij["stop"],
            rij["tariefjaar"],
        )
        for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar)
    }
    assert gelezen == verwacht

"""A client is one line: its delivered allocation with the earliest start, then the lowest number."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.populatie import QUERY
from inkoop.kern.codes import Model
from inkoop.kern.periode import is_geleverd
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Tabellen, get_dagen, read_lijnen, zuinig

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Model.POPULATIE])
@zuinig
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_a_line_is_a_client(opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int) -> None:
    eerste: dict[str, tuple[date, str, str]] = {}
    for rij in tabellen["toewijzingen"]:
        start, stop = get_dagen(rij)
        if start is not None and is_geleverd(start, stop, jaar):
            plaats = (start, rij["nummer"], rij["gemeente"])
            eerste[rij["client"]] = min(plaats, eerste.get(rij["client"], plaats))
    gelezen = [
        (rij["start"], rij["toewijzing_id"], rij["gemeente_id"], rij["gemeentenaam"])
        for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar)
    ]
    assert sorted(gelezen) == sorted((*plaats, plaats[-1]) for plaats in eerste.values())

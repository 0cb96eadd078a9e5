"""A start of the year is a line, and an outcome recorded in the year is one; without care neither is."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.resultaat import QUERY
from inkoop.kern.codes import Model
from tests.bekostiging.berekening.bundel import als_decimal
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Tabellen, find_tarief, get_dagen, read_lijnen, zuinig

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Model.RESULTAAT])
@zuinig
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_a_line_is_a_start_or_an_outcome_of_the_year(
    opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int
) -> None:
    uitkomsten = {rij["toewijzing"]: rij for rij in tabellen["resultaten"]}
    verwacht: dict[tuple[str, str], tuple[Any, ...]] = {}
    for rij in tabellen["toewijzingen"]:
        start, _ = get_dagen(rij)
        if start is None:
            continue
        tarief, uitkomst = find_tarief(opslag, rij["product"], start), uitkomsten.get(rij["nummer"])
        if start.year == jaar:
            verwacht[rij["nummer"], "start"] = (tarief, start, None)
        if uitkomst and date.fromisoformat(uitkomst["datum"]).year == jaar:
            datum, behaald = date.fromisoformat(uitkomst["datum"]), als_decimal(uitkomst["behaald"])
            verwacht[rij["nummer"], "uitkomst"] = (tarief, datum, behaald)
    gelezen = {
        (rij["toewijzing_id"], rij["deel"]): (rij["tarief"], rij["datum"], rij["behaald"])
        for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar)
    }
    assert gelezen == verwacht

"""A client-month is one line, at the lowest municipality code, with the lowest number there."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.clientbedrag import QUERY
from inkoop.kern.codes import Model
from inkoop.kern.periode import get_geleverd, jaarperiode, maanddelen
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Tabellen, find_tarief, get_dagen, read_lijnen, zuinig

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Model.CLIENTBEDRAG])
@zuinig
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_a_line_is_a_client_month_at_its_lowest_code(
    opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int
) -> None:
    laagste: dict[tuple[str, str, date], tuple[str, str]] = {}
    for rij in tabellen["toewijzingen"]:
        for deel in get_geleverd(*get_dagen(rij), jaarperiode(jaar)):
            for maand in maanddelen(deel):
                sleutel = (rij["client"], rij["product"], date(jaar, maand.maand, 1))
                plaats = (rij["gemeente"], rij["nummer"])
                laagste[sleutel] = min(plaats, laagste.get(sleutel, plaats))
    verwacht = [
        (*sleutel[1:], *plaats, find_tarief(opslag, *sleutel[1:])) for sleutel, plaats in laagste.items()
    ]
    gelezen = [
        (rij["product_id"], rij["maand"], rij["gemeente"], rij["toewijzing_id"], rij["tarief"])
        for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar)
    ]
    assert sort(gelezen) == sort(verwacht)


def sort(rijen: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rijen, key=repr)

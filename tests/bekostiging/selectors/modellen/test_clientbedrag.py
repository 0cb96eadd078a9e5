"""A client-month is one line, at the lowest code of its first delivered day, with the lowest number there."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.clientbedrag import QUERY
from inkoop.kern.codes import Model
from inkoop.kern.periode import jaarperiode, maanddelen
from tests.bekostiging.berekening.bundel import get_zorg
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Tabellen, find_tarief, read_lijnen, zuinig

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Model.CLIENTBEDRAG])
@zuinig
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_a_line_is_a_client_month_at_its_first_delivered_day(
    opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int
) -> None:
    eerste: dict[tuple[str, str, date], tuple[date, str, str]] = {}
    for rij in tabellen["toewijzingen"]:
        for deel in get_zorg(rij).get_dagen(jaarperiode(jaar)):
            for maand in maanddelen(deel):
                begin = date(jaar, maand.maand, 1)
                sleutel = (rij["client"], rij["product"], begin)
                plaats = (max(begin, deel.begin), rij["gemeente"], rij["nummer"])
                eerste[sleutel] = min(plaats, eerste.get(sleutel, plaats))
    maanden = {
        (client, product): min(m for c, p, m in eerste if (c, p) == (client, product))
        for client, product, _ in eerste
    }
    verwacht = [
        (product, maand, *plaats, find_tarief(opslag, product, plaats[0]), maand == maanden[client, product])
        for (client, product, maand), plaats in eerste.items()
    ]
    velden = ("product_id", "maand", "dag", "gemeente", "toewijzing_id", "tarief", "eerste")
    gelezen = [
        tuple(rij[veld] for veld in velden) for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar)
    ]
    assert sort(gelezen) == sort(verwacht)


def sort(rijen: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rijen, key=repr)

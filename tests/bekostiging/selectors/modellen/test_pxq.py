"""An approved prestatie of the year is a line: volume x the tariff of its begindatum, rounded by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.pxq import QUERY
from inkoop.kern.codes import Model
from inkoop.kern.geld import product, rond_af
from tests.bekostiging.berekening.bundel import Bundel, check_prestaties
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Tabellen, find_tarief, read_lijnen, zuinig

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Model.PXQ])
@zuinig
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_a_line_is_an_approved_prestatie(opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int) -> None:
    zorg = {rij["nummer"]: rij for rij in tabellen["toewijzingen"]}
    verwacht = []
    for oordeel in check_prestaties(Bundel(opslag.bundel.regio, tabellen)):
        prestatie = oordeel.prestatie
        if oordeel.goedgekeurd and prestatie.begindatum.year == jaar:
            rij = zorg[prestatie.toewijzing]
            tarief = find_tarief(opslag, rij["product"], prestatie.begindatum)
            assert tarief is not None
            bedrag = rond_af(product(prestatie.volume, tarief))
            verwacht.append(
                (rij["nummer"], rij["gemeente"], rij["product"], tarief, prestatie.volume, bedrag)
            )
    velden = ("toewijzing_id", "gemeente_id", "product_id", "tarief", "volume", "bedrag")
    gelezen = [
        tuple(rij[veld] for veld in velden) for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar)
    ]
    assert sorted(gelezen) == sorted(verwacht)

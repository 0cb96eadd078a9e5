"""An approved prestatie of the year is a line: volume x the tariff of its begindatum, rounded by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.pxq import QUERY
from inkoop.kern.codes import Model
from inkoop.kern.eenheden import get_factor
from inkoop.kern.geld import exact, rond_af
from tests.bekostiging.berekening.bundel import Bundel, check_prestaties, get_tarieven
from tests.bekostiging.berekening.bundelgroepen import Tariefboek
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Tabellen, read_lijnen, zuinig

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Model.PXQ])
@zuinig
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_a_line_is_an_approved_prestatie(opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int) -> None:
    zorg = {rij["nummer"]: rij for rij in tabellen["toewijzingen"]}
    (contract,) = opslag.bundel.regio["contracten"]
    boek = Tariefboek(get_tarieven(contract))
    verwacht = []
    for oordeel in check_prestaties(Bundel(opslag.bundel.regio, tabellen)):
        prestatie = oordeel.prestatie
        if oordeel.goedgekeurd and prestatie.begindatum.year == jaar:
            rij = zorg[prestatie.toewijzing]
            tarief = boek.find(rij["product"], prestatie.begindatum)
            assert tarief is not None
            factor = get_factor(prestatie.eenheid, tarief.eenheid)
            assert factor is not None
            bedrag = rond_af(exact(prestatie.volume) * factor * exact(tarief.bedrag))
            plaats = rij["nummer"], rij["gemeente"], rij["product"], tarief.bedrag, tarief.eenheid
            verwacht.append((*plaats, prestatie.eenheid, prestatie.volume, bedrag))
    velden = (
        "toewijzing_id",
        "gemeente_id",
        "product_id",
        "tarief",
        "tariefeenheid",
        "eenheid",
        "volume",
        "bedrag",
    )
    gelezen = [
        tuple(rij[veld] for veld in velden) for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar)
    ]
    assert sorted(gelezen) == sorted(verwacht)

"""Each line of `toegewezen` has the volume and the amount of the pure form."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.toegewezen import QUERY
from inkoop.kern.codes import Frequentie, Model
from inkoop.kern.geld import product, rond_af_quotient
from inkoop.kern.periode import Periode
from inkoop.kern.volume import get_toegewezen_volume
from tests.bekostiging.berekening.bundel import Rij, get_zorg, read_datum
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Tabellen, find_tarief, read_lijnen, zuinig

pytestmark = pytest.mark.django_db
Regel = tuple[Periode, Decimal, int, Decimal | None]


def compute(opslag: Opslag, rij: Rij, jaar: int) -> Regel | None:
    """Give days, numerator, denominator and amount of an allocation; nothing without care or days."""
    frequentie, ingang = Frequentie(rij["frequentie"]), date.fromisoformat(rij["ingangsdatum"])
    zorg = get_zorg(rij)
    if not zorg.dagen or (frequentie is Frequentie.TOTAAL and not rij["einddatum"]):
        return None
    eind = read_datum(rij["einddatum"])
    volume = get_toegewezen_volume(Decimal(rij["volume"]), frequentie, ingang, eind, zorg.stop, jaar)
    if volume is None:
        return None
    tarief = find_tarief(opslag, rij["product"], volume.periode.begin)
    bedrag = None if tarief is None else rond_af_quotient(product(volume.teller, tarief), volume.noemer)
    return volume.periode, volume.teller, volume.noemer, bedrag


@pytest.mark.parametrize("model", [Model.TOEGEWEZEN])
@zuinig
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_a_line_equals_the_pure_form(opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int) -> None:
    gelezen = {
        rij["toewijzing_id"]: (
            Periode(rij["eerste"], rij["laatste"]),
            rij["volume_teller"],
            rij["volume_noemer"],
            rij["bedrag"],
        )
        for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar)
        if rij["tekort"] != "einddatum"
    }
    verwacht = {rij["nummer"]: compute(opslag, rij, jaar) for rij in tabellen["toewijzingen"]}
    assert gelezen == {nummer: regel for nummer, regel in verwacht.items() if regel is not None}

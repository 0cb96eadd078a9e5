"""Each line of `toegewezen` has the volumes and the amount of the pure form, day by day."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekostiging.selectors.modellen.toegewezen import QUERY
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Model
from inkoop.kern.geld import exact, rond_af
from inkoop.kern.volume import get_betaalde_dagen
from tests.bekostiging.berekening.bundel import Rij, get_tarieven, get_zorg
from tests.bekostiging.berekening.bundelgroepen import Tariefboek, Volumesleutel, make_volumes
from tests.bekostiging.opslag import Opslag
from tests.bekostiging.selectors.gegevens import JAREN, draw_tabellen
from tests.bekostiging.selectors.modellen.hulp import Tabellen, read_lijnen, zuinig

pytestmark = pytest.mark.django_db
Regel = tuple[str | None, dict[Volumesleutel, Decimal], Decimal | None]


def compute(opslag: Opslag, rij: Rij, jaar: int) -> Regel | None:
    """Give what is lacking, the volumes per tariff and the amount; nothing when no day is delivered."""
    (contract,) = opslag.bundel.regio["contracten"]
    dagen = get_betaalde_dagen(date.fromisoformat(rij["ingangsdatum"]), get_zorg(rij), jaar)
    if not dagen:
        return None
    boek = Tariefboek(get_tarieven(contract))
    volumes = make_volumes(rij, dagen, boek)
    if volumes is None:
        ((soort, _),) = boek.ontbrekend
        return soort, {}, None
    delen = (exact(t) / noemer * exact(prijs) for (prijs, _, noemer), t in volumes.items())
    return None, dict(volumes), rond_af(sum(delen, Fraction(0)))


@pytest.mark.parametrize("model", [Model.TOEGEWEZEN])
@zuinig
@given(tabellen=draw_tabellen(), jaar=st.sampled_from(JAREN))
def test_a_line_equals_the_pure_form(opslag: Opslag, model: Model, tabellen: Tabellen, jaar: int) -> None:
    gelezen: dict[str, Regel] = {}
    for rij in read_lijnen(QUERY, opslag, model, tabellen, jaar):
        volumes: dict[Volumesleutel, Decimal] = defaultdict(Decimal)
        velden = ("tarieven", "eenheden", "noemers", "tellers")
        for *sleutel, teller in zip(*(rij[veld] for veld in velden), strict=True):
            volumes[tuple(sleutel)] += teller or 0
        lacks = rij["tekort"]
        gelezen[rij["toewijzing_id"]] = (lacks, {}, None) if lacks else (None, dict(volumes), rij["bedrag"])
    verwacht = {rij["nummer"]: compute(opslag, rij, jaar) for rij in tabellen["toewijzingen"]}
    # Of several things that are lacking, the day that comes first says which in the pure form.
    assert _alleen_of(gelezen) == _alleen_of(verwacht)
    assert {n: r for n, r in gelezen.items() if not r[0]} == {
        n: r for n, r in verwacht.items() if r and not r[0]
    }


def _alleen_of(regels: dict[str, Regel] | dict[str, Regel | None]) -> dict[str, bool]:
    return {nummer: regel[0] is not None for nummer, regel in regels.items() if regel is not None}

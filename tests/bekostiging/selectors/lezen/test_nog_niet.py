"""What is kept of a contract and does not count in a settlement yet parks it, and is told."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from bekostiging.berekening.fouten import Parkeercode
from bekostiging.selectors import read_regioinvoer
from contracten.models import Jaarafspraak
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.fabrieken import GemeenteFactory, JaarafspraakFactory

pytestmark = pytest.mark.django_db


def raise_budget(afspraak: Jaarafspraak) -> None:
    afspraak.verhogingen.create(datum=date(2022, 5, 1), bedrag=Decimal(100), besluit="college", volgorde=1)


def choose_deelnemer(afspraak: Jaarafspraak) -> None:
    gemeente = GemeenteFactory.create(regio=afspraak.contract.regio)
    afspraak.contract.deelnames.create(gemeente=gemeente)


@pytest.mark.parametrize(
    ("wijzig", "wat"), [(raise_budget, "verhogingen van het budget"), (choose_deelnemer, "eigen deelnemers")]
)
def test_what_does_not_count_yet_parks_the_contract(wijzig: Callable[[Jaarafspraak], None], wat: str) -> None:
    with met_systeemzicht():
        afspraak = JaarafspraakFactory.create(jaar=2022)
        regio = afspraak.contract.regio
        assert read_regioinvoer(regio, 2022).geparkeerd == ()
        wijzig(afspraak)
        lezing = read_regioinvoer(regio, 2022)
    (geparkeerd,) = lezing.geparkeerd
    assert geparkeerd.code is Parkeercode.NOG_NIET_BEREKEND
    assert geparkeerd.reden == f"Het contract heeft {wat}. Die tellen nog niet mee in een afrekening."
    assert lezing.invoer.contracten == ()

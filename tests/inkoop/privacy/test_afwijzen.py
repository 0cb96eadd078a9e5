"""Who has nothing destroyed says why, and until when nothing is proposed."""

from datetime import timedelta

import pytest

from inkoop.kern.bezwaar import BezwarenError
from inkoop.platform.bewaren.models import Vernietigingsvoorstel
from inkoop.platform.bewaren.services import wijs_voorstel_af
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.bekostiging.hulp import make_contractmanager
from tests.fabrieken import RegioFactory
from tests.inkoop.privacy.hulp import VANDAAG

pytestmark = pytest.mark.django_db


def wijs_af(reden: str, dagen: int) -> Vernietigingsvoorstel:
    """Turn a new proposal down until so many days from now; give what is kept of it."""
    with met_systeemzicht():
        regio = RegioFactory.create()
        voorstel = Vernietigingsvoorstel.objects.create(regio=regio.code, peildatum=VANDAAG, digest="0" * 64)
        beslisser = make_contractmanager(regio, "beslisser")
        wijs_voorstel_af(voorstel, beslisser, reden, VANDAAG + timedelta(days=dagen), VANDAAG)
        voorstel.refresh_from_db()
        return voorstel


@pytest.mark.parametrize("dagen", [1, 366])
def test_a_day_within_a_year_is_kept_with_the_reason(dagen: int) -> None:
    voorstel = wijs_af("Er loopt een bezwaar.", dagen)
    assert (voorstel.status, voorstel.reden) == ("afgewezen", "Er loopt een bezwaar.")
    assert voorstel.niet_voor == VANDAAG + timedelta(days=dagen)


@pytest.mark.parametrize(
    ("reden", "dagen", "velden"),
    [(" ", 1, ["reden"]), ("Bezwaar", 0, ["niet_voor"]), ("", 367, ["reden", "niet_voor"])],
)
def test_all_that_is_wrong_is_told(reden: str, dagen: int, velden: list[str]) -> None:
    with pytest.raises(BezwarenError) as fout:
        wijs_af(reden, dagen)
    assert [bezwaar.veld for bezwaar in fout.value.bezwaren] == velden
    assert not Vernietigingsvoorstel.objects.filter(status="afgewezen").exists()

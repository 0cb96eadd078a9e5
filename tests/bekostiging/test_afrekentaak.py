"""The job that settles: it works in the context that a worker has, which is none."""

import pytest

from bekostiging.models import Afrekening
from bekostiging.services import start_afrekening
from bekostiging.services.taak import settle_taak
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.bekostiging.hulp import make_contractmanager, store_voorbeeld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("niet_verzenden")]


def test_a_job_that_is_carried_out_again_makes_no_second_version() -> None:
    regio = store_voorbeeld("01")
    taak = start_afrekening(regio, 2022, make_contractmanager(regio, "maker"))
    eerste, tweede = (settle_taak(taak, lambda *_: None) for _ in range(2))
    assert eerste == tweede
    with met_systeemzicht():
        assert Afrekening.objects.get().taak == taak.pk

"""One step of a stored explanation, by its place."""

from pathlib import Path

import pytest

from bekostiging.models import Contractafrekening
from bekostiging.selectors import get_stapblad, get_stappen
from bekostiging.services import make_afrekening
from bekostiging.uitleg import iter_stappen
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Regio
from tests.inkoop.regiobundel.bundels import load

pytestmark = pytest.mark.django_db
VOORBEELD = Path(__file__).parents[2] / "voorbeelden" / "01-pxq-open-einde"


def test_every_step_is_found_at_its_own_place() -> None:
    load(VOORBEELD)
    with met_systeemzicht():
        afrekening = make_afrekening(Regio.objects.get(), 2022, None)
        uitkomst = (
            Contractafrekening.objects.filter(afrekening=afrekening).select_related("afrekening").first()
        )
        assert uitkomst is not None
        stappen = list(iter_stappen(get_stappen(uitkomst, None)))
        assert any("." in stap.pad for stap in stappen)
        assert [get_stapblad(uitkomst, stap.pad, None) for stap in stappen] == stappen

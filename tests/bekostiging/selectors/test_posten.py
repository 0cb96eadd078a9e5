"""The parts of a settlement as pages and reports read them."""

from pathlib import Path

import pytest

from bekostiging.models import Gemeenteafrekening
from bekostiging.selectors.posten import read_posten
from bekostiging.services import make_afrekening
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Gemeente, Regio
from tests.inkoop.regiobundel.bundels import load

pytestmark = pytest.mark.django_db
VOORBEELD = Path(__file__).parents[2] / "voorbeelden" / "01-pxq-open-einde"


def test_people_read_municipalities_by_name_whatever_the_order_of_the_region() -> None:
    load(VOORBEELD)
    with met_systeemzicht():
        Gemeente.objects.filter(code="0983").update(volgorde=900)
        afrekening = make_afrekening(Regio.objects.get(), 2022, None)
        posten = read_posten(
            Gemeenteafrekening.objects.filter(contractafrekening__afrekening=afrekening), afrekening
        )
    namen = [post.gemeente for post in posten]
    assert namen == sorted(namen)
    assert set(namen) >= {"Venlo", "Venray"}

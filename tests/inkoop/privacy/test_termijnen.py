"""A term is set by who may, with where it stands, and not shorter than this product keeps things."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from inkoop.kern.bewaren import Termijntelling
from inkoop.kern.bezwaar import BezwarenError
from inkoop.platform.bewaren.models import Bewaartermijn
from inkoop.platform.bewaren.services import Termijnopgave, save_termijn
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.privacy.soorten import SOORTEN
from segmenten.models import Regio
from tests.bekostiging.hulp import make_contractmanager
from tests.fabrieken import RegioFactory
from tests.inkoop.privacy.hulp import VANDAAG, make_account, set_termijn

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio() -> Iterator[Regio]:
    with met_systeemzicht():
        yield RegioFactory.create()


@pytest.fixture
def beheerder(regio: Regio) -> Gebruiker:
    return make_account(regio, "beheerder", Rol.BEHEERDER)


BEZWAREN: list[tuple[dict[str, Any], str, str]] = [
    ({"maanden": 239}, "maanden", "minstens 20 jaar"),
    ({"soort": "onzin"}, "soort", "bestaat niet"),
    ({"vanaf": date(2060, 5, 31)}, "vanaf", "vandaag of later"),
    ({"vanaf": date(2126, 6, 1)}, "vanaf", "Klopt het jaartal?"),
    ({"bron": " "}, "bron", "Noem de wet"),
    ({"regio": "ander"}, "regio", "niet voor deze regio"),
]


@pytest.mark.parametrize(("anders", "veld", "reden"), BEZWAREN)
def test_a_term_that_cannot_be_is_refused(
    regio: Regio, beheerder: Gebruiker, anders: dict[str, Any], veld: str, reden: str
) -> None:
    velden: dict[str, Any] = {
        "regio": regio.code,
        "soort": "zorg_jeugd",
        "maanden": 240,
        "telling": Termijntelling.DAG,
        "bron": "Besluit",
        "vanaf": VANDAAG,
    }
    with pytest.raises(BezwarenError) as fout:
        save_termijn(Termijnopgave(**velden | anders), beheerder, VANDAAG)
    assert [(b.veld, reden in b.reden) for b in fout.value.bezwaren] == [(veld, True)]
    assert not Bewaartermijn.objects.exists()


def test_another_role_sets_no_term(regio: Regio) -> None:
    with pytest.raises(BezwarenError, match="Alleen een privacy officer of een functioneel beheerder"):
        set_termijn(regio, make_contractmanager(regio, "beslisser"), "zorg_jeugd")


def test_every_law_is_named_as_what_the_region_has_to_look_up() -> None:
    assert {soort.bron.partition(": ")[0] for soort in SOORTEN} == {"Voorstel, na te gaan door de regio"}

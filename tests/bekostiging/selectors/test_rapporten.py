"""Reports stand by the name of who they are made for."""

import pytest

from bekostiging.models import Afrekening
from bekostiging.selectors import group_rapporten
from inkoop.platform.bestanden.models import Bestand
from tests.fabrieken import AanbiederFactory, AfrekeningFactory, GemeenteFactory, RegioFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def make_bestand(afrekening: Afrekening, soort: str, code: str) -> Bestand:
    return Bestand(onderwerp_soort=f"afrekening-{soort}", onderwerp_sleutel=f"{afrekening.pk}/{code}")


def test_every_reader_has_its_name_and_who_is_gone_its_code() -> None:
    regio = RegioFactory.create(code="proef", naam="Proefregio")
    elders = RegioFactory.create()
    for code, naam in (("0984", "Venray"), ("0983", "Venlo")):
        GemeenteFactory.create(regio=regio, code=code, naam=naam)
    AanbiederFactory.create(regio=regio, code="alfa", naam="Zorg Alfa")
    # The same code means somebody else in another region.
    AanbiederFactory.create(regio=elders, code="weg", naam="Zorg Elders")
    afrekening = AfrekeningFactory.create(regio=regio)
    lezers = [
        ("regio", "proef"),
        ("gemeente", "0984"),
        ("gemeente", "0983"),
        ("aanbieder", "weg"),
        ("aanbieder", "alfa"),
    ]
    groepen = group_rapporten([make_bestand(afrekening, *lezer) for lezer in lezers], afrekening)
    namen = {lezer.code: lezer.naam for groep in groepen for lezer in groep.lezers}
    assert namen == {
        "proef": "Proefregio",
        "0983": "Venlo",
        "0984": "Venray",
        "alfa": "Zorg Alfa",
        "weg": "weg",
    }
    # By name, as people look for it.
    assert [[lezer.naam for lezer in groep.lezers] for groep in groepen if len(groep.lezers) > 1] == [
        ["Venlo", "Venray"],
        ["weg", "Zorg Alfa"],
    ]

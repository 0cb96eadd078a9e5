"""A region with two allocations, and who brings files for it.

Models are imported inside the fixtures: pytest reads this file before Django is set up.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import LazySettings

if TYPE_CHECKING:
    from inkoop.platform.gebruikers.models import Gebruiker
    from segmenten.models import Regio

REGIO = """
versie: 1
regio: {code: k, naam: Proefregio}
gemeenten:
- {code: '0983', naam: Venlo, inwoners: {2020: 100000}}
- {code: '0984', naam: Venray, inwoners: {2020: 50000}}
producten: [{code: 45A04, naam: Begeleiding, segment: seg, eenheid: uur}]
segmenten:
- code: seg
  domein: jeugd
  naam: Segment
  percelen: [{code: perceel, soort: regionaal, model: pxq}]
aanbieders: [{code: alfa, naam: Alfa}]
contracten:
- nummer: C1
  aanbieder: alfa
  perceel: perceel
  ingangsdatum: 2022-01-01
  tarieven: [{product: 45A04, tarief: 50, eenheid: uur, vanaf: 2022-01-01}]
  jaarafspraken: [{jaar: 2022}]
"""
TOEWIJZINGEN = (
    "nummer,client,gemeente,contract,product,ingangsdatum,start\n"
    "T1,c1,0983,C1,45A04,2022-01-01,2022-01-01\nT2,c2,0984,C1,45A04,2022-01-01,2022-01-01\n"
)


@pytest.fixture
def regio(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> "Regio":
    from tests.inkoop.regiobundel.bundels import load

    settings.BESTANDEN_MAP = tmp_path / "bestanden"
    monkeypatch.setattr("inkoop.platform.taken.services._send", lambda _: None)
    map_ = tmp_path / "bundel"
    map_.mkdir()
    (map_ / "regio.yaml").write_text(REGIO, encoding="utf-8")
    (map_ / "toewijzingen.csv").write_text(TOEWIJZINGEN, encoding="utf-8")
    return load(map_).regio


@pytest.fixture
def manager(regio: "Regio") -> "Gebruiker":
    from inkoop.platform.gebruikers.models import Rol
    from segmenten.models import RegioToegang
    from tests.fabrieken import make_gebruiker

    gebruiker = make_gebruiker("manager", Rol.CONTRACTMANAGER)
    RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    return gebruiker


@pytest.fixture
def financien(regio: "Regio") -> "Gebruiker":
    from inkoop.platform.gebruikers.models import Rol
    from segmenten.models import Gemeente, GemeenteToegang
    from tests.fabrieken import make_gebruiker

    gebruiker = make_gebruiker("financien", Rol.FINANCIEN)
    GemeenteToegang.objects.create(gebruiker=gebruiker, gemeente=Gemeente.objects.get(code="0983"))
    return gebruiker

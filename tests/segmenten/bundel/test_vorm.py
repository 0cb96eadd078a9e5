"""How a bundle names the fields of the structure, and that every field has one key."""

import pytest

from inkoop.kern.opgave import Opgave, get_velden
from inkoop.kern.soorten import LijstVan
from inkoop.platform.bestanden.schema.vorm import Vorm
from segmenten.bundel import STRUCTUUR
from segmenten.regels.perceel import Perceelopgave
from segmenten.regels.regio import Regioopgave
from segmenten.regels.segment import Segmentopgave


def get_vorm(sleutel: str) -> Vorm:
    soort = STRUCTUUR.per_sleutel[sleutel].soort
    vorm = soort.soort if isinstance(soort, LijstVan) else soort
    assert isinstance(vorm, Vorm)
    return vorm


SEGMENT = get_vorm("segmenten")
PERCEEL = SEGMENT.per_sleutel["percelen"].soort.soort


@pytest.mark.parametrize(
    ("vorm", "klasse"), [(get_vorm("regio"), Regioopgave), (SEGMENT, Segmentopgave), (PERCEEL, Perceelopgave)]
)
def test_every_field_has_one_key(vorm: Vorm, klasse: type[Opgave]) -> None:
    assert list(vorm.plaatsen) == list(get_velden(klasse))
    assert len(set(vorm.plaatsen.values())) == len(vorm.plaatsen)


def test_keys_that_have_another_name_than_their_field() -> None:
    anders = {naam: sleutel for naam, sleutel in PERCEEL.plaatsen.items() if naam != sleutel}
    assert anders == {
        "deelnemers": "gemeenten",
        "gemeentekeuzes": "gemeentekeuze",
        "aanbieders_minimaal": "aanbieders.minimaal",
        "aanbieders_maximaal": "aanbieders.maximaal",
        "aanbieders_streefaantal": "aanbieders.streefaantal",
        "looptijd_basis": "looptijd.basis",
        "looptijd_verlengingen": "looptijd.verlengingen",
        "looptijd_boeggolf": "looptijd.boeggolf",
        "looptijd_maximaal": "looptijd.maximaal",
    }
    assert get_vorm("regio").plaatsen["afronding_percentage"] == "verdeelsleutel.afronding_percentage"
    assert get_vorm("expertises").plaatsen["uurtarieven"] == "uurtarief"

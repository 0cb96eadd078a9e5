"""How a bundle names the fields of contracts, and that every field has one key."""

from contracten.bundel import BETALINGEN, CONTRACTEN
from contracten.regels.contract import Contractopgave
from contracten.regels.jaarafspraak import Jaarafspraakopgave
from inkoop.kern.opgave import get_velden
from inkoop.platform.bestanden.csvkolommen import get_kolommen

CONTRACT = CONTRACTEN.per_sleutel["contracten"].soort.soort
AFSPRAAK = CONTRACT.per_sleutel["jaarafspraken"].soort.soort
TARIEF = CONTRACT.per_sleutel["tarieven"].soort.soort


def test_every_field_has_one_key() -> None:
    for vorm, klasse in ((CONTRACT, Contractopgave), (AFSPRAAK, Jaarafspraakopgave)):
        assert list(vorm.plaatsen) == list(get_velden(klasse))
        assert len(set(vorm.plaatsen.values())) == len(vorm.plaatsen)


def test_keys_that_have_another_name_than_their_field() -> None:
    assert {naam: sleutel for naam, sleutel in AFSPRAAK.plaatsen.items() if naam != sleutel} == {
        "gemeentebudgetten": "gemeenten",
        "gemeentekeuzes": "gemeentekeuze",
        "plekafspraken": "plekken",
        "trajectafspraken": "trajecten",
        "verdeelgemeenten": "gemeenten_lijst",
    }
    assert TARIEF.plaatsen["bedrag"] == "tarief"
    assert CONTRACT.plaatsen["deelnemers"] == "gemeenten"
    assert CONTRACT.plaatsen["looptijd_basis"] == "looptijd.basis"


def test_the_columns_of_the_files() -> None:
    assert {naam: get_kolommen(klasse) for naam, klasse in BETALINGEN.items()} == {
        "voorschotten.csv": ["contract", "gemeente", "datum", "bedrag", "kenmerk"],
        "betalingen.csv": ["contract", "gemeente", "jaar", "datum", "bedrag", "kenmerk"],
        "kpis.csv": ["contract", "jaar", "kpi", "score", "gewicht"],
    }

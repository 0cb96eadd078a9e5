"""The form of a whole bundle: the keys of the format, and room for each in the database."""

from typing import Any

import pytest

from contracten import models as contracten
from inkoop.kern.soorten import Codetekst, LijstVan, Tekst
from inkoop.platform.bestanden.schema.vorm import Plat, Vorm
from inkoop.regiobundel.bundel import BUNDEL
from segmenten import models as segmenten

VORMEN = {
    sleutel: veld.soort.soort
    for sleutel, veld in BUNDEL.per_sleutel.items()
    if isinstance(veld.soort, LijstVan)
}
SEGMENT, CONTRACT, AANBIEDER = VORMEN["segmenten"], VORMEN["contracten"], VORMEN["aanbieders"]
REGIO, PERCEEL = BUNDEL.per_sleutel["regio"].soort, SEGMENT.per_sleutel["percelen"].soort.soort
GEMEENTE, EXPERTISE, OPSLAG = VORMEN["gemeenten"], VORMEN["expertises"], VORMEN["opslagen"]
PRODUCT, TRAJECT = VORMEN["producten"], VORMEN["trajecten"]


@pytest.mark.parametrize(
    ("vorm", "model"),
    [
        (REGIO, segmenten.Regio),
        (GEMEENTE, segmenten.Gemeente),
        (EXPERTISE, segmenten.Expertise),
        (OPSLAG, segmenten.Opslag),
        (PRODUCT, segmenten.Product),
        (TRAJECT, segmenten.Traject),
        (SEGMENT, segmenten.Segment),
        (PERCEEL, segmenten.Perceel),
        (AANBIEDER, contracten.Aanbieder),
        (CONTRACT, contracten.Contract),
    ],
)
def test_no_text_that_the_schema_accepts_is_too_long_for_its_column(vorm: Vorm, model: type) -> None:
    kolommen = get_kolommen(model)
    for veld in vorm.velden:
        ruimte = getattr(kolommen.get(veld.naam), "max_length", None)
        if isinstance(veld.soort, (Tekst, Codetekst)) and ruimte:
            assert veld.soort.maximum <= ruimte, veld.sleutel


def test_every_column_of_the_structure_is_in_the_schema() -> None:
    """A new column that the bundle forgets would be lost by an export."""
    eigen = {"id", "regio", "volgorde", "is_demo", "bronnen"}
    for vorm, model in (
        (REGIO, segmenten.Regio),
        (GEMEENTE, segmenten.Gemeente),
        (PRODUCT, segmenten.Product),
        (TRAJECT, segmenten.Traject),
        (SEGMENT, segmenten.Segment),
        (AANBIEDER, contracten.Aanbieder),
        (CONTRACT, contracten.Contract),
    ):
        assert set(get_kolommen(model)) - eigen <= set(get_namen(vorm)), model


def get_kolommen(model: Any) -> dict[str, Any]:
    """The columns of a table, and of what holds of its rows from a day to a day."""
    kolommen = {veld.name: veld for veld in model._meta.concrete_fields}
    if hasattr(model, "voorkomens"):
        voorkomen = model._meta.get_field("voorkomens").related_model
        van_zichzelf = {"vanaf", "tot", voorkomen.identiteit}
        kolommen |= {v.name: v for v in voorkomen._meta.concrete_fields if v.name not in van_zichzelf}
    return kolommen


def get_namen(vorm: Vorm) -> list[str]:
    namen = []
    for veld in vorm.velden:
        namen += get_namen(veld.soort.vorm) if isinstance(veld.soort, Plat) else [veld.naam]
    return namen


def test_the_bundle_has_the_keys_of_the_format() -> None:
    assert set(BUNDEL.per_sleutel) == {
        "versie",
        "regio",
        "bronnen",
        "gemeenten",
        "expertises",
        "opslagen",
        "producten",
        "trajecten",
        "segmenten",
        "aanbieders",
        "contracten",
    }
    assert isinstance(BUNDEL.per_sleutel["contracten"].soort, LijstVan)

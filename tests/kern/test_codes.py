"""The codes of the domain: once, with their words, and the same ones in the database and in a bundle."""

import pytest

from contracten.models import Aanbieder, BonusMalus, Jaarafspraak
from contracten.regels.aanbieder import Aanbiederopgave
from contracten.regels.jaarafspraak import Jaarafspraakopgave
from contracten.regels.prikkel import BonusMalusopgave
from inkoop.kern import codes
from inkoop.kern.opgave import Opgave, get_velden
from segmenten.models import Perceel, Segment
from segmenten.regels.perceel import Perceelopgave
from segmenten.regels.segment import Segmentopgave
from toegang.models import Prestatie, Toewijzing

KLASSEN = [k for k in vars(codes).values() if isinstance(k, type) and issubclass(k, codes.Code) and len(k)]


@pytest.mark.parametrize("klasse", KLASSEN)
def test_each_code_has_words(klasse: type[codes.Code]) -> None:
    for lid in klasse:
        assert lid.label
        assert lid.kort
        assert klasse(lid.value) is lid
    assert klasse.choices == [(lid.value, lid.label) for lid in klasse]
    assert klasse.values == [lid.value for lid in klasse]


@pytest.mark.parametrize(
    ("model", "veld", "klasse"),
    [
        (Segment, "domein", codes.Domein),
        (Perceel, "soort", codes.Perceelsoort),
        (Aanbieder, "soort", codes.Aanbiedersoort),
        (Jaarafspraak, "buiten_bandbreedte", codes.BuitenBand),
        (BonusMalus, "grondslag", codes.Grondslag),
        (Toewijzing, "frequentie", codes.Frequentie),
        (Prestatie, "reden", codes.Afkeurreden),
    ],
)
def test_database_choices_are_the_codes(model: object, veld: str, klasse: type[codes.Code]) -> None:
    assert getattr(model, "_meta").get_field(veld).choices == klasse.choices  # noqa: B009


@pytest.mark.parametrize(
    ("opgave", "naam", "klasse"),
    [
        (Segmentopgave, "domein", codes.Domein),
        (Perceelopgave, "soort", codes.Perceelsoort),
        (Aanbiederopgave, "soort", codes.Aanbiedersoort),
        (Jaarafspraakopgave, "buiten_bandbreedte", codes.BuitenBand),
        (BonusMalusopgave, "grondslag", codes.Grondslag),
    ],
)
def test_a_bundle_takes_the_same_codes(opgave: type[Opgave], naam: str, klasse: type[codes.Code]) -> None:
    assert list(get_velden(opgave)[naam].soort.waarden) == klasse.values

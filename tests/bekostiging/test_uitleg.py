"""The explanation in words shows every figure that is stored, as people write it."""

import json
from pathlib import Path

import pytest

from bekostiging.berekening.afrekening import calculate_afrekening
from bekostiging.uitleg import format_waarde, iter_stappen, make_leesbare_stappen
from tests.bekostiging.berekening.bundel import VOORBEELDEN, read_bundel
from tests.bekostiging.berekening.bundelinvoer import make_regioinvoer

NAMEN = {"0983": "Venlo", "0984": "Venray", "45A04": "Jeugdhulp ambulant"}


@pytest.mark.parametrize(
    ("waarde", "eenheid", "tekst"),
    [
        ("1234.50", "euro", "€ 1.234,50"),
        ("0.05", "deel", "5%"),
        ("4.91", "procent", "4,91%"),
        (26, "dagen", "26 dagen"),
        ("1/3", "volume", "1/3"),
        ("1000/3", "euro", "€ 1.000/3"),
        (None, "deel", "niet afgesproken"),
        (2022, "jaar", "2022"),
        ("7.25", "volume", "7,25"),
        ("vrije tekst", "tekst", "vrije tekst"),
    ],
)
def test_a_value_is_written_with_its_unit(waarde: str | int | None, eenheid: str, tekst: str) -> None:
    assert format_waarde(waarde, eenheid).replace("\xa0", " ") == tekst


def test_steps_are_numbered_and_name_the_municipality() -> None:
    (map_,) = VOORBEELDEN.glob("10-*")
    uitkomst = calculate_afrekening(make_regioinvoer(read_bundel(map_), 2022)).contracten[0]
    stappen = make_leesbare_stappen(json.loads(json.dumps(uitkomst.uitleg.als_json())), NAMEN)
    gevonden = {stap.nummer: stap for stap in iter_stappen(stappen)}
    assert [stap.nummer for stap in stappen] == ["1", "2", "3", "4", "5"]
    assert gevonden["1.1"].titel.endswith(": Venlo")
    assert gevonden["1.1.1"].gegevens[0].waarde == "Jeugdhulp ambulant (45A04)"
    assert gevonden["1"].uitkomst_per_code[0] == ("Venlo", gevonden["1.1"].uitkomst)


def test_a_reader_sees_only_the_steps_that_concern_it() -> None:
    (map_,) = VOORBEELDEN.glob("10-*")
    uitkomst = calculate_afrekening(make_regioinvoer(read_bundel(map_), 2022)).contracten[0]
    stappen = make_leesbare_stappen(uitkomst.uitleg.als_json(), NAMEN)
    titels = [stap.titel for stap in iter_stappen(stappen, lambda stap: stap.gemeente in ("", "0984"))]
    assert any("Venray" in titel for titel in titels)
    assert not any("Venlo" in titel for titel in titels)


@pytest.mark.parametrize("map_", sorted(VOORBEELDEN.iterdir()), ids=lambda map_: map_.name)
def test_every_worked_example_can_be_written_in_words(map_: Path) -> None:
    for contract in calculate_afrekening(make_regioinvoer(read_bundel(map_), 2022)).contracten:
        uitleg = contract.uitleg.als_json()
        for stap in iter_stappen(make_leesbare_stappen(uitleg, NAMEN)):
            assert stap.uitkomst or stap.uitkomst_per_code, stap
            assert stap.titel
            assert stap.bron
            assert stap.formule

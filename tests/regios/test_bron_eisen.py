"""docs/bron-eisen.csv tells what the five documents ask, and how far each is, proven by a test."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
KOP = ["nr", "document", "regels", "eis", "status", "voor", "bewijs"]
DOCUMENTEN = {
    "achterhoek-inkoopvisie-2019",
    "kennemerland-verwervingsstrategie-2018",
    "lelystad-inkoop-en-sturingsmodellen",
    "noord-limburg-sturing-en-inkoop-fase-3",
    "tilburg-uitgangspunten-inkoop-2020",
}
# tests/a/test_b.py::Klasse::test_c[geval]
BEWIJS = re.compile(r"(?P<pad>tests/[\w/-]+\.py)::(?P<naam>\w+(?:::\w+)?)(?:\[(?P<geval>[\w-]+)\])?")


def read_eisen() -> list[dict[str, str]]:
    with (PROJECT / "docs" / "bron-eisen.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


EISEN = read_eisen()


def iter_bewijzen() -> Iterator[tuple[str, str]]:
    for eis in EISEN:
        for bewijs in eis["bewijs"].split():
            yield eis["nr"], bewijs


def get_namen(pad: Path) -> set[str]:
    """The names of the tests in a file, those in a class with the name of the class."""
    namen = set()
    for knoop in ast.parse(pad.read_text(encoding="utf-8")).body:
        if isinstance(knoop, ast.FunctionDef):
            namen.add(knoop.name)
        elif isinstance(knoop, ast.ClassDef):
            namen |= {
                f"{knoop.name}::{deel.name}" for deel in knoop.body if isinstance(deel, ast.FunctionDef)
            }
    return namen


def test_every_requirement_stands_there_once_with_its_document() -> None:
    assert list(EISEN[0]) == KOP
    assert len(EISEN) == 313
    assert len({eis["nr"] for eis in EISEN}) == len(EISEN)
    assert {eis["document"] for eis in EISEN} == DOCUMENTEN
    assert {eis["status"] for eis in EISEN} == {"0", "1", "2"}


def test_what_works_from_end_to_end_has_a_test_that_shows_it() -> None:
    assert [eis["nr"] for eis in EISEN if eis["status"] == "2" and not eis["bewijs"]] == []


def test_what_is_not_there_has_no_test_that_shows_it() -> None:
    assert [eis["nr"] for eis in EISEN if eis["status"] == "0" and eis["bewijs"]] == []


@pytest.mark.parametrize(("nr", "bewijs"), list(iter_bewijzen()))
def test_the_test_that_is_named_exists(nr: str, bewijs: str) -> None:
    gevonden = BEWIJS.fullmatch(bewijs)
    assert gevonden, (nr, bewijs)
    assert gevonden["naam"] in get_namen(PROJECT / gevonden["pad"]), (nr, bewijs)
    if geval := gevonden["geval"]:
        voorbeeld = re.sub(r"-\d{4}$", "", geval)
        assert (PROJECT / "tests" / "voorbeelden" / voorbeeld).is_dir(), (nr, bewijs)

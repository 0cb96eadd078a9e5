"""A refusal of a field is told at the line and key where it stands in the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import Codetekst, Geheel, LijstVan, Per
from inkoop.platform.bestanden.csvkolommen import make_csv, read_opgaven
from inkoop.platform.bestanden.fouten import BestandFoutenError, Fouten
from inkoop.platform.bestanden.melders import Csvmelder, Yamlmelder, find_plaats
from inkoop.platform.bestanden.schema.lezer import Element, Lezer
from inkoop.platform.bestanden.schema.vorm import Sleutelnamen, make_vorm
from inkoop.platform.bestanden.yamllezer import read_yaml


@dataclass(frozen=True, kw_only=True)
class Deelopgave(Opgave):
    code: str | None = veld(Codetekst(), verplicht=True)
    bedrag: int | None = veld(Geheel())
    duur_basis: int | None = veld(Geheel())
    duur_extra: int | None = veld(Geheel())


@dataclass(frozen=True, kw_only=True)
class Proefopgave(Opgave):
    delen: Sequence[Deelopgave] = veld(LijstVan(Deelopgave), standaard=[])
    codes: Sequence[int] = veld(LijstVan(Geheel()), standaard=[])
    plekafspraken: Mapping[str, Mapping[str, int]] = veld(
        Per(Codetekst(), Per(Codetekst(), Geheel())), standaard={}
    )


VORM = make_vorm(
    Proefopgave,
    {
        Deelopgave: Sleutelnamen({"bedrag": "tarief"}, groepen=["duur"]),
        Proefopgave: Sleutelnamen({"plekafspraken": "plekken"}),
    },
)
PROEF = """\
delen:
- niets
- code: a
  tarief: 1
  duur:
    basis: 3
- code: b
codes:
- x
- 7
plekken:
  '0983':
    A: 1
    A.B[1]: 2
"""


def read(tmp_path: Path, inhoud: str = PROEF) -> tuple[Lezer, Element]:
    pad = tmp_path / "proef.yaml"
    pad.write_text(inhoud)
    lezer = Lezer(pad.name, Fouten())
    knoop = read_yaml(pad, lezer.fouten)
    assert knoop is not None
    element = VORM.read(knoop, "", lezer)
    assert isinstance(element, Element)
    return lezer, element


@pytest.mark.parametrize(
    ("pad", "regel", "veld_"),
    [
        ("delen", 1, "delen"),
        # The first item could not be read, so the second one of the file is the first one of the opgave.
        ("delen[0]", 3, "delen[1]"),
        ("delen[0].bedrag", 4, "delen[1].tarief"),
        ("delen[0].duur_basis", 6, "delen[1].duur.basis"),
        ("delen[0].duur", 5, "delen[1].duur"),
        ("delen[0].duur_extra", 3, "delen[1].duur.extra"),
        ("delen[1].bedrag", 7, "delen[2].tarief"),
        ("codes[0]", 10, "codes[1]"),
        ("plekafspraken.0983", 12, "plekken.0983"),
        ("plekafspraken.0983.A", 13, "plekken.0983.A"),
        ("plekafspraken.0983.A.B[1]", 14, "plekken.0983.A.B[1]"),
        ("plekafspraken.0983.C", 12, "plekken.0983.C"),
        ("", 1, ""),
    ],
)
def test_a_field_is_found_where_it_stands(tmp_path: Path, pad: str, regel: int, veld_: str) -> None:
    assert find_plaats(read(tmp_path)[1], pad) == (regel, veld_)


def test_another_place_is_a_line_for_a_value_and_a_path_for_an_element(tmp_path: Path) -> None:
    lezer, element = read(tmp_path)
    melder = Yamlmelder(lezer, element)
    voor = lezer.fouten.totaal
    melder.add(Bezwaar("delen[1].code", "code 'b' staat ook op", ander="delen[0].code"))
    melder.add(Bezwaar("delen[1].bedrag", "overlapt met dat van 3", ander="delen[0]"))
    assert list(map(str, lezer.fouten.fouten[voor:])) == [
        "proef.yaml, regel 7, delen[2].code: code 'b' staat ook op regel 3",
        "proef.yaml, regel 7, delen[2].tarief: overlapt met dat van 3 (delen[1])",
    ]
    with pytest.raises(BestandFoutenError):
        melder.raise_if_any()


def test_what_could_not_be_read_is_none_but_given(tmp_path: Path) -> None:
    _, element = read(tmp_path, "delen:\n- code: a\n  tarief: x\n  duur: {basis: y}\n")
    (deel,) = element.to_opgave(Proefopgave).delen
    assert (deel.bedrag, deel.duur_basis) == (None, None)
    assert deel.onleesbaar == {"bedrag", "duur_basis"}


def test_a_row_of_a_csv_file_is_known_by_its_line() -> None:
    fouten = Fouten()
    melder = Csvmelder("proef.csv", fouten)
    melder.add(Bezwaar("[12].einddatum", "ligt voor de ingangsdatum"))
    melder.add(Bezwaar("[13]", "zegt hetzelfde als", ander="[2]"))
    melder.count(5)
    assert list(map(str, fouten.fouten)) == [
        "proef.csv, regel 12, einddatum: ligt voor de ingangsdatum",
        "proef.csv, regel 13: zegt hetzelfde als regel 2",
    ]
    assert fouten.totaal == 7


def test_the_columns_of_a_file_are_the_fields_of_its_opgave(tmp_path: Path) -> None:
    pad = tmp_path / "proef.csv"
    pad.write_bytes(b"".join(make_csv(["bedrag", "code"], [(1, "a"), ("", "b"), ("x", "")])))
    fouten = Fouten()
    rijen = list(read_opgaven(pad, Deelopgave, fouten))
    assert [(rij.plaats, rij.waarde.code, rij.waarde.bedrag) for rij in rijen] == [
        (2, "a", 1),
        (3, "b", None),
    ]
    assert list(map(str, fouten.fouten)) == [
        "proef.csv, regel 4, code: is leeg",
        "proef.csv, regel 4, bedrag: 'x' is geen geheel getal",
    ]
    assert list(make_csv(["a"], [])) == []

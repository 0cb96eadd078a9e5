"""docs/berekening.md is the specification: it names every rule, code and reason that the code has."""

from pathlib import Path

import pytest

from bekostiging.berekening.documentatie import replace_tabellen, write_tabellen
from bekostiging.berekening.fouten import Parkeercode
from bekostiging.berekening.register import REGELVERSIE, get_regels
from inkoop.kern.codes import Afkeurreden, Afspraaksoort, Model, Prikkel, Richting
from inkoop.kern.modellen import MODELLEN, PARAMETERS

DOCUMENT = (Path(__file__).parents[3] / "docs" / "berekening.md").read_text(encoding="utf-8")
CODES = [*get_regels(), *Model, *Afspraaksoort, *Prikkel, *Richting, *Parkeercode, *Afkeurreden, REGELVERSIE]


@pytest.mark.parametrize("code", sorted({str(code) for code in CODES}))
def test_the_specification_names(code: str) -> None:
    assert f"`{code}`" in DOCUMENT


def test_the_tables_in_the_specification_are_those_of_the_code() -> None:
    """When this fails: python -m bekostiging.berekening.documentatie."""
    assert replace_tabellen(DOCUMENT) == DOCUMENT


def test_every_model_and_parameter_stands_in_the_tables() -> None:
    tabellen = write_tabellen()
    assert all(f"| `{model.code}` | {model.naam} |" in tabellen for model in MODELLEN.values())
    assert all(f"| `{naam}` | {parameter.uitleg} |" in tabellen for naam, parameter in PARAMETERS.items())
    assert "| `naar_rato`, `bij_start`, `bij_afsluiting` | `naar_rato` |" in tabellen
    assert "| deel, minstens 0%, hoogstens 100% | 10% |" in tabellen


def test_a_document_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="waar de tabellen horen"):
        replace_tabellen("# Iets anders")

"""docs/berekening.md is the specification: it names every rule, code and reason that the code has."""

from pathlib import Path

import pytest

from bekostiging.berekening.fouten import Parkeercode
from bekostiging.berekening.regels import REGELS, REGELVERSIE
from inkoop.kern.codes import Afkeurreden, Afspraaksoort, Model, Prikkel, Richting

DOCUMENT = (Path(__file__).parents[3] / "docs" / "berekening.md").read_text(encoding="utf-8")
CODES = [*REGELS, *Model, *Afspraaksoort, *Prikkel, *Richting, *Parkeercode, *Afkeurreden, REGELVERSIE]


@pytest.mark.parametrize("code", sorted({str(code) for code in CODES}))
def test_the_specification_names(code: str) -> None:
    assert f"`{code}`" in DOCUMENT

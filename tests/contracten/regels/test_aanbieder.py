"""Providers: known by a code, and called by a name."""

import pytest

from contracten.regels.aanbieder import Aanbiederopgave
from inkoop.kern.opgave import check_soorten


@pytest.mark.parametrize(("code", "naam", "ontbreekt"), [(None, "Zorg Alfa", "code"), ("alfa", None, "naam")])
def test_a_provider_has_a_code_and_a_name(code: str | None, naam: str | None, ontbreekt: str) -> None:
    assert list(check_soorten(Aanbiederopgave(code="alfa", naam="Zorg Alfa"))) == []
    (bezwaar,) = check_soorten(Aanbiederopgave(code=code, naam=naam))
    assert bezwaar.veld == ontbreekt

"""What a figure of a policy document may hold: what fits its row, and what must be there."""

from decimal import Decimal
from typing import Any

import pytest

from inkoop.kern.opgave import check_soorten, get_velden
from inkoop.kern.soorten import Codetekst, Tekst
from segmenten.models import Jaarcijfer
from segmenten.regels.jaarcijfer import Jaarcijferopgave, make_jaarcijferrij

CIJFER: dict[str, Any] = {
    "jaar": 2022,
    "niveau": "regio",
    "code": "r",
    "grootheid": "inwoners",
    "waarde": Decimal(1),
    "eenheid": "mensen",
}


def find(**velden: Any) -> list[str]:
    return [bezwaar.veld for bezwaar in check_soorten(Jaarcijferopgave(**{**CIJFER, **velden}))]


def test_a_figure_may_be_of_no_year_and_needs_no_source() -> None:
    assert find() == []
    assert find(jaar=None) == []
    assert make_jaarcijferrij(Jaarcijferopgave(**CIJFER))["opmerking"] == ""


@pytest.mark.parametrize("naam", [naam for naam in CIJFER if naam != "jaar"])
def test_without_what_it_is_about_a_figure_says_nothing(naam: str) -> None:
    assert find(**{naam: None}) == [naam]


@pytest.mark.parametrize("naam", ["niveau", "code", "grootheid", "eenheid"])
def test_no_text_is_longer_than_its_column(naam: str) -> None:
    soort = get_velden(Jaarcijferopgave)[naam].soort
    kolom: Any = Jaarcijfer._meta.get_field(naam)
    if isinstance(soort, Codetekst | Tekst):
        assert soort.maximum == kolom.max_length
    else:
        assert all(len(code) <= (kolom.max_length or 0) for code in soort.waarden)


@pytest.mark.parametrize(
    ("naam", "meeste"), [("document", 500), ("paragraaf", 500), ("citaat", 5000), ("opmerking", 5000)]
)
def test_a_source_and_a_remark_have_an_end(naam: str, meeste: int) -> None:
    assert find(**{naam: "x" * meeste}) == []
    assert find(**{naam: "x" * (meeste + 1)}) == [naam]

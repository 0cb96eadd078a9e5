"""veraPDF finds no fault in the settlement reports."""

from pathlib import Path

import pytest

from bekostiging.rapporten.lezen import read_rapporten
from bekostiging.rapporten.vormen import make_rapport_pdf
from bekostiging.services import make_afrekening
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.bekostiging.hulp import store_voorbeeld
from tests.pdfua.verapdf import VeraPdf

pytestmark = pytest.mark.pdfua


@pytest.mark.django_db
@pytest.mark.parametrize("voorbeeld", ["04", "06", "08", "09", "14"])
def test_the_reports_are_pdf_a_3a_and_pdf_ua_1(verapdf: VeraPdf, tmp_path: Path, voorbeeld: str) -> None:
    afrekening = make_afrekening(store_voorbeeld(voorbeeld), 2022, None)
    with met_systeemzicht():
        rapporten = read_rapporten(afrekening)
    for rapport in (rapporten[0], rapporten[-1]):
        pad = tmp_path / f"{rapport.bestandsnaam}.pdf"
        pad.write_bytes(make_rapport_pdf(rapport))
        assert verapdf.find_fouten("ua1", pad) == []
        assert verapdf.find_fouten("3a", pad) == []

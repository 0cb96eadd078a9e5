"""veraPDF finds no fault in the settlement reports: of the region, of a municipality and of a provider."""

from pathlib import Path

import pytest

from bekostiging.rapporten.gegevens import Rapport
from bekostiging.rapporten.lezen import read_rapporten
from bekostiging.rapporten.vormen import make_rapport_pdf
from bekostiging.selectors.posten import find_verrekenstaten
from bekostiging.selectors.rapporten import Rapportsoort
from bekostiging.services import make_afrekening
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.bekostiging.hulp import store_voorbeeld
from tests.pdfua.verapdf import VeraPdf

pytestmark = [pytest.mark.pdfua, pytest.mark.django_db]


def read_rapport_per_soort(voorbeeld: str, opdrachtgever: str = "") -> dict[str, Rapport]:
    """Settle an example, and give a report of each kind: the last one."""
    regio = store_voorbeeld(voorbeeld)
    with met_systeemzicht():
        regio.opdrachtgever = opdrachtgever
        regio.save()
    afrekening = make_afrekening(regio, 2022, None)
    with met_systeemzicht():
        return {rapport.soort: rapport for rapport in read_rapporten(afrekening)}


def check_pdf(verapdf: VeraPdf, rapport: Rapport, map_: Path) -> None:
    pad = map_ / f"{rapport.bestandsnaam}.pdf"
    pad.write_bytes(make_rapport_pdf(rapport))
    assert verapdf.find_fouten("ua1", pad) == [], rapport.titel
    assert verapdf.find_fouten("3a", pad) == [], rapport.titel


@pytest.mark.parametrize("voorbeeld", ["04", "06", "08", "09", "14"])
def test_the_reports_are_pdf_a_3a_and_pdf_ua_1(verapdf: VeraPdf, tmp_path: Path, voorbeeld: str) -> None:
    rapporten = read_rapport_per_soort(voorbeeld)
    assert set(rapporten) == set(Rapportsoort)
    for rapport in rapporten.values():
        check_pdf(verapdf, rapport, tmp_path)


def test_the_statement_of_who_buys_for_municipalities_conforms_too(verapdf: VeraPdf, tmp_path: Path) -> None:
    rapport = read_rapport_per_soort("10", "MGR")[Rapportsoort.REGIO]
    assert find_verrekenstaten(rapport.regels)
    check_pdf(verapdf, rapport, tmp_path)

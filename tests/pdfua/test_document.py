"""veraPDF finds that our documents conform to PDF/A-3a and PDF/UA-1, and sees it when they do not."""

from pathlib import Path

import pikepdf
import pytest
from pytest_django.fixtures import Settings
from weasyprint import HTML

from inkoop.platform.documenten.services import make_pdf
from tests.inkoop.platform.documenten.voorbeelden import make_document, make_html
from tests.pdfua.verapdf import PROFIELEN, VeraPdf

pytestmark = pytest.mark.pdfua


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example over several pages, on disk."""
    pad = tmp_path_factory.mktemp("pdf") / "document.pdf"
    pad.write_bytes(make_pdf(make_document(rijen=60)))
    return pad


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_our_document_conforms(verapdf: VeraPdf, document: Path, profiel: str) -> None:
    assert verapdf.find_fouten(profiel, document) == []


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_it_conforms_with_a_system_font_too(
    verapdf: VeraPdf, tmp_path: Path, settings: Settings, profiel: str
) -> None:
    settings.DOCUMENT_LETTERTYPE_MAP = tmp_path
    pad = tmp_path / "systeem.pdf"
    pad.write_bytes(make_pdf(make_document()))
    assert verapdf.find_fouten(profiel, pad) == []


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_a_document_without_tags_fails(verapdf: VeraPdf, tmp_path: Path, profiel: str) -> None:
    pad = tmp_path / "zonder.pdf"
    HTML(string=make_html()).write_pdf(pad)
    regels = {fout.regel for fout in verapdf.find_fouten(profiel, pad)}
    # The catalog must mark the file as tagged: ISO 14289-1 §6.2, ISO 19005-3 §6.7.2.2.
    assert {"ua1": "6.2-1", "3a": "6.7.2.2-1"}[profiel] in regels


def test_a_document_without_the_mark_of_pdfua_fails(verapdf: VeraPdf, document: Path, tmp_path: Path) -> None:
    pad = tmp_path / "zonder_merk.pdf"
    with pikepdf.open(document) as bestand:
        kaal = bestand.Root.Metadata.read_bytes().replace(b"pdfuaid:part>1<", b"pdfuaid:part>9<")
        bestand.Root.Metadata.write(kaal)
        bestand.save(pad)
    assert [fout.regel for fout in verapdf.find_fouten("ua1", pad)] == ["5-2"]

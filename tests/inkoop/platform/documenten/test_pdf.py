"""The PDF maker: what is in the file, what it refuses and that it always gives the same bytes."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from pytest_django.fixtures import Settings

from inkoop.platform.documenten import pdf as pdf_module
from inkoop.platform.documenten.services import (
    Bijlage,
    DocumentError,
    OngeldigeBijlageError,
    OntbrekendTekenError,
    OntoegankelijkeHtmlError,
    OpmaakWaarschuwingError,
    PdfDocument,
    make_pdf,
)
from tests.inkoop.platform.documenten.voorbeelden import MOMENT, TITEL, make_document, make_html


@pytest.fixture(scope="module")
def inhoud() -> bytes:
    """The example as PDF, made once."""
    return make_pdf(make_document())


@pytest.fixture
def bestand(inhoud: bytes) -> pikepdf.Pdf:
    """The example, opened."""
    return pikepdf.open(BytesIO(inhoud))


def test_the_file_is_tagged_titled_and_in_dutch(bestand: pikepdf.Pdf) -> None:
    wortel = bestand.Root
    assert bool(wortel.MarkInfo.Marked)
    assert str(wortel.Lang) == "nl"
    assert wortel.StructTreeRoot.K
    assert bool(wortel.ViewerPreferences.DisplayDocTitle)
    assert str(bestand.docinfo["/Title"]) == TITEL


def test_its_dates_are_the_moment_it_tells_of(bestand: pikepdf.Pdf) -> None:
    assert (
        str(bestand.docinfo["/CreationDate"]) == str(bestand.docinfo["/ModDate"]) == "D:20280401123000+00'00"
    )
    with bestand.open_metadata() as metadata:
        assert metadata["xmp:CreateDate"] == metadata["xmp:ModifyDate"] == "2028-04-01T12:30:00+00:00"


def test_the_file_claims_both_standards(bestand: pikepdf.Pdf) -> None:
    with bestand.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"


def test_the_structure_follows_the_page(bestand: pikepdf.Pdf) -> None:
    soorten = [str(soort) for soort in _walk_structuur(bestand.Root.StructTreeRoot)]
    for soort in ("/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Caption", "/L", "/Figure", "/Link"):
        assert soort in soorten


def _walk_structuur(element: object) -> list[object]:
    if isinstance(element, pikepdf.Array):
        return [soort for kind in element for soort in _walk_structuur(kind)]
    if not isinstance(element, pikepdf.Dictionary):
        return []
    eigen = [element.S] if "/S" in element else []
    return eigen + (_walk_structuur(element.K) if "/K" in element else [])


def test_the_attachment_is_inside_with_its_relation_and_dates(bestand: pikepdf.Pdf) -> None:
    (verwijzing,) = bestand.Root.AF
    assert str(verwijzing.AFRelationship) == "/Source"
    assert str(verwijzing.Desc) == "De regels achter de tabel"
    bijlage = bestand.attachments["regels.csv"].get_file()
    assert bijlage.read_bytes().startswith(b"regel,bedrag")
    assert bijlage.mime_type == "text/csv"
    assert str(verwijzing.EF.F.Params.ModDate) == "D:20280401123000Z"


def test_all_fonts_are_embedded(bestand: pikepdf.Pdf) -> None:
    lettertypen = [
        onderdeel
        for onderdeel in bestand.objects
        if isinstance(onderdeel, pikepdf.Dictionary) and onderdeel.get("/Type") == "/FontDescriptor"
    ]
    assert lettertypen
    assert all("/FontFile2" in lettertype or "/FontFile3" in lettertype for lettertype in lettertypen)


def _read_tekst(inhoud: bytes, *opties: str) -> str:
    """Return the text of a PDF as poppler reads it; leaves the test out where poppler is missing."""
    programma = shutil.which("pdftotext")
    if programma is None:
        pytest.skip("pdftotext (poppler-utils) ontbreekt")
    argv = [programma, *opties, "-", "-"]
    return subprocess.run(argv, input=inhoud, capture_output=True, check=True).stdout.decode()


def test_its_text_can_be_found(inhoud: bytes) -> None:
    gelezen = _read_tekst(inhoud, "-layout")
    for zin in ("Overzicht 2027", "Bedrag per regel", "Łódź en ≥ 5", "R0002", "Pagina 1 van 1"):
        assert zin in gelezen


def test_a_long_table_repeats_its_header_and_numbers_its_pages() -> None:
    inhoud = make_pdf(make_document(rijen=60))
    tekst = _read_tekst(inhoud)
    bladzijden = [bladzijde for bladzijde in tekst.split("\f") if bladzijde.strip()]
    assert len(bladzijden) == 3
    for nummer, bladzijde in enumerate(bladzijden, start=1):
        assert "Regel\n" in bladzijde
        assert f"Pagina {nummer} van 3" in bladzijde


def test_two_processes_make_the_same_bytes(inhoud: bytes) -> None:
    omgeving = {**os.environ, "PYTHONHASHSEED": "7"}
    opdracht = [sys.executable, "-m", "tests.inkoop.platform.documenten.voorbeelden"]
    ander = subprocess.run(opdracht, cwd=settings.BASE_DIR, env=omgeving, capture_output=True, check=True)
    assert ander.stdout == inhoud


def test_another_moment_makes_another_file(inhoud: bytes) -> None:
    document = make_document()
    later = PdfDocument(
        document.titel, document.html, datetime(2029, 1, 1, tzinfo=UTC), bijlagen=document.bijlagen
    )
    assert make_pdf(later) != inhoud


def test_a_system_font_serves_when_the_bundled_one_is_absent(settings: Settings, tmp_path: Path) -> None:
    settings.DOCUMENT_LETTERTYPE_MAP = tmp_path
    assert pikepdf.open(BytesIO(make_pdf(make_document()))).pages


def test_an_inaccessible_page_is_refused_before_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "_render", pytest.fail)
    with pytest.raises(OntoegankelijkeHtmlError, match="h4 na een h1"):
        make_pdf(make_document("<h4>Sprong</h4>"))


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ('<p style="kleur: rood">tekst</p>', "kleur"),
        ('<img alt="logo" src="https://www.voorbeeld.nl/logo.png">', "disallowed protocol"),
        ('<img alt="geheim" src="file:///etc/hostname">', "disallowed protocol"),
        ('<img alt="logo" src="static:bestaat/niet.png">', "staat niet bij de statische bestanden"),
        ('<img alt="logo" src="logo.png">', "Relative URI"),
        ('<p><a href="#nergens">spring</a></p>', "#nergens"),
        ('<link rel="attachment" href="file:///etc/hostname">', "disallowed protocol"),
    ],
)
def test_every_warning_of_the_renderer_is_an_error(inhoud: str, melding: str) -> None:
    with pytest.raises(OpmaakWaarschuwingError) as gevangen:
        make_pdf(make_document(inhoud))
    assert melding in str(gevangen.value)
    assert TITEL in str(gevangen.value)


def test_a_sign_that_no_font_has_is_told_by_its_number() -> None:
    with pytest.raises(OntbrekendTekenError) as gevangen:
        make_pdf(make_document("<p>Zorg \U0001f9ff en \U000131ff</p>"))
    assert gevangen.value.tekens == ("\U000131ff", "\U0001f9ff")
    assert str(gevangen.value).endswith("kent: '\U000131ff' (U+131FF), '\U0001f9ff' (U+1F9FF)")


def test_a_warning_about_the_machine_does_not_refuse_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    # As on a machine whose library for fonts is older than the renderer likes: it draws by other means.
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    assert pikepdf.open(BytesIO(make_pdf(make_document()))).pages


def test_an_image_of_our_own_static_files_is_drawn() -> None:
    svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"
    assert make_pdf(make_document(f'<img alt="een leeg vlak" src="{svg}">'))


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(DocumentError, match="geen tijdzone"):
        PdfDocument(TITEL, make_html(), MOMENT.replace(tzinfo=None))


@pytest.mark.parametrize(
    "naam", ["", "map/bestand.csv", "..\\x.csv", 'a"b.csv', "a\nb.csv", "a?b.csv", "a" * 151]
)
def test_an_attachment_needs_a_plain_name(naam: str) -> None:
    with pytest.raises(OngeldigeBijlageError, match="de naam is leeg of bevat"):
        Bijlage(naam, b"", "text/csv", "Iets")


def test_an_attachment_needs_a_description() -> None:
    with pytest.raises(OngeldigeBijlageError, match="de omschrijving ontbreekt"):
        Bijlage("a.csv", b"", "text/csv", "")


def test_two_attachments_with_one_name_are_refused() -> None:
    bijlage = Bijlage("a.csv", b"", "text/csv", "Iets")
    with pytest.raises(OngeldigeBijlageError, match="twee bijlagen"):
        PdfDocument(TITEL, make_html(), MOMENT, bijlagen=(bijlage, bijlage))


def test_a_document_has_the_colours_of_the_theme(inhoud: bytes, settings: Settings) -> None:
    settings.HUISSTIJL_CSS = "thema/duinrand.css"
    ander = make_pdf(make_document())
    eigen, anders = (_read_kleuren(bytes_) for bytes_ in (inhoud, ander))
    # The background of a table's head: #14586b and #7a1f3d.
    assert (0.078, 0.345, 0.420) in eigen - anders
    assert (0.478, 0.122, 0.239) in anders - eigen


def _read_kleuren(inhoud: bytes) -> set[tuple[float, ...]]:
    """Return the colours with which the first page fills."""
    with pikepdf.open(BytesIO(inhoud)) as bestand:
        opdrachten = pikepdf.parse_content_stream(bestand.pages[0])
        kleuren = [
            opdracht.operands for opdracht in opdrachten if str(opdracht.operator) in {"rg", "sc", "scn"}
        ]
        return {
            tuple(round(float(waarde), 3) for waarde in kleur)
            for kleur in kleuren
            if all(isinstance(waarde, int | float | Decimal) for waarde in kleur)
        }

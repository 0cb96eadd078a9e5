"""Makes PDF files that last and that everyone can read: PDF/A-3a and PDF/UA-1 in one file.

Sources: ISO 19005-3 (PDF/A-3), ISO 14289-1 (PDF/UA-1). The same document gives the same bytes.
"""

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from weasyprint import CSS, HTML, Attachment
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration

from inkoop.platform.documenten.document import Bijlage, PdfDocument
from inkoop.platform.documenten.fouten import DocumentError, OntbrekendTekenError, OpmaakWaarschuwingError
from inkoop.platform.documenten.html import check_html
from inkoop.platform.documenten.ophalen import GeslotenFetcher, get_lettertype_css, get_statisch_pad
from inkoop.platform.documenten.thema import fill_tokens

MAKER = "Inkoop"
STIJLBLAD = "documenten/document.css"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_PDFA = "http://www.aiim.org/pdfa/ns"
# The renderer marks a file as PDF/A or as PDF/UA, not both. PDF/A allows the mark of PDF/UA only when the
# file itself describes that property (ISO 19005-3 §6.6.2.3), hence the second block.
_UA_MERK = f"""
<rdf:Description xmlns:rdf="{_RDF}" rdf:about="" xmlns:pdfuaid="{_PDFUA}">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description xmlns:rdf="{_RDF}" rdf:about="" xmlns:pdfaExtension="{_PDFA}/extension/"
    xmlns:pdfaSchema="{_PDFA}/schema#" xmlns:pdfaProperty="{_PDFA}/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{_PDFUA}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
""".encode()


def make_pdf(document: PdfDocument) -> bytes:
    """Render a document to a PDF that is both PDF/A-3a and PDF/UA-1.

    Result: the bytes; equal input gives equal bytes on the same installation.
    Raises `OntoegankelijkeHtmlError` before rendering and `OpmaakWaarschuwingError` when the renderer warns.
    About 0.3 s per page: more than a few pages belong in a job.
    """
    check_html(document.html, titel=document.titel, taal=document.taal)
    fetcher = GeslotenFetcher({bijlage.naam: (bijlage.inhoud, bijlage.mime) for bijlage in document.bijlagen})
    with _refuse_warnings(document.titel):
        opmaak = _render(document, fetcher)
        opmaak.metadata.generator = MAKER
        opmaak.metadata.created = opmaak.metadata.modified = _format_moment(document.moment)
        inhoud: bytes = opmaak.write_pdf(
            pdf_variant="pdf/a-3a",
            finisher=_finish,
            attachments=[_make_attachment(document, bijlage, fetcher) for bijlage in _sorted(document)],
        )
    return inhoud


def _render(document: PdfDocument, fetcher: GeslotenFetcher) -> Any:
    lettertypen = FontConfiguration()
    stijl = get_statisch_pad(STIJLBLAD).read_text("utf-8")
    bladen = [
        CSS(string=get_lettertype_css(), font_config=lettertypen, url_fetcher=fetcher),
        CSS(string=fill_tokens(stijl), font_config=lettertypen, url_fetcher=fetcher),
    ]
    html = HTML(string=document.html, url_fetcher=fetcher)
    return html.render(font_config=lettertypen, stylesheets=bladen, pdf_variant="pdf/a-3a", pdf_tags=True)


def _sorted(document: PdfDocument) -> list[Bijlage]:
    # A name tree in a PDF must be in order of the names (ISO 32000-1 §7.9.6).
    return sorted(document.bijlagen, key=lambda bijlage: bijlage.naam)


def _make_attachment(document: PdfDocument, bijlage: Bijlage, fetcher: GeslotenFetcher) -> Any:
    moment = document.moment.astimezone(UTC)
    return Attachment(
        url=f"bijlage:{bijlage.naam}",
        url_fetcher=fetcher,
        name=bijlage.naam,
        description=bijlage.omschrijving,
        created=moment,
        modified=moment,
        relationship="Source",
    )


def _format_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _finish(_opmaak: Any, pdf: Any) -> None:
    _mark_pdfua(pdf)
    if bijlagen := pdf.catalog.get("AF"):
        # The renderer lists each attachment twice.
        bijlagen[:] = dict.fromkeys(bijlagen)


def _mark_pdfua(pdf: Any) -> None:
    nummer = int(pdf.catalog["Metadata"].split()[0])
    stroom = pdf.objects[nummer].stream
    if b"</rdf:RDF>" not in stroom[0]:
        raise DocumentError("De metagegevens van de PDF hebben een onverwachte vorm")
    stroom[0] = stroom[0].replace(b"</rdf:RDF>", _UA_MERK + b"</rdf:RDF>")


# What the renderer says of a sign that no font has.
_ONTBREEKT = re.compile(r"^\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)$", re.DOTALL)
# Says that this machine's library for fonts is old or absent, not that anything is wrong with the document:
# the font is embedded by other means. `make setup` installs the library where it can.
_OVER_DE_MACHINE = "Using fontTools instead of HarfBuzz-Subset"


class _Verzamelaar(logging.Handler):
    """Collects the renderer's warnings of this thread only: another thread may be rendering too."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.regels: list[str] = []
        self._draad = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of a record."""
        regel = record.getMessage()
        if record.thread == self._draad and not regel.startswith(_OVER_DE_MACHINE):
            self.regels.append(regel)


@contextmanager
def _refuse_warnings(titel: str) -> Iterator[None]:
    verzamelaar = _Verzamelaar()
    LOGGER.addHandler(verzamelaar)
    try:
        yield
    finally:
        LOGGER.removeHandler(verzamelaar)
    tekens = [gevonden[1] for regel in verzamelaar.regels if (gevonden := _ONTBREEKT.search(regel))]
    if tekens and len(tekens) == len(verzamelaar.regels):
        raise OntbrekendTekenError(titel, sorted({chr(int(nummer, 16)) for nummer in tekens}))
    if verzamelaar.regels:
        raise OpmaakWaarschuwingError(titel, verzamelaar.regels)

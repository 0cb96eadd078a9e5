"""What the other apps use to make documents."""

from inkoop.platform.documenten.bladkolom import Bladkolom, Soort
from inkoop.platform.documenten.csv import CSV, EXCEL_NL, MACHINE, CsvVorm, make_csv, read_csv, write_csv
from inkoop.platform.documenten.document import Bijlage, PdfDocument
from inkoop.platform.documenten.fouten import (
    DocumentError,
    OngeldigeBijlageError,
    OngeldigeWaardeError,
    OntbrekendTekenError,
    OntoegankelijkeHtmlError,
    OpmaakWaarschuwingError,
)
from inkoop.platform.documenten.spreadsheet import (
    CIJFERS_MAXIMAAL,
    TIJDLOOS,
    WERKMAP,
    Blad,
    Werkmap,
    make_werkmap,
)
from inkoop.platform.documenten.tabel import make_tabel_csv, make_tabel_xlsx

__all__ = [
    "CIJFERS_MAXIMAAL",
    "CSV",
    "EXCEL_NL",
    "MACHINE",
    "TIJDLOOS",
    "WERKMAP",
    "Bijlage",
    "Blad",
    "Bladkolom",
    "CsvVorm",
    "DocumentError",
    "OngeldigeBijlageError",
    "OngeldigeWaardeError",
    "OntbrekendTekenError",
    "OntoegankelijkeHtmlError",
    "OpmaakWaarschuwingError",
    "PdfDocument",
    "Soort",
    "Werkmap",
    "check_html",
    "make_csv",
    "make_pdf",
    "make_tabel_csv",
    "make_tabel_xlsx",
    "make_werkmap",
    "read_csv",
    "write_csv",
]


def make_pdf(document: PdfDocument) -> bytes:
    """Render a document; see `inkoop.platform.documenten.pdf.make_pdf`.

    The renderer is loaded at the first document: it takes seconds, which no other command should wait for.
    """
    from inkoop.platform.documenten import pdf

    return pdf.make_pdf(document)


def check_html(html: str, *, titel: str | None = None, taal: str | None = None) -> None:
    """Check that a page is accessible; see `inkoop.platform.documenten.html.check_html`."""
    from inkoop.platform.documenten import html as controle

    controle.check_html(html, titel=titel, taal=taal)

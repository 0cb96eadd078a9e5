"""What the other apps use to make documents."""

from inkoop.documenten.csv import EXCEL_NL, MACHINE, CsvVorm, make_csv, read_csv, write_csv
from inkoop.documenten.fouten import (
    DocumentError,
    OngeldigeBijlageError,
    OngeldigeWaardeError,
    OntoegankelijkeHtmlError,
    OpmaakWaarschuwingError,
)
from inkoop.documenten.html import controleer_html
from inkoop.documenten.kolom import Kolom, Soort
from inkoop.documenten.pdf import Bijlage, PdfDocument, make_pdf
from inkoop.documenten.spreadsheet import Blad, Werkmap, make_werkmap

__all__ = [
    "EXCEL_NL",
    "MACHINE",
    "Bijlage",
    "Blad",
    "CsvVorm",
    "DocumentError",
    "Kolom",
    "OngeldigeBijlageError",
    "OngeldigeWaardeError",
    "OntoegankelijkeHtmlError",
    "OpmaakWaarschuwingError",
    "PdfDocument",
    "Soort",
    "Werkmap",
    "controleer_html",
    "make_csv",
    "make_pdf",
    "make_werkmap",
    "read_csv",
    "write_csv",
]

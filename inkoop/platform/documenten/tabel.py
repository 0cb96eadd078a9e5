"""Makes the download of a table on a page: one sheet or one CSV file from headings and rows."""

import re
from collections.abc import Iterable, Iterator, Sequence

from inkoop.platform.documenten.bladkolom import Bladkolom
from inkoop.platform.documenten.csv import EXCEL_NL, write_csv
from inkoop.platform.documenten.spreadsheet import TIJDLOOS, Blad, Waarde, Werkmap, make_werkmap

# A sheet name has at most 31 characters and not these.
_NAAM_MAXIMAAL = 31
_VERBODEN = re.compile(r"[\[\]:*?/\\']")


def make_tabel_xlsx(
    naam: str, kolommen: Sequence[Bladkolom], rijen: Iterable[Sequence[Waarde]]
) -> Iterator[bytes]:
    """Yield a workbook with one sheet; raises `OngeldigeWaardeError` for a value of another kind."""
    blad = Blad(_VERBODEN.sub("-", naam)[:_NAAM_MAXIMAAL], tuple(kolommen), rijen)
    yield make_werkmap(Werkmap(naam, TIJDLOOS, (blad,), groot=True))


def make_tabel_csv(
    naam: str, kolommen: Sequence[Bladkolom], rijen: Iterable[Sequence[Waarde]]
) -> Iterator[bytes]:
    """Yield a CSV file piece by piece, as Excel with Dutch settings opens it."""
    return write_csv([kolom.naam for kolom in kolommen], rijen, EXCEL_NL)

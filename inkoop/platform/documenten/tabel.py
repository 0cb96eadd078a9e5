"""Makes the download of a table on a page: one sheet or one CSV file from headings and rows.

The pages name these functions in a setting, so that neither package imports the other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Protocol

from inkoop.platform.documenten.csv import EXCEL_NL, write_csv
from inkoop.platform.documenten.kolom import Kolom, Soort
from inkoop.platform.documenten.spreadsheet import Blad, Waarde, Werkmap, make_werkmap

# A sheet name has at most 31 characters and not these.
_NAAM_MAXIMAAL = 31
_VERBODEN = re.compile(r"[\[\]:*?/\\']")
# An export tells of its rows only: equal rows give equal bytes, at whatever hour.
_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)


class Tabelkolom(Protocol):
    """What a heading must tell."""

    @property
    def titel(self) -> str:
        """The heading."""

    @property
    def exportsoort(self) -> str:
        """The kind of value: a value of `Soort`."""

    @property
    def decimalen(self) -> int | None:
        """Decimals to show; None for as many as the kind has."""

    @property
    def totaal(self) -> bool:
        """Whether the column is added up."""


def make_tabel_xlsx(
    naam: str, kolommen: Sequence[Tabelkolom], rijen: Iterable[Sequence[Waarde]]
) -> Iterator[bytes]:
    """Yield a workbook with one sheet; raises `OngeldigeWaardeError` for a value of another kind."""
    bladkolommen = tuple(
        Kolom(
            kolom.titel,
            Soort(kolom.exportsoort),
            breedte=max(14, len(kolom.titel) + 2),
            totaal=kolom.totaal and Soort(kolom.exportsoort) is not Soort.PERCENTAGE,
            decimalen=kolom.decimalen,
        )
        for kolom in kolommen
    )
    blad = Blad(_VERBODEN.sub("-", naam)[:_NAAM_MAXIMAAL], bladkolommen, rijen)
    yield make_werkmap(Werkmap(naam, _MOMENT, (blad,), groot=True))


def make_tabel_csv(
    naam: str, kolommen: Sequence[Tabelkolom], rijen: Iterable[Sequence[Waarde]]
) -> Iterator[bytes]:
    """Yield a CSV file piece by piece, as Excel with Dutch settings opens it."""
    return write_csv([kolom.titel for kolom in kolommen], rijen, EXCEL_NL)

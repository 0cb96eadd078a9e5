"""Makes the download of a table on a page: one sheet or one CSV file from headings and rows.

The pages name these functions in a setting, so that neither package imports the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from django.utils import timezone

from inkoop.documenten.csv import EXCEL_NL, write_csv
from inkoop.documenten.spreadsheet import Blad, Kolom, Soort, Waarde, Werkmap, make_werkmap


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
    # A sheet name has at most 31 characters.
    blad = Blad(naam[:31], bladkolommen, rijen)
    yield make_werkmap(Werkmap(naam, timezone.now(), (blad,), groot=True))


def make_tabel_csv(
    naam: str, kolommen: Sequence[Tabelkolom], rijen: Iterable[Sequence[Waarde]]
) -> Iterator[bytes]:
    """Yield a CSV file piece by piece, as Excel with Dutch settings opens it."""
    return write_csv([kolom.titel for kolom in kolommen], rijen, EXCEL_NL)

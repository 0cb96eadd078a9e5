"""The rows of a page's table as a workbook of one sheet."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from inkoop.documenten.fouten import DocumentError
from inkoop.documenten.kolom import Kolom, Soort
from inkoop.documenten.spreadsheet import Blad, Werkmap, make_werkmap

_NAAM_MAXIMAAL = 31
_VERBODEN = re.compile(r"[\[\]:*?/\\']")
_ALS_TEKST = frozenset({"tekst", "status"})
_DECIMALEN = 10
# An export tells of its rows only, not of the hour at which it was made.
_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)


def make_tabelblad(naam: str, koppen: Sequence[tuple[str, str]], rijen: Iterator[Sequence[Any]]) -> bytes:
    """Return a workbook with one sheet `naam`; rows are read one by one.

    `koppen` are pairs of a heading and a kind: one of `Soort`, or `status` for a text. Amounts keep all their
    decimals. Raises `DocumentError` for an unknown kind, `OngeldigeWaardeError` for a value of another kind.
    """
    kolommen = tuple(_make_kolom(titel, soort) for titel, soort in koppen)
    tekst = [soort in _ALS_TEKST for _, soort in koppen]
    klaar = (
        [str(waarde) if als_tekst and waarde is not None else waarde for als_tekst, waarde in paren]
        for paren in (list(zip(tekst, rij, strict=True)) for rij in rijen)
    )
    blad = Blad(_VERBODEN.sub("-", naam)[:_NAAM_MAXIMAAL], kolommen, klaar)
    return make_werkmap(Werkmap(naam, _MOMENT, (blad,), groot=True))


def _make_kolom(titel: str, soort: str) -> Kolom:
    if soort in _ALS_TEKST:
        return Kolom(titel, Soort.TEKST, breedte=28)
    if soort not in set(Soort):
        raise DocumentError(f"De kolom '{titel}' heeft een onbekende soort: '{soort}'")
    return Kolom(titel, Soort(soort), decimalen=_DECIMALEN if soort == Soort.BEDRAG else None)

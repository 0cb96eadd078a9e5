"""Makes and reads CSV files: one form for machines, one that Excel with Dutch settings opens at once.

Text that a spreadsheet would take for a formula gets an apostrophe in front; `read_csv` takes it off again.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

from inkoop.platform.documenten.fouten import OngeldigeWaardeError

# What a file of this kind is called for a browser and in the store (RFC 7111).
CSV = "text/csv"
BOM = "\ufeff"
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n")

Waarde = str | int | bool | Decimal | date | None


@dataclass(frozen=True)
class CsvVorm:
    """How a file is written; it is always UTF-8."""

    scheidingsteken: str
    decimaalteken: str
    datumvorm: str
    waar_onwaar: tuple[str, str]
    bom: bool
    regeleinde: str


MACHINE = CsvVorm(",", ".", "%Y-%m-%d", ("true", "false"), bom=False, regeleinde="\r\n")
EXCEL_NL = CsvVorm(";", ",", "%d-%m-%Y", ("ja", "nee"), bom=True, regeleinde="\r\n")


def write_csv(
    kop: Sequence[str], rijen: Iterable[Sequence[Waarde]], vorm: CsvVorm = MACHINE
) -> Iterator[bytes]:
    """Yield the file piece by piece, for a streaming answer or a large file.

    Inputs: the headings, the rows (read once, one at a time) and the form.
    Raises `OngeldigeWaardeError` for a row of another length or a value of another kind (a float, say).
    """
    buffer = StringIO()
    schrijver = csv.writer(buffer, delimiter=vorm.scheidingsteken, lineterminator=vorm.regeleinde)
    schrijver.writerow([_protect(naam) for naam in kop])
    yield ((BOM if vorm.bom else "") + _empty(buffer)).encode()
    for nummer, rij in enumerate(rijen, start=2):
        if len(rij) != len(kop):
            raise OngeldigeWaardeError(f"Regel {nummer}", tuple(rij), f"{len(kop)} velden verwacht")
        schrijver.writerow(
            [_format(waarde, nummer, naam, vorm) for waarde, naam in zip(rij, kop, strict=True)]
        )
        yield _empty(buffer).encode()


def make_csv(kop: Sequence[str], rijen: Iterable[Sequence[Waarde]], vorm: CsvVorm = MACHINE) -> bytes:
    """The whole file at once; see `write_csv`."""
    return b"".join(write_csv(kop, rijen, vorm))


def read_csv(inhoud: bytes, vorm: CsvVorm = MACHINE) -> list[list[str]]:
    """Read a file made here back to its texts, the headings first.

    Raises `UnicodeDecodeError` when the bytes are not UTF-8 and `csv.Error` when a quote is left open.
    """
    tekst = inhoud.decode("utf-8-sig")
    lezer = csv.reader(StringIO(tekst, newline=""), delimiter=vorm.scheidingsteken, strict=True)
    return [[_unprotect(veld) for veld in rij] for rij in lezer]


def _empty(buffer: StringIO) -> str:
    tekst = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return tekst


def _format(waarde: Waarde, nummer: int, naam: str, vorm: CsvVorm) -> str:
    match waarde:
        case None:
            return ""
        case str():
            return _protect(waarde)
        case bool():
            return vorm.waar_onwaar[0 if waarde else 1]
        case int():
            return str(waarde)
        case Decimal() if waarde.is_finite():
            return f"{waarde:f}".replace(".", vorm.decimaalteken)
        case date() if not isinstance(waarde, datetime):
            return waarde.strftime(vorm.datumvorm)
    raise OngeldigeWaardeError(
        f"Regel {nummer}, veld '{naam}'", waarde, "dit soort waarde kent een CSV-bestand niet"
    )


def _protect(tekst: str) -> str:
    # One more apostrophe than there were: that is what makes the guard reversible.
    return "'" + tekst if tekst.lstrip("'").startswith(FORMULETEKENS) else tekst


def _unprotect(tekst: str) -> str:
    beschermd = tekst.startswith("'") and tekst.lstrip("'").startswith(FORMULETEKENS)
    return tekst[1:] if beschermd else tekst

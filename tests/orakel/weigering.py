"""What loading refuses, and how a text, number, date and code are read (regiobundel, Text)."""

import datetime
import re
import unicodedata
from fractions import Fraction

VRIJE_TEKST = ("typering", "sturing", "motivering", "besluit", "bron")
WETENSCHAPPELIJK = re.compile(r"[+-]?\d+([.,]\d+)?[Ee][+-]\d+")


class GeweigerdError(Exception):
    """A bundle is refused, with the file, the field and where there is one the line."""

    def __init__(self, bestand: str, veld: str, uitleg: str, regel: int | None = None) -> None:
        super().__init__(f"{bestand}{f' regel {regel}' if regel else ''}: {veld}: {uitleg}")
        self.bestand, self.veld, self.regel = bestand, veld, regel


class OnjuisteWaardeError(Exception):
    """A value is none of its kind; who reads it knows the file and the field."""


def read_text(tekst: str, *, vrij: bool = False) -> str:
    """Text: NFC, no white space at the ends, no control or format characters; free text may have lines."""
    tekst = unicodedata.normalize("NFC", tekst)
    for teken in tekst:
        if unicodedata.category(teken) in ("Cc", "Cf") and not (vrij and teken in "\n\r\t"):
            raise OnjuisteWaardeError(f"het teken U+{ord(teken):04X} staat niet in een tekst")
    if not vrij and tekst != tekst.strip():
        raise OnjuisteWaardeError("begint of eindigt met witruimte")
    return tekst


def read_code(tekst: str) -> str:
    """Text: a code that looks like scientific notation was shortened by a spreadsheet."""
    if WETENSCHAPPELIJK.fullmatch(tekst):
        raise OnjuisteWaardeError(f"{tekst} is door een rekenblad ingekort")
    return tekst


def read_number(tekst: str) -> Fraction:
    """Numbers are exact decimals as written, with a point."""
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", tekst, re.ASCII):
        raise OnjuisteWaardeError(f"{tekst!r} is geen getal")
    return Fraction(tekst)


def read_whole(tekst: str) -> int:
    """A whole number, such as a year or a number of days."""
    getal = read_number(tekst)
    if getal.denominator != 1:
        raise OnjuisteWaardeError(f"{tekst!r} is geen heel getal")
    return int(getal)


def read_date(tekst: str) -> datetime.date:
    """Dates are ISO 8601."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst, re.ASCII):
        raise OnjuisteWaardeError(f"{tekst!r} is geen datum")
    try:
        return datetime.date.fromisoformat(tekst)
    except ValueError as fout:
        raise OnjuisteWaardeError(f"{tekst!r} is geen datum") from fout


def find_date(tekst: str | None) -> datetime.date | None:
    """Read a date; nothing where there is none."""
    return read_date(tekst) if tekst else None

"""Reads single values from text, exactly: what a file says, or an error that says why not.

What a text may be is that of regiobundel.md, Text: Unicode form NFC, no white space around it, and no
character that is not to be seen. Two codes that look the same on a screen are the same code.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal

CIJFERS_VOOR, CIJFERS_NA = 18, 10
EERSTE_JAAR, LAATSTE_JAAR = 1900, 9999
MEESTE_NULLEN = 3

_DECIMAAL = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_GEWOON = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")
_GEHEEL = re.compile(r"-?[0-9]{1,18}")
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# As people and Dutch spreadsheets write them: 31-1-2022, 1.234,56, and the number of a day.
_DATUM_NL = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})(?: 0?0:00(?::00)?)?")
_GETAL_NL = re.compile(r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),[0-9]+")
_DAGNUMMER = re.compile(r"[1-9][0-9]{4}")
_REGELTEKENS = "\r\n\t"
_MEER_REGELS = re.compile(f"[{_REGELTEKENS}]")
# What a spreadsheet makes of a long number: 1.23457E+11. Without a sign it is a code like any other
# (73928e05).
_AFGEKORT = re.compile(r"[0-9]+(?:[.,][0-9]*)?[eE][+-][0-9]+")
# Control and format characters, and halves of a pair that no file can hold.
_ONZICHTBAAR = frozenset({"Cc", "Cf", "Cs"})


class WaardeFoutError(ValueError):
    """A text is not a value of the asked kind; the message is a plain Dutch reason.

    Attributes:
        kolomfout: kind of mistake that a whole column has, as a spreadsheet makes it; empty for one of a
            single value. Who reads a file tells it once for a column.
    """

    def __init__(self, reden: str, kolomfout: str = "") -> None:
        super().__init__(reden)
        self.kolomfout = kolomfout


def is_getal(tekst: str) -> bool:
    """Whether `tekst` is a decimal number, also in the notation of a large or small one (1.0e-05)."""
    return _DECIMAAL.fullmatch(tekst) is not None


def read_decimaal(tekst: str, *, exponent: bool = False) -> Decimal:
    """Return the exact decimal that `tekst` states.

    Args:
        tekst: digits, with a point before the decimals; no thousands separators.
        exponent: whether 1.0e-05 is allowed too, as YAML writers make of a small number.

    Raises:
        WaardeFoutError: for anything else, and for more digits than the database keeps exactly.
    """
    if (_DECIMAAL if exponent else _GEWOON).fullmatch(tekst) is None:
        if _GETAL_NL.fullmatch(tekst):
            reden = f"'{shorten(tekst)}' is geen getal (schrijf het als {to_punt(tekst)})"
            raise WaardeFoutError(reden, "decimale komma")
        raise WaardeFoutError(f"'{shorten(tekst)}' is geen getal (schrijf het als 1234.56)")
    if len(tekst) > CIJFERS_VOOR + CIJFERS_NA + 20:
        raise WaardeFoutError(f"'{shorten(tekst)}' heeft te veel cijfers")
    return check_cijfers(write_out(Decimal(tekst)))


def to_punt(tekst: str) -> str:
    """Return a number as Dutch spreadsheets write it (1.234,56) with a point; other text as it is."""
    return tekst.replace(".", "").replace(",", ".") if _GETAL_NL.fullmatch(tekst) else tekst


def to_iso(tekst: str) -> str:
    """Return a date as people write it (31-1-2022) in ISO 8601; other text as it is."""
    delen = _DATUM_NL.fullmatch(tekst)
    return f"{delen[3]}-{delen[2]:0>2}-{delen[1]:0>2}" if delen else tekst


def write_out(getal: Decimal) -> Decimal:
    """Return the same number without an exponent (1E+3 becomes 1000) and without minus zero."""
    teken, cijfers, macht = getal.as_tuple()
    if not isinstance(macht, int) or macht <= 0:
        return getal if getal else abs(getal)
    if macht > CIJFERS_VOOR:
        return getal
    return Decimal((teken, cijfers + (0,) * macht, 0))


def check_cijfers(getal: Decimal) -> Decimal:
    """Return `getal` when the database keeps all its digits, else raise `WaardeFoutError`."""
    _, cijfers, macht = getal.as_tuple()
    if isinstance(macht, int) and -macht <= CIJFERS_NA and len(cijfers) + macht <= CIJFERS_VOOR:
        return getal
    raise WaardeFoutError(
        f"{shorten(str(getal))} heeft te veel cijfers: "
        f"hoogstens {CIJFERS_VOOR} voor de punt en {CIJFERS_NA} erachter"
    )


def check_bedrag(bedrag: Decimal, *, negatief: bool = False) -> Decimal:
    """Return `bedrag` in euros and cents; raise `WaardeFoutError` when it is finer or too large.

    An amount is never rounded while it is read.

    Args:
        bedrag: euros.
        negatief: whether it may be less than zero.
    """
    if bedrag < 0 and not negatief:
        raise WaardeFoutError(f"het bedrag {bedrag} is negatief")
    centen = bedrag * 100
    if centen != int(centen):
        raise WaardeFoutError(f"het bedrag {bedrag} heeft meer dan twee decimalen")
    if abs(bedrag) >= 10**12:
        raise WaardeFoutError(f"het bedrag {bedrag} is te groot")
    return Decimal(int(centen)).scaleb(-2)


def read_geheel(tekst: str) -> int:
    """Return a whole number; raise `WaardeFoutError` for anything else."""
    if _GEHEEL.fullmatch(tekst) is None:
        raise WaardeFoutError(f"'{shorten(tekst)}' is geen geheel getal")
    return int(tekst)


def read_jaar(tekst: str) -> int:
    """Return a calendar year of four digits; raise `WaardeFoutError` for anything else."""
    if not (tekst.isascii() and tekst.isdigit() and len(tekst) == 4 and int(tekst) >= EERSTE_JAAR):
        raise WaardeFoutError(f"'{shorten(tekst)}' is geen jaartal van vier cijfers vanaf {EERSTE_JAAR}")
    return int(tekst)


def read_datum(tekst: str) -> date:
    """Return the date that ISO 8601 text states (2022-01-31); raise `WaardeFoutError` for anything else."""
    if _DATUM.fullmatch(tekst) is None:
        raise _tell_geen_datum(tekst)
    try:
        datum = date.fromisoformat(tekst)
    except ValueError:
        raise WaardeFoutError(f"'{tekst}' is geen bestaande datum") from None
    if datum.year < EERSTE_JAAR:
        raise WaardeFoutError(f"'{tekst}' ligt voor {EERSTE_JAAR}")
    return datum


def _tell_geen_datum(tekst: str) -> WaardeFoutError:
    if (iso := to_iso(tekst)) != tekst:
        return WaardeFoutError(f"'{tekst}' is geen datum (schrijf die als {iso})", "nederlandse datum")
    if _DAGNUMMER.fullmatch(tekst):
        mend = "maak in het rekenblad van de kolom een datum, en schrijf die als 2022-01-31"
        return WaardeFoutError(f"'{tekst}' is geen datum maar het nummer van een dag; {mend}", "dagnummer")
    return WaardeFoutError(f"'{shorten(tekst)}' is geen datum (schrijf die als 2022-01-31)")


def normalize(tekst: str) -> str:
    """Return `tekst` in Unicode form NFC, in which a letter with a sign is one character."""
    return tekst if tekst.isascii() else unicodedata.normalize("NFC", tekst)


def check_tekst(tekst: str, maximum: int, *, regels: bool = False) -> str:
    """Return `tekst` when it is written as a text must be, in at most `maximum` characters.

    Args:
        tekst: the text, in form NFC.
        maximum: how many characters there may be.
        regels: whether it may have line ends and tabs.
    """
    if len(tekst) > maximum:
        raise WaardeFoutError(f"'{shorten(tekst)}' is langer dan {maximum} tekens")
    if not regels and _MEER_REGELS.search(tekst):
        raise WaardeFoutError(f"{shorten(tekst)!r} beslaat meer dan een regel")
    _check_zichtbaar(tekst, _REGELTEKENS if regels else "")
    if tekst != tekst.strip():
        raise WaardeFoutError(f"'{shorten(tekst)}' begint of eindigt met een spatie")
    if tekst != normalize(tekst):
        raise WaardeFoutError(f"'{shorten(tekst)}' staat niet in Unicode-vorm NFC")
    return tekst


def _check_zichtbaar(tekst: str, behalve: str) -> None:
    """Refuse the first character that is not to be seen, by its name."""
    if tekst.isprintable():
        return
    for plaats, teken in enumerate(tekst, start=1):
        if unicodedata.category(teken) in _ONZICHTBAAR and teken not in behalve:
            naam = f"U+{ord(teken):04X} {unicodedata.name(teken, 'stuurteken')}"
            raise WaardeFoutError(
                f"{shorten(tekst)!r} bevat een onzichtbaar teken ({naam}) op plaats {plaats}; haal dat weg",
                "onzichtbaar teken",
            )


def check_code(tekst: str, maximum: int) -> str:
    """Return `tekst` when it can serve as a code: nothing but the code itself, and all of it."""
    if not tekst.strip():
        raise WaardeFoutError("is leeg")
    check_tekst(tekst, maximum)
    if _AFGEKORT.fullmatch(tekst):
        mend = "maak van de kolom tekst en vul de hele code in"
        reden = f"'{tekst}' lijkt een getal dat een rekenblad heeft afgekort; {mend}"
        raise WaardeFoutError(reden, "afgekort getal")
    return tekst


def find_met_nullen(code: str, is_bekend: Callable[[str], bool]) -> str:
    """Return the code that a spreadsheet made `code` of by leaving out zeros in front ("983"); "" if none."""
    if not (code.isascii() and code.isdigit()):
        return ""
    langer = (code.zfill(lengte) for lengte in range(len(code) + 1, len(code) + MEESTE_NULLEN + 1))
    return next(filter(is_bekend, langer), "")


def shorten(tekst: str, lengte: int = 60) -> str:
    """Return at most `lengte` characters of what a file said, for in a message."""
    return tekst if len(tekst) <= lengte else tekst[: lengte - 1] + "…"

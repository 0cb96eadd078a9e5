"""How numbers, money and dates look in Dutch (nl_NL); shows what it is given and never rounds."""

import re
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from inkoop.kern.breuk import Fraction

# A line break between the sign and the amount would make "€" look like a separate word.
VASTE_SPATIE = "\u00a0"
# As computers count it: a megabyte of a thousand kilobytes is called otherwise.
MB = 2**20
CIVIELE_TIJD = ZoneInfo("Europe/Amsterdam")
_GECITEERD = re.compile(r"((?<!\w)'[^']*'(?!\w))")
_ISODATUM = re.compile(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b")
_DECIMAAL = re.compile(r"(?<![\w.,§])(-?[0-9]+)\.([0-9]+)(?!\w|[.,][0-9])")
_WISSEL = str.maketrans({",": ".", ".": ","})


def format_bedrag(bedrag: Decimal | int) -> str:
    """Return an amount in euros as "€ 1.234,56" or "-€ 0,05": at least two decimals, and all that it has."""
    waarde = _exact(bedrag)
    decimalen = max(2, _aantal_decimalen(waarde))
    return _met_euroteken(f"{waarde:,.{decimalen}f}".translate(_WISSEL), waarde)


def format_bedragbreuk(bedrag: Fraction) -> str:
    """Return an amount in euros that no decimals can write exactly as the fraction it is: "-€ 1/3"."""
    return _met_euroteken(format_breuk(bedrag), bedrag)


def format_breuk(breuk: Fraction) -> str:
    """Return a number that no decimals can write exactly as the fraction it is: "1.000/3"."""
    return f"{format_getal(int(breuk.numerator))}/{format_getal(int(breuk.denominator))}"


def format_getal(getal: Decimal | int) -> str:
    """Return a number as "1.234,5": thousands separated, without trailing zeros."""
    waarde = _exact(getal)
    return f"{waarde:,.{_aantal_decimalen(waarde)}f}".translate(_WISSEL)


def format_aantal(aantal: Decimal | int, enkelvoud: str, meervoud: str) -> str:
    """Return a number with what it counts as "1 dag", "2 dagen" or "0,5 dagen"."""
    return f"{format_getal(aantal)} {enkelvoud if aantal == 1 else meervoud}"


def format_grootte(aantal: int) -> str:
    """Return a number of bytes that is whole megabytes as "100 MB"."""
    return f"{format_getal(aantal // MB)} MB"


def format_percentage(percentage: Decimal | int) -> str:
    """Return a percentage (27.5 means 27.5%) as "27,5%"."""
    return f"{format_getal(percentage)}%"


def format_datum(datum: date) -> str:
    """Return a civil date as "31-12-2022"; an instant has no date until a time zone is chosen."""
    if isinstance(datum, datetime):
        raise TypeError(f"{datum.isoformat()} is een tijdstip; gebruik format_moment.")
    return f"{datum:%d-%m-%Y}"


def format_moment(moment: datetime) -> str:
    """Return an instant, which must carry its time zone, as Dutch civil time "31-12-2022 14:05"."""
    if moment.tzinfo is None:
        raise ValueError(f"Het tijdstip {moment.isoformat()} heeft geen tijdzone.")
    return f"{moment.astimezone(CIVIELE_TIJD):%d-%m-%Y %H:%M}"


def format_zin(zin: str) -> str:
    """Return a sentence with its dates and numbers as they look in Dutch; what it quotes stays as it was.

    Rules tell what is wrong in the form of a bundle (2022-01-31, 1234.56); a person reads 31-01-2022 and
    1234,56.
    """
    delen = _GECITEERD.split(zin)
    delen[::2] = [_DECIMAAL.sub(r"\1,\2", _ISODATUM.sub(r"\3-\2-\1", deel)) for deel in delen[::2]]
    return "".join(delen)


def _met_euroteken(getal: str, waarde: Decimal | Fraction) -> str:
    """Put the sign of money before a written number, and the minus before that: "€ -5" reads as a range."""
    return f"{'-' if waarde < 0 else ''}€{VASTE_SPATIE}{getal.removeprefix('-')}"


def _exact(waarde: Decimal | int) -> Decimal:
    """Refuse what is not an exact number: a float would show digits that nobody agreed on."""
    if isinstance(waarde, bool) or not isinstance(waarde, Decimal | int):
        raise TypeError(f"{waarde!r} is geen exact getal (Decimal of int).")
    return Decimal(waarde)


def _aantal_decimalen(waarde: Decimal) -> int:
    exponent = waarde.normalize().as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{waarde} is geen eindig getal.")
    return max(0, -exponent)

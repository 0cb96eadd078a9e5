"""The distribution key (rules, Who takes part)."""

import datetime
from collections.abc import Iterable
from fractions import Fraction

from tests.orakel.regio import Deel, Regio
from tests.orakel.rekenen import NUL, Bedragen, NietTeBerekenenError, count_days, round_half_up
from tests.orakel.weigering import find_date, read_number


def get_latest(per_jaar: dict[str, str], jaar: int) -> Fraction | None:
    """The value of the latest known year that is not after the year; nothing where there is none."""
    bekend = [bekend for bekend in per_jaar if int(bekend) <= jaar]
    return read_number(per_jaar[max(bekend, key=int)]) if bekend else None


def count_valid_days(gemeente: Deel, jaar: int) -> int:
    """Distribution key: the days of the year on which a municipality exists."""
    begin, eind = datetime.date(jaar, 1, 1), datetime.date(jaar, 12, 31)
    vanaf, tot = find_date(gemeente.get("vanaf")) or begin, find_date(gemeente.get("tot")) or eind
    return count_days(max(begin, vanaf), min(eind, tot))


def get_weights(regio: Regio, jaar: int, codes: Iterable[str]) -> Bedragen:
    """Distribution key: inhabitants x valid days/D; as rounded percentages where the region asks for them."""
    dagen = count_days(datetime.date(jaar, 1, 1), datetime.date(jaar, 12, 31))
    gewichten: Bedragen = {}
    for code in codes:
        gemeente = regio.get("gemeenten", code)
        geldig = count_valid_days(gemeente, jaar)
        if geldig == 0:
            continue
        inwoners = get_latest(gemeente.get("inwoners") or {}, jaar)
        if inwoners is None:
            raise NietTeBerekenenError(f"geen inwoners van {code} in of voor {jaar}")
        gewichten[code] = inwoners * geldig / dagen
    afronding = (regio.kop["regio"].get("verdeelsleutel") or {}).get("afronding_percentage")
    totaal = sum(gewichten.values(), NUL)
    if afronding is not None and totaal:
        gewichten = {c: round_half_up(100 * n / totaal, int(afronding)) for c, n in gewichten.items()}
        totaal = sum(gewichten.values(), NUL)
    if not totaal:
        raise NietTeBerekenenError("alle gewichten van de verdeelsleutel zijn nul")
    return gewichten

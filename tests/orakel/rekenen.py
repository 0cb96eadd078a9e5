"""Rounding, days, units and apportionment, literally as the conventions of the rules state them."""

import datetime
from fractions import Fraction

Datum = datetime.date
Bedragen = dict[str, Fraction]
NUL = Fraction()
MINUTEN = {"minuut": 1, "uur": 60}


class NietTeBerekenenError(Exception):
    """A rule asks for something that is not there: the contract is parked with this reason (section 6)."""


def round_cents(waarde: Fraction) -> Fraction:
    """Conventions, money: round once, half up, ties away from zero, to hundredths."""
    return round_half_up(waarde, 2)


def round_half_up(waarde: Fraction, decimalen: int) -> Fraction:
    """Conventions, money: round half up, ties away from zero, to a number of decimals."""
    schaal = 10**decimalen
    heel, rest = divmod(abs(waarde) * schaal, 1)
    gerond = Fraction(heel + (1 if rest >= Fraction(1, 2) else 0), schaal)
    return gerond if waarde >= 0 else -gerond


def list_days(begin: Datum, eind: Datum) -> list[Datum]:
    """Conventions, dates: every day of a period, both ends included; an empty period has none."""
    return [begin + datetime.timedelta(days=n) for n in range((eind - begin).days + 1)]


def count_days(begin: Datum, eind: Datum) -> int:
    """Conventions, dates: the number of days, both ends included; never below zero."""
    return max(0, (eind - begin).days + 1)


def get_day_before(dag: Datum) -> Datum:
    """The day before a day."""
    return dag - datetime.timedelta(days=1)


def get_days_in_month(dag: Datum) -> int:
    """Count the days of the month a day lies in."""
    begin = dag.replace(day=1)
    volgende = (begin + datetime.timedelta(days=32)).replace(day=1)
    return (volgende - begin).days


def converts(eenheid: str, naar: str) -> bool:
    """Conventions, units: minuut and uur convert, any other unit only to itself."""
    return eenheid == naar or (eenheid in MINUTEN and naar in MINUTEN)


def convert(aantal: Fraction, eenheid: str, naar: str) -> Fraction:
    """Conventions, units: convert a number exactly; the units must convert."""
    if eenheid == naar:
        return aantal
    return aantal * MINUTEN[eenheid] / MINUTEN[naar]


def apportion(bedrag: Fraction, gewichten: Bedragen) -> Bedragen:
    """Conventions, apportionment: floor each exact share, the cents left go to the largest remainders."""
    if bedrag < 0:
        return {code: -deel for code, deel in apportion(-bedrag, gewichten).items()}
    totaal = sum(gewichten.values(), NUL)
    centen = {code: bedrag * 100 * gewicht / totaal for code, gewicht in gewichten.items()}
    delen = {code: exact.numerator // exact.denominator for code, exact in centen.items()}
    over = int(bedrag * 100) - sum(delen.values())
    op_rest = sorted(centen, key=lambda code: (-(centen[code] - delen[code]), code))
    for code in op_rest[:over]:
        delen[code] += 1
    return {code: Fraction(deel, 100) for code, deel in delen.items()}

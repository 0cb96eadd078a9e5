"""Stored values in words: with their unit, in Dutch notation, exact."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bekostiging.berekening.waarde import Inhoud, als_jsonwaarde
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.opmaak import (
    format_aantal,
    format_bedrag,
    format_bedragbreuk,
    format_breuk,
    format_getal,
    format_percentage,
)

ANDERE = "Andere gemeenten samen"
# Values of municipalities that mean something when they are added up.
OP_TE_TELLEN = frozenset({Eenheid.EURO, Eenheid.AANTAL, Eenheid.CLIENTEN, Eenheid.INWONERS, Eenheid.DEEL})

# The units that are words, with the word for one of them.
_ENKELVOUD: Mapping[str, str] = {
    Eenheid.DAGEN: "dag",
    Eenheid.CLIENTEN: "cliënt",
    Eenheid.INWONERS: "inwoner",
    Eenheid.PLEKKEN: "plek",
    Eenheid.UREN: "uur per week",
}
_ZONDER_OPMAAK = frozenset({Eenheid.CODE, Eenheid.TEKST, Eenheid.JAAR})

Jsonwaarde = str | int | None


def format_waarde(waarde: Jsonwaarde, eenheid: str) -> str:
    """Write one stored value with its unit: "€ 1.234,56", "5%", "26 dagen", "1/3"; None is "geen"."""
    if waarde is None:
        return "geen"
    if eenheid in _ZONDER_OPMAAK:
        return str(waarde)
    if isinstance(waarde, str) and "/" in waarde:
        return _format_breuk(Fraction(waarde), eenheid)
    getal = Decimal(waarde)
    if eenheid == Eenheid.EURO:
        return format_bedrag(getal)
    if eenheid == Eenheid.DEEL:
        return format_percentage(getal * 100)
    if eenheid == Eenheid.PROCENT:
        return format_percentage(getal)
    if eenheid in _ENKELVOUD:
        return format_aantal(getal, _ENKELVOUD[eenheid], eenheid)
    return format_getal(getal)


def read_getal(waarde: Jsonwaarde, eenheid: str) -> Decimal | None:
    """Give a stored value as a number; None for words, and for a fraction that decimals cannot write."""
    if waarde is None or eenheid in _ZONDER_OPMAAK or (isinstance(waarde, str) and "/" in waarde):
        return None
    return Decimal(waarde)


def add_waarden(waarden: Sequence[Jsonwaarde], eenheid: Eenheid) -> Jsonwaarde:
    """Add stored values up, exactly, to one that is written as the explanation writes it."""
    som: Inhoud = sum((Fraction(waarde) for waarde in waarden if waarde is not None), Fraction(0))
    return als_jsonwaarde(som, eenheid)


def _format_breuk(breuk: Fraction, eenheid: str) -> str:
    """Write a value that no decimals can write exactly as the fraction it is."""
    if eenheid == Eenheid.EURO:
        return format_bedragbreuk(breuk)
    return f"{format_breuk(breuk)} {eenheid}" if eenheid in _ENKELVOUD else format_breuk(breuk)

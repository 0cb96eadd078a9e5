"""The lines behind a step of a stored settlement, from the same query as its groups."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from bekostiging.berekening.herbereken.lezer import read_stap
from bekostiging.berekening.stapregel import Stap
from bekostiging.models import Contractafrekening
from bekostiging.selectors.bewaard import is_bewaard
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.modellen import LIJNSTAPPEN
from toegang.models import Prestatie

Lijnen = Sequence[Lijn] | QuerySet[Prestatie]

# "00" and "٣" are numbers too, but no place that a page gives.
_PLAATS = re.compile(r"0|[1-9][0-9]{0,3}")


class StapBestaatNietError(LookupError):
    """The explanation has no step at this place, or none with lines behind it."""


def get_stap(afrekening: Contractafrekening, pad: str) -> Groepstap:
    """Give the step at a place in the stored explanation ("0.2.1").

    Raises `StapBestaatNietError` when there is none, or none with lines behind it.
    """
    stappen: Sequence[Mapping[str, Any]] = afrekening.uitleg["stappen"]
    stap: Mapping[str, Any] = {}
    gemeente = ""
    for deel in pad.split("."):
        if not _PLAATS.fullmatch(deel) or int(deel) >= len(stappen):
            raise StapBestaatNietError(pad)
        stap = stappen[int(deel)]
        stappen = stap["stappen"]
        gemeente = next((g["waarde"] for g in stap["invoer"] if g["naam"] == "gemeente"), gemeente)
    if stap["code"] not in LIJNSTAPPEN:
        raise StapBestaatNietError(pad)
    return Groepstap(afrekening, read_stap(stap, afrekening.uitleg["regelversie"]), gemeente)


def iter_stappen_met_lijnen(afrekening: Contractafrekening) -> Iterator[Stap]:
    """Give every step of a stored explanation that has lines behind it."""
    te_gaan = list(afrekening.uitleg["stappen"])
    while te_gaan:
        stap = te_gaan.pop()
        te_gaan += stap["stappen"]
        if stap["code"] in LIJNSTAPPEN:
            yield read_stap(stap, afrekening.uitleg["regelversie"])


def has_bewaarde_lijnen(stap: Groepstap) -> bool:
    """Tell whether the lines behind a step are those that its settlement saw, and not those of now."""
    query, _ = LIJNSTAPPEN[stap.gegevens.code]
    return is_bewaard(stap.afrekening, query.veld)


def find_lijnen(stap: Groepstap) -> Lijnen:
    """Find the lines behind a step as its settlement saw them; as they are now where they were not kept.

    Prestaties stay with the database, which pages them.
    """
    query, lijnstap = LIJNSTAPPEN[stap.gegevens.code]
    if lijnstap.make_lijn is None:
        return query.find_prestaties(lijnstap, stap)
    return query.find_lijnen(lijnstap, stap)


def get_doel(stap: Groepstap) -> Decimal:
    """Return what the lines must add up to: the outcome of the step in euros, or its days or clients."""
    _, lijnstap = LIJNSTAPPEN[stap.gegevens.code]
    if lijnstap.telt:
        return stap.decimaal(lijnstap.telt)
    return stap.uitkomst


def is_in_euro(stap: Groepstap) -> bool:
    """Say whether the lines hold amounts, and not days or clients."""
    return not LIJNSTAPPEN[stap.gegevens.code][1].telt


def add_lijnen(lijnen: Lijnen) -> Decimal:
    """Return the sum of the lines; prestaties are added by the database."""
    if isinstance(lijnen, QuerySet):
        som: Decimal | None = lijnen.aggregate(som=Sum("bedrag"))["som"]
        return som or Decimal(0)
    return sum((lijn.uitkomst for lijn in lijnen), Decimal(0))


def get_stappen_met_lijnen(*, alle_gemeenten: bool) -> frozenset[str]:
    """Give the codes of the steps whose lines a reader may ask for.

    Args:
        alle_gemeenten: whether the reader sees every municipality; else only steps that are about one.
    """
    return frozenset(
        code for code, (_, stap) in LIJNSTAPPEN.items() if alle_gemeenten or stap.is_van_gemeente
    )

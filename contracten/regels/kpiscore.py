"""Scores on performance indicators: what one line of their file says."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import EEN, NUL, Codetekst, Getal, Jaar
from inkoop.kern.verwijzing import check_bekend


@dataclass(frozen=True, kw_only=True)
class Kpiscoreopgave(Opgave):
    """The score of a contract on an indicator in a year, and its weight (NL §7.2)."""

    contract: str | None = veld(Codetekst(), verplicht=True)
    jaar: int | None = veld(Jaar(), verplicht=True)
    kpi: str | None = veld(Codetekst(200), verplicht=True)
    score: Decimal | None = veld(Getal(procent=True), verplicht=True)
    gewicht: Decimal = veld(Getal(boven=NUL, procent=True), standaard=EEN)


KPISLEUTEL = ("contract", "jaar", "kpi")


def check_kpiscore(score: Kpiscoreopgave, contracten: Collection[str]) -> Iterator[Bezwaar]:
    """Refuse a score of a contract that the region does not have."""
    yield from check_bekend("contract", score.contract, contracten)

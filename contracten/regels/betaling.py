"""Advances and the scores on performance indicators: what one line of their files says."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import EEN, POSITIEF, Bedrag, Codetekst, Datum, Getal, Jaar
from inkoop.kern.verwijzing import check_bekend


@dataclass(frozen=True, kw_only=True)
class Voorschotopgave(Opgave):
    """An advance that was paid on a contract by a municipality, in euros (NL bijlage 1, Afrekening)."""

    contract: str | None = veld(Codetekst(), verplicht=True)
    gemeente: str | None = veld(Codetekst(), verplicht=True)
    datum: date | None = veld(Datum(), verplicht=True)
    bedrag: Decimal | None = veld(Bedrag(), verplicht=True)


@dataclass(frozen=True, kw_only=True)
class Kpiscoreopgave(Opgave):
    """The score of a contract on an indicator in a year, and its weight (NL §7.2)."""

    contract: str | None = veld(Codetekst(), verplicht=True)
    jaar: int | None = veld(Jaar(), verplicht=True)
    kpi: str | None = veld(Codetekst(200), verplicht=True)
    score: Decimal | None = veld(Getal(), verplicht=True)
    gewicht: Decimal = veld(POSITIEF, standaard=EEN)


VOORSCHOTSLEUTEL = ("contract", "gemeente", "datum", "bedrag")
KPISLEUTEL = ("contract", "jaar", "kpi")


def check_voorschot(
    voorschot: Voorschotopgave, contracten: Collection[str], gemeenten: Collection[str]
) -> Iterator[Bezwaar]:
    """Refuse an advance on a contract, or else by a municipality, that the region does not have."""
    onbekend = [
        *check_bekend("contract", voorschot.contract, contracten),
        *check_bekend("gemeente", voorschot.gemeente, gemeenten),
    ]
    yield from onbekend[:1]


def check_kpiscore(score: Kpiscoreopgave, contracten: Collection[str]) -> Iterator[Bezwaar]:
    """Refuse a score of a contract that the region does not have."""
    yield from check_bekend("contract", score.contract, contracten)


def tell_herhaling(_opgave: Opgave) -> Bezwaar:
    """Return why a line that says the same as an earlier one is refused: it would count twice."""
    return Bezwaar("", "zegt hetzelfde als")

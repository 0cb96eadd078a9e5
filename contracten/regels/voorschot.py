"""Advances: what one line of their file says, and on what it may be paid."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import Bedrag, Codetekst, Datum
from inkoop.kern.verwijzing import check_bekend


@dataclass(frozen=True, kw_only=True)
class Voorschotopgave(Opgave):
    """An advance that was paid on a contract by a municipality, in euros (NL bijlage 1, Afrekening)."""

    contract: str | None = veld(Codetekst(), verplicht=True)
    gemeente: str | None = veld(Codetekst(), verplicht=True)
    datum: date | None = veld(Datum(), verplicht=True)
    bedrag: Decimal | None = veld(Bedrag(), verplicht=True)


# Equal in all of these is the same payment, which counts once.
VOORSCHOTSLEUTEL = ("contract", "gemeente", "datum", "bedrag")


def check_voorschot(
    voorschot: Voorschotopgave, contracten: Collection[str], gemeenten: Collection[str]
) -> Iterator[Bezwaar]:
    """Refuse an advance on a contract, or else by a municipality, that the region does not have."""
    onbekend = [
        *check_bekend("contract", voorschot.contract, contracten),
        *check_bekend("gemeente", voorschot.gemeente, gemeenten),
    ]
    yield from onbekend[:1]

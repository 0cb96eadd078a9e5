"""Takes payments back: what was booked stays, and a counter-entry makes it nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from inkoop.kern.bezwaar import Bezwaren, Verzamelaar
from inkoop.kern.opgave import Opgave, Opgaverij
from inkoop.platform.bestanden.bron import Rij, Verandering, read_rijen
from inkoop.platform.bestanden.verslag import Inname
from inkoop.platform.databank.sync import Telling

LANGSTE_KENMERK = 100
Take = Callable[[Any, Iterator[Opgaverij[Any]], Verzamelaar], Telling]


def make_neem(take: Take) -> Callable[..., Inname]:
    """Return the intake of a source whose service gives counts only."""

    def neem(regio: Any, rijen: Iterator[Opgaverij[Any]], bezwaren: Verzamelaar, _: datetime) -> Inname:
        return Inname(take(regio, rijen, bezwaren))

    return neem


def make_tegenboeking(opgave: type[Opgave], take: Take) -> Callable[..., Inname]:
    """Return what takes payments back by the same amounts with the other sign."""
    return partial(_book_tegen, opgave, take)


def _book_tegen(
    opgave: type[Opgave], take: Take, regio: Any, veranderd: Sequence[Verandering], kenmerk: str, _: datetime
) -> Inname:
    rijen = [
        _make_tegenrij(rij, kenmerk, nummer)
        for nummer, deel in enumerate(veranderd, start=1)
        for rij in deel.na
    ]
    return Inname(take(regio, read_rijen(opgave, rijen), Bezwaren()))


def _make_tegenrij(rij: Mapping[str, str], kenmerk: str, nummer: int) -> Rij:
    """Return the counter-entry of a payment; its number keeps apart what differs in kenmerk alone."""
    voluit = f"{rij['kenmerk']} {kenmerk}".strip()
    kort = voluit if rij["kenmerk"] and len(voluit) <= LANGSTE_KENMERK else f"{kenmerk} {nummer}"
    return {**rij, "bedrag": str(-Decimal(rij["bedrag"])), "kenmerk": kort}

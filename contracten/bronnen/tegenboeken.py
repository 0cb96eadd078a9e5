"""Takes payments back: what was booked stays, and a counter-entry makes it nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from inkoop.kern.bezwaar import Bezwaren
from inkoop.kern.opgave import Opgave
from inkoop.platform.bestanden.bron import Neemterug, Rij, Take, Verandering, read_rijen
from inkoop.platform.bestanden.verslag import Inname

LANGSTE_KENMERK = 100


def make_tegenboeking(opgave: type[Opgave], take: Take) -> Neemterug:
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

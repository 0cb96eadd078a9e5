"""Takes payments back: what was booked stays, and a counter-entry makes it nothing."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from inkoop.kern.bezwaar import Bezwaren
from inkoop.kern.geld import som
from inkoop.kern.opgave import Opgave, Opgaverij
from inkoop.kern.opmaak import format_aantal, format_bedrag
from inkoop.platform.bestanden.bron import Intrekking, Neemterug, Take, Verandering, read_rijen
from inkoop.platform.bestanden.verslag import Inname

LANGSTE_KENMERK = 100
Rename = Callable[[Any, Iterable[tuple[Opgaverij[Any], str]]], None]


def make_tegenboeking(opgave: type[Opgave], take: Take, rename: Rename) -> Neemterug:
    """Return what takes payments back by the same amounts with the other sign.

    What was booked gets another kenmerk, so that the same payment may be delivered once more.
    """
    return partial(_book_tegen, opgave, take, rename)


def _book_tegen(
    opgave: type[Opgave],
    take: Take,
    rename: Rename,
    regio: Any,
    veranderd: Sequence[Verandering],
    intrekking: Intrekking,
    _: datetime,
) -> Inname:
    rijen = [rij for deel in veranderd for rij in deel.na]
    oud = [add_kenmerk(rij["kenmerk"], intrekking.oud_kenmerk, nr) for nr, rij in enumerate(rijen, start=1)]
    rename(regio, zip(read_rijen(opgave, rijen), oud, strict=True))
    tegen = [
        {
            **rij,
            "bedrag": str(-Decimal(rij["bedrag"])),
            "kenmerk": add_kenmerk(rij["kenmerk"], intrekking.kenmerk, nummer),
        }
        for nummer, rij in enumerate(rijen, start=1)
    ]
    return Inname(take(regio, read_rijen(opgave, tegen), Bezwaren()))


def tell_tegenboeking(_: Any, veranderd: Sequence[Verandering]) -> list[str]:
    """Say how many payments get a counter-entry, and how much that is."""
    bedragen = [Decimal(rij["bedrag"]) for deel in veranderd for rij in deel.na]
    if not bedragen:
        return []
    wat = format_aantal(len(bedragen), "boeking krijgt", "boekingen krijgen")
    return [f"{wat} een tegenboeking: samen {format_bedrag(som(bedragen))}."]


def add_kenmerk(eigen: str, kenmerk: str, nummer: int) -> str:
    """Put a mark behind the own kenmerk of a payment; its number keeps apart what has none or a long one."""
    voluit = f"{eigen} {kenmerk}".strip()
    return voluit if eigen and len(voluit) <= LANGSTE_KENMERK else f"{kenmerk} {nummer}"

"""Periods of care: what one says, and what cannot be true of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import Codetekst, Datum, Gemeenteverwijzing, Tekst
from inkoop.kern.waarden import shorten


@dataclass(frozen=True, kw_only=True)
class Zorgperiodeopgave(Opgave):
    """A period of care on an allocation that was stopped and started again (iWmo/iJw, 305 and 307)."""

    toewijzing: str | None = veld(Codetekst(), verplicht=True)
    start: date | None = veld(Datum(), verplicht=True)
    stop: date | None = veld(Datum())
    reden_stop: str = veld(Tekst(), standaard="")
    gemeente: str | None = veld(Gemeenteverwijzing())


def check_stop(start: date | None, stop: date | None) -> Iterator[Bezwaar]:
    """Refuse care that stops before it starts."""
    if start is not None and stop is not None and stop < start:
        yield Bezwaar("stop", f"{stop} ligt voor de start {start}")


def tell_overlap(nummer: str) -> Bezwaar:
    """Return why a period is refused that has a day in common with another one of the allocation."""
    return Bezwaar("start", f"deze periode van toewijzing '{shorten(nummer)}' overlapt die op", "iWmo/iJw")


def tell_eigen_periode(nummer: str) -> Bezwaar:
    """Return why periods are refused of an allocation that has a start or stop of its own."""
    reden = f"toewijzing '{shorten(nummer)}' heeft zelf al een start of stop; laat die daar leeg"
    return Bezwaar("toewijzing", reden, "iWmo/iJw")

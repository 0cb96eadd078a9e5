"""The course of one allocation: when it runs, when care starts and stops, and why it stops."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from inkoop.demo.toeval import Toeval, Weging
from inkoop.kern.breuk import Fraction
from inkoop.kern.periode import Periode, binnen_jaar

# How likely a client is among those that come over on 1 January, in promille.
OVERGANG = 520
ZONDER_START = 30
LATE_START = 140
VROEGE_STOP = 200
# Fewer requests in the summer holidays, a peak when schools begin.
_INSTROOM = Weging([8, 9, 10, 9, 9, 8, 4, 5, 12, 11, 9, 6])
_DUREN = (None, None, 182, 365, 365, 730)
_REDENEN_VROEG = ("Doelen eerder bereikt", "Client is verhuisd", "Client wil niet verder", "Overleden")
REDEN_GEPLAND = "Doelen bereikt"
REDEN_VERHUISD = "Verhuisd binnen de regio"
_TREKKINGEN = 4000


@dataclass(frozen=True, slots=True)
class Verloop:
    """Dates of one toewijzing; without `start` no care was given (yet)."""

    ingangsdatum: date
    einddatum: date | None
    start: date | None
    stop: date | None
    reden_stop: str

    def get_geleverd(self, jaar: int) -> Periode | None:
        """Give the days of the year on which care was given."""
        if self.start is None:
            return None
        einden = [dag for dag in (self.stop, self.einddatum) if dag is not None]
        return binnen_jaar(self.start, min(einden, default=None), jaar)

    def end_by(self, dag: date) -> "Verloop":
        """Give the course of an allocation that ends on `dag` at the latest, because its contract does."""
        return self if self.einddatum and self.einddatum <= dag else replace(self, einddatum=dag)


def draw_verloop(toeval: Toeval, jaar: int, doorlooptijd: int | None = None) -> Verloop:
    """Draw the course of an allocation that begins in `jaar`.

    Args:
        toeval: the series of the contract.
        jaar: the demo year.
        doorlooptijd: lead time in days of a trajectory; None for care with an own length.
    """
    ingang = date(jaar, 1, 1) if toeval.kans(OVERGANG) else _draw_dag(toeval, jaar)
    if doorlooptijd is None:
        duur = toeval.choose(_DUREN)
        eind = None if duur is None else ingang + timedelta(days=duur - 1)
    else:
        duur = doorlooptijd
        eind = ingang + timedelta(days=doorlooptijd - 1 + toeval.choose((0, 30, 60)))
    if toeval.kans(ZONDER_START):
        return Verloop(ingang, eind, None, None, "")
    start = ingang + timedelta(days=toeval.tussen(7, 35)) if toeval.kans(LATE_START) else ingang
    stop, reden = _draw_stop(toeval, start, eind, duur or 300)
    # What happens after the year is not known yet when the year is settled.
    if stop is None or stop.year > jaar:
        stop, reden = None, ""
    return Verloop(ingang, eind, start, stop, reden)


def _draw_dag(toeval: Toeval, jaar: int) -> date:
    return date(jaar, _INSTROOM.trek(toeval) + 1, toeval.tussen(1, 28))


def _draw_stop(toeval: Toeval, start: date, eind: date | None, duur: int) -> tuple[date | None, str]:
    if toeval.kans(VROEGE_STOP):
        vroeg = start + timedelta(days=toeval.tussen(20, duur))
        if eind is None or vroeg < eind:
            return vroeg, toeval.choose(_REDENEN_VROEG)
    return (None, "") if eind is None or start > eind else (eind, REDEN_GEPLAND)


@cache
def calculate_gemiddelde(
    meet: Callable[[Verloop, int, int | None], int], jaar: int, doorlooptijd: int | None = None
) -> Fraction:
    """Average `meet` over many drawn courses of clients that get care: the base on which prices and volumes
    are set, so that average costs come out as the source states them.
    """
    toeval = Toeval("ijking", jaar)
    totaal = aantal = 0
    for _ in range(_TREKKINGEN):
        verloop = draw_verloop(toeval, jaar, doorlooptijd)
        if verloop.start is not None and verloop.start.year <= jaar:
            totaal += meet(verloop, jaar, doorlooptijd)
            aantal += 1
    return Fraction(totaal, aantal)

"""Delivered care (rules, Delivered care): the periods of an allocation, cut to what can be delivered."""

import datetime
from dataclasses import dataclass

from tests.orakel.regio import Periode, Regio, Toewijzing, get_term
from tests.orakel.rekenen import Datum, list_days


@dataclass(frozen=True)
class Zorg:
    """One allocation with its delivered periods, in order; without one it is not delivered."""

    toewijzing: Toewijzing
    perioden: tuple[Periode, ...]
    gesloten: bool
    """1a: the last period that was reported has a stop."""

    @property
    def start(self) -> Datum:
        """The effective start: the first delivered day."""
        return self.perioden[0][0]

    @property
    def stop(self) -> Datum | None:
        """The effective stop: the last delivered day, none while it is open."""
        return self.perioden[-1][1]

    @property
    def sluiting(self) -> Datum | None:
        """1a, u: the effective stop when the last period that was reported has a stop."""
        return self.stop if self.gesloten else None

    def find_first_day(self, begin: Datum, eind: Datum) -> Datum | None:
        """Find the first delivered day within a period."""
        for van, tot in self.perioden:
            if van <= eind and (tot is None or tot >= begin):
                return max(van, begin)
        return None

    def is_delivered(self, begin: Datum, eind: Datum) -> bool:
        """Tell whether one of the delivered days lies in a period."""
        return self.find_first_day(begin, eind) is not None

    def list_paid_days(self, begin: Datum, eind: Datum) -> list[Datum]:
        """Section 1, toegewezen: from the ingangsdatum up to the effective stop, without pauses."""
        begin = max(begin, self.toewijzing.ingangsdatum)
        eind = eind if self.stop is None else min(eind, self.stop)
        return [dag for dag in list_days(begin, eind) if dag < self.start or self.is_delivered(dag, dag)]


def get_zorg(regio: Regio, toewijzing: Toewijzing) -> Zorg:
    """Take the periods that were reported, or else the own start and stop, and cut each."""
    gemeld: list[Periode] = regio.perioden.get(toewijzing.sleutel, [])
    if not gemeld and toewijzing.start is not None:
        gemeld = [(toewijzing.start, toewijzing.stop)]
    einde_contract = get_term(regio.get("contracten", toewijzing.contract))[1]
    perioden: list[Periode] = []
    for start, stop in [] if toewijzing.ingetrokken else sorted(gemeld, key=lambda periode: periode[0]):
        begin = max(start, toewijzing.ingangsdatum)
        einden: list[datetime.date] = [
            dag for dag in (stop, toewijzing.einddatum, einde_contract) if dag is not None
        ]
        eind = min(einden) if einden else None
        if eind is None or begin <= eind:
            perioden.append((begin, eind))
    gesloten = bool(gemeld) and max(gemeld, key=lambda periode: periode[0])[1] is not None
    return Zorg(toewijzing, tuple(perioden), gesloten)

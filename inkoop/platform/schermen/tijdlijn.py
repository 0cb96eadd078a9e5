"""What happened with something: a list of events with, of each, who did it and from what to what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Wijziging:
    """One value that changed: what it is called, what it was and what it became, in words; "" is nothing."""

    naam: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Gebeurtenis:
    """One event.

    Args:
        moment: when, with time zone.
        wat: what was done, in a few words.
        wie: who did it, as people know them.
        wijzigingen: what changed, value by value.
        toelichting: why, in the words of who did it.
    """

    moment: datetime
    wat: str
    wie: str
    wijzigingen: Sequence[Wijziging] = ()
    toelichting: str = ""

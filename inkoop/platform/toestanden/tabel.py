"""The table of states of a kind of object in this product: who asks, what is logged, who sees it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.kern.toestanden import Overgang, Overgangstabel
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht


class MetToestand(Protocol):
    """A model with a state (`make_toestandveld`)."""

    status: Any
    pk: Any


O = TypeVar("O", bound=MetToestand)  # noqa: E741  the object


@dataclass(frozen=True, slots=True)
class Aanvraag(Generic[O]):
    """Somebody asks to move an object.

    Args:
        object: the object as it is now; locked when it is really moved.
        gebruiker: who asks.
        moment: when, as an instant.
        keuzes: the conditions that who asks puts aside on purpose, by the name of the choice.
    """

    object: O
    gebruiker: Gebruiker
    moment: datetime
    keuzes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Logonderwerp:
    """What the audit log says a move is about: kind and key of the object, and code of its region."""

    soort: str
    sleutel: str
    regio: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toestanden(Overgangstabel[Aanvraag[O], Recht], Generic[O]):
    """The states of one kind of object.

    Args:
        bereik: gives None when who asks works where the object lies, else a sentence; then nothing else about
            the object is told.
        onderwerp: what the audit log says it is about.
    """

    bereik: Callable[[Aanvraag[O]], str | None]
    onderwerp: Callable[[O], Logonderwerp]


@dataclass(frozen=True, slots=True)
class Mogelijkheid(Generic[O]):
    """A transition as somebody finds it on a page or in an answer: open, or with all that it lacks.

    Args:
        overgang: the transition.
        bezwaren: everything that stands in the way; empty when it is open.
        te_kiezen: what stands in the way until it is put aside on purpose; `veld` names the choice.
    """

    overgang: Overgang[Aanvraag[O], Recht]
    bezwaren: tuple[Bezwaar, ...]
    te_kiezen: tuple[Bezwaar, ...] = field(default=())

    @property
    def is_open(self) -> bool:
        """Whether it can be asked now."""
        return not self.bezwaren

    @property
    def redenen(self) -> list[str]:
        """Why it cannot be asked now, in sentences."""
        return [bezwaar.reden for bezwaar in self.bezwaren]


class OvergangGeweigerdError(BezwarenError):
    """An object does not move; `bezwaren` holds everything that it lacks, `reden` says it in sentences."""

    def __init__(self, bezwaren: Iterable[Bezwaar]) -> None:
        super().__init__(bezwaren)
        self.reden = " ".join(bezwaar.reden for bezwaar in self.bezwaren)

    def __str__(self) -> str:
        return self.reden

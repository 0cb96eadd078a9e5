"""States of an object as data: which there are, and which ways lead from one to another.

A table of transitions is read, not called: pages and the API show from it what can be done now and by whom,
and one service (`inkoop.platform.toestanden`) moves an object along it. Nothing here knows who asks or what
is asked about; `A` is whatever a condition needs to know, `R` the kind of a right.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class OvergangBestaatNietError(LookupError):
    """Asked for a state or a transition that the table does not have."""


@dataclass(frozen=True, slots=True)
class Toestand:
    """One state: its code as stored, its name, and in a sentence what it means for who reads it."""

    code: str
    naam: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Voorwaarde(Generic[A]):
    """What must hold before an object moves.

    Args:
        check: gives None when it holds, else a plain Dutch sentence that says what is lacking, and where it
            can who mends it.
        keuze: name of the choice with which who asks can put the condition aside on purpose; empty when
            nothing puts it aside.
        alleen_bij_overgang: whether only the move itself asks it, because it reads so much that a page which
            merely shows what is open would be slow.
    """

    check: Callable[[A], str | None]
    keuze: str = ""
    alleen_bij_overgang: bool = False


def _nothing(_: Any) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overgang(Generic[A, R]):
    """One way from a state to another.

    Args:
        code: what it is called in code and in the API ("vaststellen").
        titel: what a button says ("Vaststellen").
        van: codes of the states in which it can be asked.
        naar: code of the state it leads to.
        recht: who has it may ask.
        wie: sentence for who has not got the right; `{wie}` in it becomes who has.
        handeling: what the audit log calls it ("afrekening_vastgesteld").
        voorwaarden: what must hold; all are asked, so that one hears everything at once.
        velden: which fields are written along with the state.
        verschil: what the audit log keeps besides the state.
        start: what is started once the move is final (on commit).
    """

    code: str
    titel: str
    van: frozenset[str]
    naar: str
    recht: R
    wie: str
    handeling: str
    voorwaarden: tuple[Voorwaarde[A], ...] = ()
    velden: Callable[[A], Mapping[str, Any]] = _nothing
    verschil: Callable[[A], Mapping[str, Any]] = _nothing
    start: tuple[Callable[[A], object], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overgangstabel(Generic[A, R]):
    """Every state of a kind of object, and every way between them.

    Args:
        naam: how a sentence about the object begins ("Deze afrekening").
        toestanden: the states; a new object has the first.
        overgangen: the ways.

    Raises:
        ValueError: for a code that stands twice, a way from or to a state that is not there, a way that leads
            nowhere else, and a state that no way leads to.
    """

    naam: str
    toestanden: tuple[Toestand, ...]
    overgangen: tuple[Overgang[A, R], ...]

    def __post_init__(self) -> None:
        codes = [toestand.code for toestand in self.toestanden]
        _require_once(codes)
        _require_once([overgang.code for overgang in self.overgangen])
        for overgang in self.overgangen:
            if onbekend := (overgang.van | {overgang.naar}) - set(codes):
                raise ValueError(f"{overgang.code}: toestand {sorted(onbekend)} bestaat niet")
            if not overgang.van or overgang.naar in overgang.van:
                raise ValueError(f"{overgang.code}: leidt van geen toestand naar een andere")
        if nooit := set(codes) - self._find_bereikbaar():
            raise ValueError(f"geen overgang leidt naar toestand {sorted(nooit)}")

    def get_toestand(self, code: str) -> Toestand:
        """Return a state by its code; OvergangBestaatNietError when there is none."""
        for toestand in self.toestanden:
            if toestand.code == code:
                return toestand
        raise OvergangBestaatNietError(f"{self.naam}: toestand {code!r} bestaat niet")

    def get_overgang(self, code: str) -> Overgang[A, R]:
        """Return a transition by its code; OvergangBestaatNietError when there is none."""
        for overgang in self.overgangen:
            if overgang.code == code:
                return overgang
        raise OvergangBestaatNietError(f"{self.naam}: overgang {code!r} bestaat niet")

    def find_overgangen(self, van: str) -> list[Overgang[A, R]]:
        """Return the transitions that can be asked in a state, in the order of the table."""
        return [overgang for overgang in self.overgangen if van in overgang.van]

    def describe_verkeerde_toestand(self, overgang: Overgang[A, R], huidig: str) -> str | None:
        """Return why a transition cannot be asked in state `huidig`; None when it can."""
        if huidig in overgang.van:
            return None
        naam = self.get_toestand(huidig).naam.lower()
        if huidig == overgang.naar:
            return f"{self.naam} is al {naam}."
        wel = " of ".join(t.naam.lower() for t in self.toestanden if t.code in overgang.van)
        return f"{self.naam} is {naam}. {overgang.titel} kan alleen als de status {wel} is."

    def _find_bereikbaar(self) -> set[str]:
        bereikt = {toestand.code for toestand in self.toestanden[:1]}
        for _ in self.toestanden:
            bereikt |= {overgang.naar for overgang in self.overgangen if overgang.van & bereikt}
        return bereikt


def _require_once(codes: list[str]) -> None:
    if dubbel := {code for code in codes if codes.count(code) > 1}:
        raise ValueError(f"staat er meer dan eens: {sorted(dubbel)}")

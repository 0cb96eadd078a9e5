"""What a rule has against values, in words for people, at the field where it can be mended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

BEWAAR = 1000


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """One refusal.

    Args:
        veld: path of the field within the object that was judged ("tarieven[2].tot", "plekken.0983"); empty
            for the object as a whole. Whoever asked turns it into a line of a file, a field of a form or a
            pointer in an answer.
        reden: plain Dutch phrase that says what is wrong and, where it can, how to mend it.
        bron: section of a source document that the rule comes from; empty for what is wrong by itself.
        ander: path of another field that the reason ends with ("nummer 'C1' staat ook op" ...). Whoever
            asked turns it into a place of its own kind; see `tell`.
        kolomfout: kind of mistake that a whole column of a file has, and that is told once; else empty.
    """

    veld: str
    reden: str
    bron: str = ""
    ander: str = ""
    kolomfout: str = ""

    def below(self, pad: str) -> "Bezwaar":
        """Return the same refusal for an object that lies at `pad` in a larger one."""
        ander = _join(pad, self.ander) if self.ander else ""
        return Bezwaar(_join(pad, self.veld), self.reden, self.bron, ander, self.kolomfout)

    def tell(self, ander: str = "") -> str:
        """Return the whole reason, with the other place as the reader knows it; its path when not given."""
        return f"{self.reden} {ander or self.ander}" if self.ander else self.reden

    def __str__(self) -> str:
        return f"{self.veld}: {self.tell()}" if self.veld else self.tell()


def _join(pad: str, veld: str) -> str:
    if not veld or not pad:
        return pad or veld
    return f"{pad}{veld}" if veld.startswith("[") else f"{pad}.{veld}"


class BezwarenError(Exception):
    """A service refuses values; holds the refusals, never only the first one.

    Attributes:
        bezwaren: those that were kept.
        totaal: how many there were.
    """

    def __init__(self, bezwaren: Iterable[Bezwaar], totaal: int | None = None) -> None:
        self.bezwaren = tuple(bezwaren)
        self.totaal = len(self.bezwaren) if totaal is None else totaal
        super().__init__("; ".join(map(str, self.bezwaren)))


class Verzamelaar(Protocol):
    """Receives refusals as they are found, and tells afterwards whether there were any."""

    def add(self, bezwaar: Bezwaar) -> None:
        """Count a refusal, and keep it when there is room."""

    def count(self, aantal: int) -> None:
        """Count refusals that were found and not kept."""

    def raise_if_any(self) -> None:
        """Raise the error of this collector when there was at least one."""


class Bezwaren:
    """Collects refusals: keeps the first `bewaar`, counts them all, so that memory stays bounded."""

    def __init__(self, bewaar: int = BEWAAR) -> None:
        """Start without refusals."""
        self._bewaar = bewaar
        self.bezwaren: list[Bezwaar] = []
        self.totaal = 0

    def add(self, bezwaar: Bezwaar) -> None:
        """Count a refusal, and keep it when there is room."""
        self.totaal += 1
        if len(self.bezwaren) < self._bewaar:
            self.bezwaren.append(bezwaar)

    def count(self, aantal: int) -> None:
        """Count refusals that were found and not kept."""
        self.totaal += aantal

    def raise_if_any(self) -> None:
        """Raise `BezwarenError` when there was at least one."""
        if self.totaal:
            raise BezwarenError(self.bezwaren, self.totaal)


def below(pad: str, bezwaren: Iterable[Bezwaar]) -> Iterator[Bezwaar]:
    """Yield refusals of an object that lies at `pad` in a larger one."""
    return (bezwaar.below(pad) for bezwaar in bezwaren)


def add_all(bezwaren: Iterable[Bezwaar], verzamelaar: Verzamelaar) -> None:
    """Have a collector receive each refusal."""
    for bezwaar in bezwaren:
        verzamelaar.add(bezwaar)

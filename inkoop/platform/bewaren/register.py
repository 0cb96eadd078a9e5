"""Which kinds of data have a term, how each is found and destroyed; the roof registers them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Termijnbevinding:
    """What is past its term: the keys of what may go, and how many stay, by reason."""

    sleutels: Collection[int] = ()
    nog_nodig: Mapping[str, int] = field(default_factory=dict)


Vinder = Callable[[str, date], Termijnbevinding]
Vernietiger = Callable[[str, Collection[int]], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gegevenssoort:
    """A kind of data that is kept for a term.

    Args:
        code: as stored.
        naam: in words, at the start of a sentence.
        eenheid: one and more of what is counted.
        telt_vanaf: the day from which its term counts, in words.
        maanden: how long it is kept at least; a region may keep it longer, and not shorter.
        bron: what that follows from.
        wat_weg: what destroying takes away, in words.
        wat_blijft: what is left, in words.
        onderdeel: what the keys are of.
        find: finds what ended before a day, in a region by its code.
        vernietig: destroys what has these keys, and gives how many; None where this product destroys nothing.
    """

    code: str
    naam: str
    eenheid: tuple[str, str]
    telt_vanaf: str
    maanden: int
    bron: str
    wat_weg: str = ""
    wat_blijft: str = ""
    onderdeel: str = ""
    find: Vinder | None = None
    vernietig: Vernietiger | None = None


_soorten: dict[str, Gegevenssoort] = {}


def register_gegevenssoort(*soorten: Gegevenssoort) -> None:
    """Add kinds of data; each once."""
    for soort in soorten:
        if _soorten.setdefault(soort.code, soort) is not soort:
            raise ValueError(f"soort gegevens {soort.code} is al geregistreerd")


def get_soorten() -> Mapping[str, Gegevenssoort]:
    """Return every kind by its code, in the order in which they were registered."""
    return _soorten

"""What there is in a region that others may refer to, by code: the frame in which rules judge.

It holds what a bundle or a form adds as well as what the region has already, so that a rule does not know
where a code came from.
"""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

MEESTE_SUGGESTIES = 25
MEESTE_KEUZES = 1000
LANGSTE_WOORD = 60

Suggestie = Callable[[str, Iterable[str]], str]


def find_gelijkenis(woord: str, keuzes: Iterable[str]) -> str:
    """Return what `woord` may have meant among the first thousand choices, or ""."""
    lijkt = difflib.get_close_matches(woord[:LANGSTE_WOORD], sorted(keuzes)[:MEESTE_KEUZES], n=1)
    return lijkt[0] if lijkt else ""


class Suggesties:
    """Looks for likeness a limited number of times: it takes far longer than finding the error."""

    def __init__(self) -> None:
        self._over = MEESTE_SUGGESTIES

    def __call__(self, woord: str, keuzes: Iterable[str]) -> str:
        """Return what `woord` may have meant, or ""."""
        if not self._over:
            return ""
        self._over -= 1
        return find_gelijkenis(woord, keuzes)


@dataclass(frozen=True)
class Perceelkader:
    """What a rule needs to know of a perceel; no `deelnemers` means every municipality."""

    segment: str
    model: str
    deelnemers: frozenset[str] = frozenset()
    uitzondering: bool = False
    soort: str = ""

    def has_deelnemer(self, gemeente: str) -> bool:
        """Whether a municipality takes part."""
        return not self.deelnemers or gemeente in self.deelnemers


@dataclass(frozen=True)
class Structuurkader:
    """The purchase structure by code; of products their segment, of trajectories their product.

    `sturing` has by segment the elements that it has a text for. `suggest` tells what an unknown code may
    have meant; who reads many codes bounds how often it looks.
    """

    gemeenten: frozenset[str] = frozenset()
    segmenten: frozenset[str] = frozenset()
    expertises: frozenset[str] = frozenset()
    opslagen: frozenset[str] = frozenset()
    producten: Mapping[str, str] = field(default_factory=dict)
    trajecten: Mapping[str, str] = field(default_factory=dict)
    percelen: Mapping[str, Perceelkader] = field(default_factory=dict)
    sturingselementen: frozenset[str] = frozenset()
    sturing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    suggest: Suggestie = field(default_factory=Suggesties)

    def get_segment_van_traject(self, traject: str) -> str | None:
        """Return the segment of a trajectory by its product."""
        return self.producten.get(self.trajecten.get(traject, ""))


@dataclass(frozen=True)
class Structuurwijziging:
    """A change of the purchase structure, as who built on that structure must judge it.

    Attributes:
        oud: the structure as it is.
        nieuw: the structure as it becomes.
        paden: where each element that is asked to be saved stands, by its kind and code.
    """

    oud: Structuurkader
    nieuw: Structuurkader
    paden: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def raakt_bestaande(self) -> bool:
        """Whether a perceel, product or trajectory that is there changes."""
        return any(
            nieuw[code] != waarde
            for oud, nieuw in (
                (self.oud.percelen, self.nieuw.percelen),
                (self.oud.producten, self.nieuw.producten),
                (self.oud.trajecten, self.nieuw.trajecten),
            )
            for code, waarde in oud.items()
        )

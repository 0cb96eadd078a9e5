"""The term of a perceel or contract: fixed with extensions, or a boeggolf that moves up each year."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.soorten import Geheel

JAREN = Geheel(0, 100)


class MetLooptijdvelden(Protocol):
    """What has a term; all four are years, and none of them is required."""

    @property
    def looptijd_basis(self) -> int | None: ...
    @property
    def looptijd_verlengingen(self) -> Sequence[int] | None: ...
    @property
    def looptijd_boeggolf(self) -> int | None: ...
    @property
    def looptijd_maximaal(self) -> int | None: ...

    def has(self, naam: str) -> bool:
        """Whether a field was given, readable or not."""


def check_looptijd(opgave: MetLooptijdvelden) -> Iterator[Bezwaar]:
    """Refuse a term that is both fixed and a boeggolf, or only half of one (NL bijlage 1)."""
    basis, verlengingen = opgave.looptijd_basis, opgave.looptijd_verlengingen
    boeggolf, maximaal = opgave.looptijd_boeggolf, opgave.looptijd_maximaal
    vast, golf = (basis, verlengingen) != (None, None), (boeggolf, maximaal) != (None, None)
    reden = ""
    if vast and golf:
        reden = "kies een vaste looptijd (basis en verlengingen) of een boeggolf (boeggolf en maximaal)"
    elif vast and not opgave.has("looptijd_basis"):
        reden = "verlengingen zonder basis"
    elif golf and not opgave.has("looptijd_boeggolf"):
        reden = "een maximaal zonder boeggolf"
    elif boeggolf is not None and maximaal is not None and maximaal < boeggolf:
        reden = f"maximaal {maximaal} jaar is korter dan de boeggolf van {boeggolf} jaar"
    if reden:
        yield Bezwaar("looptijd", reden, "NL bijlage 1")

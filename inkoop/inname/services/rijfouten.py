"""Collects what is wrong with the rows of an upload: of every row why, so that the row can go back."""

import re
from typing import Any

from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.kern.opmaak import format_zin

# More rows than this are no mistakes in rows any more, but of the columns or of the file.
MEESTE_RIJEN = 20_000
REDENEN_PER_RIJ = 5
_PLAATS = re.compile(r"\[(\d+)\]\.?(.*)", re.DOTALL)


class Rijfouten:
    """A collector of refusals by row.

    Attributes:
        per_rij: by row what is wrong, as (field, reason).
        algemeen: what is wrong with no row in particular.
        leeg: rows without anything in them, which were passed over.
    """

    def __init__(self) -> None:
        """Start without refusals."""
        self.per_rij: dict[int, list[tuple[str, str]]] = {}
        self.algemeen: list[str] = []
        self.leeg = 0
        self._nieuw = 0

    @property
    def is_vol(self) -> bool:
        """Whether so many rows are wrong that the file as a whole is."""
        return len(self.per_rij) >= MEESTE_RIJEN

    def begin(self) -> None:
        """Start another look at what is left."""
        self._nieuw = self.leeg = 0

    @property
    def has_nieuwe(self) -> bool:
        """Whether anything was found since `begin`."""
        return self._nieuw > 0

    def add(self, bezwaar: Bezwaar) -> None:
        """Keep one refusal, such as of "[12].einddatum"."""
        self._nieuw += 1
        gevonden = _PLAATS.fullmatch(bezwaar.veld)
        if gevonden is None:
            self.algemeen.append(format_zin(bezwaar.tell()))
            return
        rij, veld = int(gevonden[1]), gevonden[2]
        if rij not in self.per_rij and self.is_vol:
            return
        redenen = self.per_rij.setdefault(rij, [])
        if len(redenen) < REDENEN_PER_RIJ:
            redenen.append((veld, format_zin(bezwaar.tell(_tell_ander(bezwaar.ander)))))

    def count(self, aantal: int) -> None:
        """Remember that more was found than was told; the next look tells it."""
        self._nieuw += aantal

    def raise_if_any(self) -> None:
        """Raise `BezwarenError` when anything was found since `begin`."""
        if self._nieuw:
            raise BezwarenError([], self._nieuw)

    def to_data(self, bewaar: int) -> list[dict[str, Any]]:
        """Return the first refusals as plain data, by row."""
        alle = (
            {"regel": rij, "veld": veld, "reden": reden}
            for rij in sorted(self.per_rij)
            for veld, reden in self.per_rij[rij]
        )
        return [deel for deel, _ in zip(alle, range(bewaar), strict=False)]


def _tell_ander(ander: str) -> str:
    gevonden = _PLAATS.fullmatch(ander)
    return f"regel {gevonden[1]}" if gevonden else ander

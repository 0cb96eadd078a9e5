"""Collects what is wrong with the rows of an upload: of every row why, so that the row can go back."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.kern.opmaak import format_zin

# More rows than this are no mistakes in rows any more, but of the columns or of the file.
MEESTE_RIJEN = 20_000
REDENEN_PER_RIJ = 5
VOORBEELDEN = 3
# What differs between refusals of one kind: quoted values, dates and numbers.
_WAARDE = re.compile(r"(?<!\w)'[^']*'(?!\w)|[0-9][0-9.,-]*")
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

    def to_data(self, kenmerken: Mapping[int, str], name: Callable[[str], str]) -> list[dict[str, Any]]:
        """Return the refusals as plain data, by row.

        Args:
            kenmerken: by row what people know it by.
            name: gives what the reader calls a field.
        """
        return [
            {
                "regel": rij,
                "kenmerk": kenmerken.get(rij, ""),
                "veld": veld,
                "kolom": name(veld) if veld else "",
                "reden": reden,
            }
            for rij in sorted(self.per_rij)
            for veld, reden in self.per_rij[rij]
        ]


def group_fouten(fouten: Iterable[Mapping[str, Any]], bewaar: int) -> list[dict[str, Any]]:
    """Return refusals that differ in their values only as one: how many there are, and the first."""
    groepen: dict[tuple[str, str], dict[str, Any]] = {}
    for fout in fouten:
        soort = _WAARDE.sub("…", fout["reden"])
        groep = groepen.setdefault((fout["veld"], soort), {**fout, "aantal": 0, "kenmerken": []})
        groep["aantal"] += 1
        if fout["kenmerk"] and len(groep["kenmerken"]) < VOORBEELDEN:
            groep["kenmerken"].append(fout["kenmerk"])
    return sorted(groepen.values(), key=lambda groep: -groep["aantal"])[:bewaar]


def _tell_ander(ander: str) -> str:
    gevonden = _PLAATS.fullmatch(ander)
    return f"regel {gevonden[1]}" if gevonden else ander

"""Errors in files that come from outside: each names file, line, field and reason, all are counted.

A wrong file may hold a million errors; of each file the first `BEWAAR` are kept, and of those the first
`TOON` are shown where there is little room.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from inkoop.kern.bezwaar import BEWAAR

TOON = 50


class TabelFoutError(ValueError):
    """A file is no list that can be read; the message is a plain Dutch sentence with the mend."""


@dataclass(frozen=True, order=True)
class Bestandfout:
    """One error in one file.

    Attributes:
        bestand: name of the file within what was delivered ("regio.yaml").
        regel: line number from 1, as an editor shows it; 0 when the whole file is meant.
        veld: column or path ("contracten[3].tarieven[0].tarief"); empty when the whole line is meant.
        reden: what is wrong, a plain Dutch sentence with the value that was found.
        nog: how many more lines have the same mistake in this field.
    """

    bestand: str
    regel: int
    veld: str
    reden: str
    nog: int = 0

    def __str__(self) -> str:
        plaats = f"{self.bestand}, regel {self.regel}" if self.regel else self.bestand
        regels = "regel" if self.nog == 1 else "regels"
        slot = f" (zo ook op nog {self.nog} {regels})" if self.nog else ""
        plaats = f"{plaats}, {self.veld}" if self.veld else plaats
        return f"{plaats}: {self.reden}{slot}"


class Fouten:
    """Collects errors: keeps the first `bewaar` of each file, counts them all.

    A mistake that a whole column has is kept once, with how often it is there.

    Attributes:
        leeg: rows without anything in them, which readers passed over.
    """

    def __init__(self, bewaar: int = BEWAAR) -> None:
        """Start without errors."""
        self._per_bestand = bewaar
        self._bewaard: Counter[str] = Counter()
        self._van_kolom: dict[tuple[str, str, str], int] = {}
        self.fouten: list[Bestandfout] = []
        self.totaal = self.leeg = 0

    def __bool__(self) -> bool:
        return self.totaal > 0

    def add(self, bestand: str, regel: int, veld: str, reden: str, kolomfout: str = "") -> None:
        """Count one error, and keep it when there is room; one of a whole column is kept once."""
        plaats = self._van_kolom.get((bestand, veld, kolomfout)) if kolomfout else None
        if plaats is not None:
            self.totaal += 1
            self.fouten[plaats] = replace(self.fouten[plaats], nog=self.fouten[plaats].nog + 1)
        elif self._keep(Bestandfout(bestand, regel, veld, reden)) and kolomfout:
            self._van_kolom[bestand, veld, kolomfout] = len(self.fouten) - 1

    def _keep(self, fout: Bestandfout) -> bool:
        self.totaal += 1 + fout.nog
        if self._bewaard[fout.bestand] >= self._per_bestand:
            return False
        self._bewaard[fout.bestand] += 1
        self.fouten.append(fout)
        return True

    def add_eerst(self, bestand: str, regel: int, veld: str, reden: str) -> None:
        """Count an error that must be seen whatever else is wrong: why reading stopped."""
        self.totaal += 1
        self._bewaard[bestand] += 1
        self.fouten.insert(0, Bestandfout(bestand, regel, veld, reden))
        self._van_kolom.clear()

    def count(self, aantal: int) -> None:
        """Count errors that were found and not kept."""
        self.totaal += aantal

    def extend(self, fouten: Iterable[Bestandfout], totaal: int) -> None:
        """Take over errors that were collected elsewhere: the kept ones, and how many there were in all."""
        voor = self.totaal
        for fout in fouten:
            self._keep(fout)
        self.totaal = voor + totaal

    def raise_if_any(self) -> None:
        """Raise `BestandFoutenError` when there is at least one error."""
        if self.totaal:
            raise BestandFoutenError(self.fouten, self.totaal)


class BestandFoutenError(ValueError):
    """What was delivered is refused as a whole; `fouten` has the first errors, `totaal` counts all.

    Attributes:
        levering: folder of the delivery that is refused, where there are more; those before it were loaded.
        terzijde: what was delivered beside it and nobody reads, in sentences.
    """

    levering = ""
    terzijde: Sequence[str] = ()

    def __init__(self, fouten: Iterable[Bestandfout], totaal: int | None = None) -> None:
        """Refuse with `fouten`; `totaal` when there were more than those."""
        self.fouten = list(fouten)
        self.totaal = sum(1 + fout.nog for fout in self.fouten) if totaal is None else totaal
        super().__init__(self.describe(TOON))

    def describe(self, toon: int = BEWAAR) -> str:
        """Return at most `toon` errors of each file, one per line, and how many there are more."""
        aantal: Counter[str] = Counter()
        regels, rest = [], self.totaal
        for fout in self.fouten:
            aantal[fout.bestand] += 1
            if aantal[fout.bestand] <= toon:
                regels.append(str(fout))
                rest -= 1 + fout.nog
        if rest:
            regels.append(f"En nog {rest} {'fout' if rest == 1 else 'fouten'}.")
        return "\n".join(regels)

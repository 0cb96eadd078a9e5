"""Errors in files that come from outside: each names file, line, field and reason, all are counted.

A wrong file may hold a million errors; of each file the first `BEWAAR` are kept, and of those the first
`TOON` are shown where there is little room.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from inkoop.kern.bezwaar import BEWAAR

TOON = 50


@dataclass(frozen=True, order=True)
class Bestandfout:
    """One error in one file.

    Attributes:
        bestand: name of the file within what was delivered ("regio.yaml").
        regel: line number from 1, as an editor shows it; 0 when the whole file is meant.
        veld: column or path ("contracten[3].tarieven[0].tarief"); empty when the whole line is meant.
        reden: what is wrong, a plain Dutch sentence with the value that was found.
    """

    bestand: str
    regel: int
    veld: str
    reden: str

    def __str__(self) -> str:
        plaats = f"{self.bestand}, regel {self.regel}" if self.regel else self.bestand
        return f"{plaats}, {self.veld}: {self.reden}" if self.veld else f"{plaats}: {self.reden}"


class Fouten:
    """Collects errors: keeps the first `bewaar` of each file, counts them all."""

    def __init__(self, bewaar: int = BEWAAR) -> None:
        """Start without errors."""
        self._per_bestand = bewaar
        self._bewaard: Counter[str] = Counter()
        self.fouten: list[Bestandfout] = []
        self.totaal = 0

    def __bool__(self) -> bool:
        return self.totaal > 0

    def add(self, bestand: str, regel: int, veld: str, reden: str) -> None:
        """Count one error, and keep it when there is room."""
        self.totaal += 1
        if self._bewaard[bestand] < self._per_bestand:
            self._bewaard[bestand] += 1
            self.fouten.append(Bestandfout(bestand, regel, veld, reden))

    def add_eerst(self, bestand: str, regel: int, veld: str, reden: str) -> None:
        """Count an error that must be seen whatever else is wrong: why reading stopped."""
        self.totaal += 1
        self._bewaard[bestand] += 1
        self.fouten.insert(0, Bestandfout(bestand, regel, veld, reden))

    def count(self, aantal: int) -> None:
        """Count errors that were found and not kept."""
        self.totaal += aantal

    def extend(self, fouten: Iterable[Bestandfout], totaal: int) -> None:
        """Take over errors that were collected elsewhere: the kept ones, and how many there were in all."""
        voor = self.totaal
        for fout in fouten:
            self.add(fout.bestand, fout.regel, fout.veld, fout.reden)
        self.totaal = voor + totaal

    def raise_if_any(self) -> None:
        """Raise `BestandFoutenError` when there is at least one error."""
        if self.totaal:
            raise BestandFoutenError(self.fouten, self.totaal)


class BestandFoutenError(ValueError):
    """What was delivered is refused as a whole; `fouten` has the first errors, `totaal` counts all.

    Attributes:
        levering: folder of the delivery that is refused, where there are more; those before it were loaded.
    """

    levering = ""

    def __init__(self, fouten: Iterable[Bestandfout], totaal: int | None = None) -> None:
        """Refuse with `fouten`; `totaal` when there were more than those."""
        self.fouten = list(fouten)
        self.totaal = len(self.fouten) if totaal is None else totaal
        super().__init__(self.describe(TOON))

    def describe(self, toon: int = BEWAAR) -> str:
        """Return at most `toon` errors of each file, one per line, and how many there are more."""
        aantal: Counter[str] = Counter()
        regels = []
        for fout in self.fouten:
            aantal[fout.bestand] += 1
            if aantal[fout.bestand] <= toon:
                regels.append(str(fout))
        rest = self.totaal - len(regels)
        if rest:
            regels.append(f"En nog {rest} {'fout' if rest == 1 else 'fouten'}.")
        return "\n".join(regels)

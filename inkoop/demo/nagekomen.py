"""What comes in after a year was established: lines that were declared late, credits, and scores.

An earlier year keeps them apart, as the lists that somebody brings in on the page of uploads.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from inkoop.kern.geld import rond_op

Rij = tuple[str | int | Decimal | date, ...]
# A page takes in so many at once; with more the work would go to the background, and a demo waits for nobody.
_MEESTE = 900
# One approved line in so many turns out to be too high; three quarters of it was delivered.
_HERSTEL_EEN_OP = 100


@dataclass
class Nagekomen:
    """Rows by what they are.

    Attributes:
        prestaties: number, allocation, first and last day, volume, unit, and which line it takes back.
        kpis: contract, year, KPI, score and weight.
    """

    prestaties: list[Rij] = field(default_factory=list)
    kpis: list[Rij] = field(default_factory=list)
    _goedgekeurd: int = 0

    def add_prestatie(
        self, nummer: str, toewijzing: str, dagen: tuple[date, date], volume: Decimal, eenheid: str
    ) -> None:
        """Keep a line that was declared when the year had been settled already."""
        self._add((nummer, toewijzing, *dagen, volume, eenheid, ""))

    def see_goedgekeurd(
        self, nummer: str, toewijzing: str, dagen: tuple[date, date], volume: Decimal, eenheid: str
    ) -> None:
        """Look at a line that was in time and right; now and then it is taken back and declared again."""
        self._goedgekeurd += 1
        if self._goedgekeurd % _HERSTEL_EEN_OP:
            return
        self._add((f"{nummer}-C", toewijzing, *dagen, volume, eenheid, nummer))
        self._add((f"{nummer}-H", toewijzing, *dagen, rond_op(volume * 3 / 4, 2), eenheid, ""))

    def _add(self, rij: Rij) -> None:
        if len(self.prestaties) < _MEESTE:
            self.prestaties.append(rij)

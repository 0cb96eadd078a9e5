"""What draws: the same seed gives the same bytes."""

import datetime
import random
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypeVar

_T = TypeVar("_T")
Rij = dict[str, Any]


class Loting:
    """Draws chances, choices, numbers and days around one year."""

    def __init__(self, zaad: int) -> None:
        self.rng = random.Random(zaad)  # noqa: S311 - test data
        self.jaar = self.rng.choice((2020, 2021, 2022, 2023, 2024))
        self.dagen = self._make_dagen()

    def kans(self, kans: float) -> bool:
        """Say yes with a probability."""
        return self.rng.random() < kans

    def choose(self, keuzes: Sequence[_T]) -> _T:
        """Choose one."""
        return self.rng.choice(keuzes)

    def some(self, keuzes: Sequence[_T], kans: float) -> list[_T]:
        """Choose each with a probability, in their order, and at least one."""
        return [keuze for keuze in keuzes if self.kans(kans)] or [self.choose(keuzes)]

    def getal(self, laag: int, hoog: int, decimalen: int) -> Decimal:
        """Draw a decimal number between bounds."""
        schaal = 10**decimalen
        return Decimal(self.rng.randint(laag * schaal, hoog * schaal)).scaleb(-decimalen)

    def dag(
        self, vanaf: datetime.date | None = None, tot: datetime.date | None = None
    ) -> datetime.date | None:
        """Draw a day between bounds; nothing where none of the days lies there."""
        mogelijk = [d for d in self.dagen if (vanaf is None or vanaf <= d) and (tot is None or d <= tot)]
        return self.choose(mogelijk) if mogelijk else None

    def _make_dagen(self) -> list[datetime.date]:
        """Days on which something begins or ends: the edges of the year, of months and of February."""
        j = self.jaar
        vast = [(j - 1, 12, 31), (j, 1, 1), (j, 1, 31), (j, 2, 28), (j, 3, 1), (j, 12, 31), (j + 1, 1, 1)]
        vast += [(j - 1, 3, 15), (j, 6, 30), (j, 7, 1), (j + 1, 5, 20), (j - 1, 11, 1), (j, 9, 10)]
        if j % 4 == 0:
            vast.append((j, 2, 29))
        los = datetime.date(j, 1, 1)
        extra = [los + datetime.timedelta(days=self.rng.randint(-40, 400)) for _ in range(8)]
        return sorted({*(datetime.date(*dag) for dag in vast), *extra})

"""What the reading statements share: the year, the contracts per model, and codes for keys."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import connection

from bekostiging.berekening.invoer import Tekort, Tekortsoort
from inkoop.kern.codes import Model

_G = TypeVar("_G")
Rij = tuple[Any, ...]

# An allocation without a product has no tariff; the reason names it like this.
GEEN_PRODUCT = "(geen)"


@dataclass(frozen=True)
class Leesopdracht:
    """What to read: one calendar year, and the keys of the contracts per funding model.

    `gemeenten`, `producten` and `trajecten` give the code of a key.
    """

    regio_id: int
    jaar: int
    contracten: Mapping[Model, tuple[int, ...]]
    gemeenten: Mapping[int, str]
    producten: Mapping[int, str]
    trajecten: Mapping[int, str]

    @property
    def alle_contracten(self) -> list[int]:
        """Keys of all contracts, whatever the model."""
        return sorted(sleutel for sleutels in self.contracten.values() for sleutel in sleutels)

    def get_product(self, sleutel: int | None) -> str:
        """Give the code of a product; an allocation may have none."""
        return GEEN_PRODUCT if sleutel is None else self.producten[sleutel]

    def lees(self, sql: str, modellen: Iterable[Model] | None = None, **waarden: Any) -> list[Rij]:
        """Execute one statement with `contracten`, `begin` and `eind` (of the year) and further values.

        Nothing is asked when no contract has one of the `modellen` (None: all contracts).
        """
        sleutels = self._get_contracten(modellen)
        if not sleutels:
            return []
        vast = {"contracten": sleutels, "begin": date(self.jaar, 1, 1), "eind": date(self.jaar, 12, 31)}
        return lees(sql, {**vast, **waarden})

    def _get_contracten(self, modellen: Iterable[Model] | None) -> list[int]:
        if modellen is None:
            return self.alle_contracten
        return sorted(sleutel for model in modellen for sleutel in self.contracten.get(model, ()))


@dataclass
class Gelezen(Generic[_G]):
    """Groups per contract key, and how many lines lack something a rule asks for."""

    groepen: dict[int, list[_G]] = field(default_factory=lambda: defaultdict(list))
    _tekorten: dict[int, Counter[tuple[Tekortsoort, str]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def add(self, contract: int, groep: _G) -> None:
        """Add a group of a contract."""
        self.groepen[contract].append(groep)

    def add_tekort(self, contract: int, soort: Tekortsoort, product: str, aantal: int) -> None:
        """Add lines that lack something."""
        self._tekorten[contract][soort, product] += aantal

    def get(self, contract: int) -> tuple[_G, ...]:
        """Give the groups of a contract."""
        return tuple(self.groepen.get(contract, ()))

    def get_tekorten(self, contract: int) -> tuple[Tekort, ...]:
        """Give what the lines of a contract lack."""
        gevonden = sorted(self._tekorten.get(contract, Counter()).items())
        return tuple(Tekort(soort, product, aantal) for (soort, product), aantal in gevonden)


def lees(sql: str, waarden: Mapping[str, Any]) -> list[Rij]:
    """Execute one reading statement in the current transaction and give all rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return list(cursor.fetchall())

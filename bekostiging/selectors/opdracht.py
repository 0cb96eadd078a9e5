"""What the reading statements share: the year, the contracts per model, and codes for keys."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import connection

from bekostiging.berekening.invoer import Tekort, Tekortsoort
from inkoop.kern.codes import Model
from inkoop.kern.periode import get_jaareinde

_G = TypeVar("_G")

# An allocation without a product has no tariff; the reason names it like this.
GEEN_PRODUCT = "(geen)"


@dataclass(frozen=True)
class Leesopdracht:
    """What to read: one calendar year, and the keys of the contracts per funding model.

    `gemeenten`, `producten` and `trajecten` give the code of a key. `verouderd` are the contracts of the
    region whose kept sums are stale, so that their lines are read; None when those of all contracts are.
    `tot_en_met` is the day of the year up to which is looked, to say how far it is; None is all of it.
    """

    regio_id: int
    jaar: int
    contracten: Mapping[Model, tuple[int, ...]]
    gemeenten: Mapping[int, str] = field(default_factory=dict)
    producten: Mapping[int, str] = field(default_factory=dict)
    trajecten: Mapping[int, str] = field(default_factory=dict)
    verouderd: frozenset[int] | None = None
    tot_en_met: date | None = None

    @property
    def codes(self) -> Mapping[str, Mapping[int, str]]:
        """The code of a key, per noun."""
        return {"gemeente": self.gemeenten, "product": self.producten, "traject": self.trajecten}

    def get_contracten(self, modellen: Iterable[Model] = ()) -> list[int]:
        """Give the keys of the contracts with one of these models; without models those of all."""
        gevraagd = tuple(modellen) or tuple(self.contracten)
        return sorted(sleutel for model in gevraagd for sleutel in self.contracten.get(model, ()))

    def split_contracten(self, contracten: Iterable[int]) -> tuple[list[int], list[int]]:
        """Give the contracts of which sums are read, and those of which lines are."""
        alle = list(contracten)
        met_sommen = [] if self.verouderd is None else [een for een in alle if een not in self.verouderd]
        return met_sommen, [een for een in alle if een not in set(met_sommen)]

    def get_waarden(self, modellen: Iterable[Model] = ()) -> dict[str, Any]:
        """Give what every reading statement may name: `contracten`, `jaar`, and its `begin` and `eind`.

        `contracten_<model>` are those of one funding model. `jaareinde` is the day whose structure holds.
        """
        return {
            **{f"contracten_{model}": self.get_contracten([model]) for model in Model},
            "contracten": self.get_contracten(modellen),
            "jaar": self.jaar,
            "begin": date(self.jaar, 1, 1),
            "eind": self.tot_en_met or get_jaareinde(self.jaar),
            "jaareinde": get_jaareinde(self.jaar),
        }


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

    def add_tekort(self, contract: int, soort: Tekortsoort, product: str | None, aantal: int) -> None:
        """Add lines that lack something."""
        self._tekorten[contract][soort, product or GEEN_PRODUCT] += aantal

    def get(self, contract: int) -> tuple[_G, ...]:
        """Give the groups of a contract."""
        return tuple(self.groepen.get(contract, ()))

    def get_tekorten(self, contract: int) -> tuple[Tekort, ...]:
        """Give what the lines of a contract lack."""
        gevonden = sorted(self._tekorten.get(contract, Counter()).items())
        return tuple(Tekort(soort, product, aantal) for (soort, product), aantal in gevonden)


def read(sql: str, waarden: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Execute one reading statement in the current transaction and give all rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return list(cursor.fetchall())


def read_regels(sql: str, waarden: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Execute one reading statement in the current transaction and give its rows by column."""
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        namen = [kolom[0] for kolom in cursor.description or ()]
        return [dict(zip(namen, rij, strict=True)) for rij in cursor.fetchall()]

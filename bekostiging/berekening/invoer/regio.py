"""What all contracts of a region share in one year: municipalities, rates and trajectories."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from bekostiging.berekening.fouten import OnjuisteInvoerError
from bekostiging.berekening.invoer._checks import check_niet_negatief, check_positief, check_uniek
from inkoop.kern.periode import binnen_jaar, get_jaareinde, is_geldig_op


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A municipality: CBS code, inhabitants as (reference year, number), and from when to when it exists."""

    code: str
    inwoners: tuple[tuple[int, int], ...] = ()
    tot: date | None = None
    vanaf: date | None = None

    def __post_init__(self) -> None:
        check_uniek(self, "inwoners", (jaar for jaar, _ in self.inwoners))
        for _, aantal in self.inwoners:
            check_niet_negatief(self, inwoners=aantal)


@dataclass(frozen=True, slots=True)
class Uurtarief:
    """Hourly rate in euros of an expertise from a year on, until a later year is known."""

    expertise: str
    jaar: int
    bedrag: Decimal

    def __post_init__(self) -> None:
        check_niet_negatief(self, bedrag=self.bedrag)


@dataclass(frozen=True, slots=True)
class Traject:
    """A standard trajectory as it holds from a day to a day: expertise, hours per week, lead time in days.

    An empty end is open. A trajectory that a client started keeps what held on that day.
    """

    code: str
    expertise: str
    uren_per_week: Decimal
    doorlooptijd_dagen: int
    geldt_vanaf: date | None = None
    geldt_tot: date | None = None

    def __post_init__(self) -> None:
        check_niet_negatief(self, uren_per_week=self.uren_per_week)
        check_positief(self, doorlooptijd_dagen=self.doorlooptijd_dagen)


@dataclass(frozen=True)
class Regiogegevens:
    """The shared context of all contracts of one region and year.

    `gemeenten` stand in the order of the region; `afronding_percentage` is the region's verdeelsleutel
    setting. `trajecten` are all that ever held: what started years ago goes on as it was. `tot_en_met` is the
    day up to which is looked, to say how far a year is; None, for a settlement, is all of it.
    """

    code: str
    jaar: int
    gemeenten: tuple[Gemeente, ...]
    afronding_percentage: int | None = None
    uurtarieven: tuple[Uurtarief, ...] = ()
    trajecten: tuple[Traject, ...] = ()
    tot_en_met: date | None = None

    def __post_init__(self) -> None:
        check_uniek(self, "gemeenten", (gemeente.code for gemeente in self.gemeenten))
        self._check_trajecten()
        check_uniek(self, "uurtarieven", ((tarief.expertise, tarief.jaar) for tarief in self.uurtarieven))
        check_niet_negatief(self, afronding_percentage=self.afronding_percentage)

    @property
    def laatste_dag(self) -> date:
        """The last day that counts."""
        return self.tot_en_met or get_jaareinde(self.jaar)

    @cached_property
    def gemeentecodes(self) -> tuple[str, ...]:
        """All codes, in the order of the region."""
        return tuple(gemeente.code for gemeente in self.gemeenten)

    @cached_property
    def geldige_dagen(self) -> Mapping[str, int]:
        """On how many days of the year each municipality exists; 0 for one that was merged or is to come."""
        return {g.code: self._count_dagen(g) for g in self.gemeenten}

    def _count_dagen(self, gemeente: Gemeente) -> int:
        geldig = binnen_jaar(gemeente.vanaf or date.min, gemeente.tot, self.jaar)
        return geldig.dagen if geldig else 0

    @cached_property
    def inwoners(self) -> Mapping[str, Mapping[int, int]]:
        """Inhabitants per municipality and reference year."""
        return {gemeente.code: dict(gemeente.inwoners) for gemeente in self.gemeenten}

    @cached_property
    def trajecten_per_code(self) -> Mapping[str, tuple[Traject, ...]]:
        """Standard trajectories by code, the earliest first."""
        gevonden: dict[str, list[Traject]] = {}
        for traject in sorted(self.trajecten, key=lambda rij: rij.geldt_vanaf or date.min):
            gevonden.setdefault(traject.code, []).append(traject)
        return {code: tuple(rijen) for code, rijen in gevonden.items()}

    def find_traject(self, code: str, dag: date) -> Traject | None:
        """Find a standard trajectory as it holds on a day."""
        rijen = self.trajecten_per_code.get(code, ())
        return next((rij for rij in rijen if is_geldig_op(rij.geldt_vanaf, rij.geldt_tot, dag)), None)

    @cached_property
    def uurtarief_per_jaar(self) -> Mapping[str, Mapping[int, Decimal]]:
        """Hourly rates per expertise and year."""
        tarieven: dict[str, dict[int, Decimal]] = {}
        for tarief in self.uurtarieven:
            tarieven.setdefault(tarief.expertise, {})[tarief.jaar] = tarief.bedrag
        return tarieven

    def _check_trajecten(self) -> None:
        """Refuse a trajectory of which two things hold on one day: its price would depend on their order."""
        for code, rijen in self.trajecten_per_code.items():
            for eerder, later in pairwise(rijen):
                if (eerder.geldt_tot or date.max) >= (later.geldt_vanaf or date.min):
                    raise OnjuisteInvoerError("Regiogegevens", "trajecten", code, "geldt dubbel op een dag")

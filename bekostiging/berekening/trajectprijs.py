"""Prices of the trajectories of one contract, each computed once, with its explanation. Source: NL §8."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import Contractinvoer, Traject
from bekostiging.berekening.stapregel import Stap, Stapregel
from bekostiging.berekening.veld import Veld
from bekostiging.berekening.waarde import Reeks
from inkoop.kern.beschrijving import Instelling
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Herkomst
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.opmaak import format_datum
from inkoop.kern.traject import calculate_trajectprijs, get_tariefjaar


def _reken(
    uurtarief: Fraction, uren_per_week: Fraction, doorlooptijd: Fraction, opslagen: dict[str, Fraction]
) -> Decimal:
    opslag = sum(opslagen.values(), Fraction(0))
    return calculate_trajectprijs(uurtarief, uren_per_week, doorlooptijd, opslag)


# Which of the forms of a trajectory it is; what has always held has no first day to tell it by.
GELDT_VANAF = Veld("geldt_vanaf", Eenheid.TEKST, "zoals het geldt vanaf", mag_weg=True)
_KOP = (Veld("maatwerk", Eenheid.TEKST), Veld("expertise", Eenheid.CODE))
_OPBOUW = (
    Veld("tariefjaar", Eenheid.JAAR, "tarief van"),
    Veld("uurtarief", Eenheid.EURO),
    Veld("uren_per_week", Eenheid.UREN, instelling=True),
    Veld("doorlooptijd", Eenheid.DAGEN, instelling=True),
    Veld("opslagen", Eenheid.DEEL, per_code=True, instelling=True),
)
TRAJECTPRIJS = Stapregel(
    code="trajectprijs",
    titel="Prijs van een traject",
    bron="NL §8",
    formule="Uurtarief x uren per week x doorlooptijd in dagen / 7 x (1 + opslagen), afgerond op centen.",
    invoer=(Veld("traject", Eenheid.CODE), GELDT_VANAF, *_KOP, *_OPBOUW),
    reken=_reken,
    versie="2022.3",
)
# Knew one form of each trajectory: that of the end of the year.
TRAJECTPRIJS_2022_1 = replace(
    TRAJECTPRIJS, invoer=(Veld("traject", Eenheid.CODE), *_KOP, *_OPBOUW), versie="2022.1"
)


@dataclass(frozen=True, slots=True)
class Trajectvorm:
    """A trajectory as this contract has it: a maatwerktraject changes hours and lead time, never the rate.

    `geldt_vanaf` is the first day on which the region has it so, None when it always had.
    """

    code: str
    geldt_vanaf: date | None
    expertise: str
    uren_per_week: Instelling
    doorlooptijd: Instelling
    maatwerk: bool

    @property
    def doorlooptijd_dagen(self) -> int:
        """The lead time in days."""
        return int(str(self.doorlooptijd.waarde))

    @property
    def sleutel(self) -> tuple[str, date]:
        """What tells it from other forms and trajectories, in the order of explaining."""
        return self.code, self.geldt_vanaf or date.min

    @property
    def in_stap(self) -> dict[str, Any]:
        """How a step says which trajectory it is about."""
        vanaf = self.geldt_vanaf and format_datum(self.geldt_vanaf)
        return {"traject": self.code, GELDT_VANAF.naam: vanaf}


@dataclass(frozen=True, slots=True)
class Trajectprijs:
    """The rounded price in euros of a trajectory at the rates of a year, with its explanation."""

    vorm: Trajectvorm
    tariefjaar: int
    stap: Stap

    @property
    def prijs(self) -> Decimal:
        """The price in euros."""
        return self.stap.bedrag


def check_trajecten(invoer: Contractinvoer) -> None:
    """Refuse care that was delivered in the year without a trajectory: no price and no place follows from it.

    Raises `OntbrekendGegevenError`, whether its municipality settles in trajectories or in places.
    """
    for groep in invoer.trajecten:
        if groep.traject is None:
            raise OntbrekendGegevenError("traject", "", "Bij een toewijzing staat geen traject.")


class Prijslijst:
    """Looks up trajectories and prices of one contract, and remembers which were asked for."""

    def __init__(self, invoer: Contractinvoer) -> None:
        self._invoer = invoer
        self._maatwerk = {maatwerk.traject: maatwerk for maatwerk in invoer.maatwerk}
        self._vormen: dict[Traject, Trajectvorm] = {}
        self._prijzen: dict[tuple[tuple[str, date], int], Trajectprijs] = {}

    def get_vorm(self, traject: str, dag: date) -> Trajectvorm:
        """Give the trajectory as it holds on a day, with its maatwerk.

        Raises `OntbrekendGegevenError` when it is not there.
        """
        standaard = self._get_standaard(traject, dag)
        if standaard not in self._vormen:
            self._vormen[standaard] = self._make_vorm(standaard)
        return self._vormen[standaard]

    def get_prijs(self, vorm: Trajectvorm, jaar: int) -> Trajectprijs:
        """Give the price at the rates of the latest known year not after `jaar`."""
        if (vorm.sleutel, jaar) not in self._prijzen:
            self._prijzen[vorm.sleutel, jaar] = self._make_prijs(vorm, jaar)
        return self._prijzen[vorm.sleutel, jaar]

    def make_stappen(self) -> tuple[Stap, ...]:
        """Explain every price that was asked for, ordered by trajectory, what held of it, and year."""
        prijzen = {(prijs.vorm.sleutel, prijs.tariefjaar): prijs for prijs in self._prijzen.values()}
        return tuple(prijs.stap for _, prijs in sorted(prijzen.items(), key=lambda paar: paar[0]))

    def _make_prijs(self, vorm: Trajectvorm, jaar: int) -> Trajectprijs:
        tarieven = self._invoer.regio.uurtarief_per_jaar.get(vorm.expertise, {})
        tariefjaar = get_tariefjaar(tarieven, jaar, vorm.expertise)
        opslagen = sorted((opslag.code, opslag.percentage) for opslag in self._invoer.opslagen)
        stap = TRAJECTPRIJS.make_stap(
            **vorm.in_stap,
            maatwerk="ja" if vorm.maatwerk else "nee",
            expertise=vorm.expertise,
            tariefjaar=tariefjaar,
            uurtarief=tarieven[tariefjaar],
            uren_per_week=vorm.uren_per_week,
            doorlooptijd=vorm.doorlooptijd,
            opslagen=Reeks(tuple(opslagen), Eenheid.DEEL, Herkomst.CONTRACT),
        )
        return Trajectprijs(vorm, tariefjaar, stap)

    def _get_standaard(self, traject: str, dag: date) -> Traject:
        regio = self._invoer.regio
        standaard = regio.find_traject(traject, dag)
        if standaard is None:
            bekend = traject in regio.trajecten_per_code
            zin = f"bestaat niet op {format_datum(dag)}." if bekend else "bestaat niet."
            raise OntbrekendGegevenError("traject", traject, f"Traject {traject} {zin}")
        return standaard

    def _make_vorm(self, standaard: Traject) -> Trajectvorm:
        eigen = self._maatwerk.get(standaard.code)
        return Trajectvorm(
            standaard.code,
            standaard.geldt_vanaf,
            standaard.expertise,
            _choose(standaard.uren_per_week, eigen.uren_per_week if eigen else None),
            _choose(standaard.doorlooptijd_dagen, eigen.doorlooptijd_dagen if eigen else None),
            eigen is not None,
        )


def _choose(standaard: Decimal | int, eigen: Decimal | int | None) -> Instelling:
    """Maatwerk of the contract goes before the trajectory as the region has it."""
    if eigen is None:
        return Instelling(standaard, Herkomst.REGIO)
    return Instelling(eigen, Herkomst.CONTRACT)

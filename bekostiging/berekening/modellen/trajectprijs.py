"""Prices of the trajectories of one contract, each computed once, with its explanation. Source: NL §8."""

from dataclasses import dataclass
from decimal import Decimal

from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.uitleg import Reeks, Stap, Waarde, code, dagen, euro, make_stap
from inkoop.kern.codes import Eenheid
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.periode import is_geleverd
from inkoop.kern.traject import calculate_trajectprijs, get_tariefjaar


@dataclass(frozen=True, slots=True)
class Trajectvorm:
    """A trajectory as this contract has it: a maatwerktraject changes hours and lead time, never the rate."""

    code: str
    expertise: str
    uren_per_week: Decimal
    doorlooptijd_dagen: int
    maatwerk: bool


@dataclass(frozen=True, slots=True)
class Trajectprijs:
    """The rounded price in euros of a trajectory at the rates of a year."""

    vorm: Trajectvorm
    tariefjaar: int
    prijs: Decimal


def check_trajecten(invoer: Contractinvoer) -> None:
    """Refuse care that was delivered without a trajectory: no price and no place follows from it.

    Raises `OntbrekendGegevenError`, whether its municipality settles in trajectories or in places.
    """
    for groep in invoer.trajecten:
        if groep.traject is None and is_geleverd(groep.start, groep.stop, invoer.regio.jaar):
            raise OntbrekendGegevenError("traject", "", "Bij een toewijzing staat geen traject.")


class Prijslijst:
    """Looks up trajectories and prices of one contract, and remembers which were asked for."""

    def __init__(self, invoer: Contractinvoer) -> None:
        self._invoer = invoer
        self._maatwerk = {maatwerk.traject: maatwerk for maatwerk in invoer.maatwerk}
        self._vormen: dict[str, Trajectvorm] = {}
        self._prijzen: dict[tuple[str, int], Trajectprijs] = {}

    def get_vorm(self, traject: str) -> Trajectvorm:
        """Give the trajectory with its maatwerk; raises `OntbrekendGegevenError` when it is not there."""
        if traject not in self._vormen:
            vorm = self._make_vorm(traject)
            self._vormen[vorm.code] = vorm
            return vorm
        return self._vormen[traject]

    def get_prijs(self, vorm: Trajectvorm, jaar: int) -> Trajectprijs:
        """Give the price at the rates of the latest known year not after `jaar`."""
        if (vorm.code, jaar) not in self._prijzen:
            self._prijzen[vorm.code, jaar] = self._make_prijs(vorm, jaar)
        return self._prijzen[vorm.code, jaar]

    def make_stappen(self) -> tuple[Stap, ...]:
        """Explain every price that was asked for, ordered by trajectory and year."""
        prijzen = {(prijs.vorm.code, prijs.tariefjaar): prijs for prijs in self._prijzen.values()}
        return tuple(self._make_stap(prijs) for _, prijs in sorted(prijzen.items()))

    def _make_prijs(self, vorm: Trajectvorm, jaar: int) -> Trajectprijs:
        tarieven = self._invoer.regio.uurtarief_per_jaar.get(vorm.expertise, {})
        tariefjaar = get_tariefjaar(tarieven, jaar, vorm.expertise)
        opslag = sum((opslag.percentage for opslag in self._invoer.opslagen), Decimal(0))
        bedrag = calculate_trajectprijs(
            tarieven[tariefjaar], vorm.uren_per_week, vorm.doorlooptijd_dagen, opslag
        )
        return Trajectprijs(vorm, tariefjaar, bedrag)

    def _make_vorm(self, traject: str) -> Trajectvorm:
        standaard = self._invoer.regio.traject_per_code.get(traject)
        if standaard is None:
            raise OntbrekendGegevenError("traject", traject, f"Traject {traject} bestaat niet.")
        eigen = self._maatwerk.get(standaard.code)
        uren, doorlooptijd = standaard.uren_per_week, standaard.doorlooptijd_dagen
        if eigen is not None:
            uren = uren if eigen.uren_per_week is None else eigen.uren_per_week
            doorlooptijd = eigen.doorlooptijd_dagen or doorlooptijd
        return Trajectvorm(standaard.code, standaard.expertise, uren, doorlooptijd, eigen is not None)

    def _make_stap(self, prijs: Trajectprijs) -> Stap:
        vorm = prijs.vorm
        opslagen = sorted((opslag.code, opslag.percentage) for opslag in self._invoer.opslagen)
        invoer: dict[str, Waarde | Reeks] = {
            "traject": code(vorm.code),
            "maatwerk": Waarde("ja" if vorm.maatwerk else "nee", Eenheid.TEKST),
            "expertise": code(vorm.expertise),
            "tariefjaar": Waarde(prijs.tariefjaar, Eenheid.JAAR),
            "uurtarief": euro(self._invoer.regio.uurtarief_per_jaar[vorm.expertise][prijs.tariefjaar]),
            "uren_per_week": Waarde(vorm.uren_per_week, Eenheid.UREN),
            "doorlooptijd": dagen(vorm.doorlooptijd_dagen),
            "opslagen": Reeks(tuple(opslagen), Eenheid.DEEL),
        }
        return make_stap("trajectprijs", invoer, euro(prijs.prijs))

"""Prices of the trajectories of a region, without surcharges of a contract (NL §8)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.traject import calculate_trajectprijs, get_tariefjaar
from segmenten.models import Traject


@dataclass(frozen=True)
class Trajectprijs:
    """A trajectory at the rates of a year; rate and price in euros, None when no rate is known."""

    traject: Traject
    tariefjaar: int | None
    uurtarief: Decimal | None
    prijs: Decimal | None


def find_trajectprijzen(trajecten: QuerySet[Traject], jaar: int) -> list[Trajectprijs]:
    """Return the price of each trajectory at the latest known rate not after `jaar`."""
    gelezen = trajecten.select_related("product__segment", "expertise").prefetch_related(
        "expertise__uurtarieven"
    )
    return [_make_prijs(traject, jaar) for traject in gelezen]


def _make_prijs(traject: Traject, jaar: int) -> Trajectprijs:
    tarieven = {tarief.jaar: tarief.bedrag for tarief in traject.expertise.uurtarieven.all()}
    try:
        tariefjaar = get_tariefjaar(tarieven, jaar, traject.expertise.code)
    except OntbrekendGegevenError:
        # Shown as unknown; a settlement that needs it parks the contract with the reason.
        return Trajectprijs(traject, None, None, None)
    prijs = calculate_trajectprijs(
        tarieven[tariefjaar], traject.uren_per_week, traject.doorlooptijd_dagen, Decimal(0)
    )
    return Trajectprijs(traject, tariefjaar, tarieven[tariefjaar], prijs)

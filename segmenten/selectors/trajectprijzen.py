"""Prices of the trajectories of a region, without surcharges of a contract (NL §8)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.traject import calculate_trajectprijs, get_tariefjaar
from segmenten.models import IdentiteitQuerySet, Traject, Uurtarief, add_voorkomens


@dataclass(frozen=True)
class Trajectprijsregel:
    """A trajectory at the rates of a year; rate and price in euros, None when no rate is known."""

    traject: Traject
    tariefjaar: int | None
    uurtarief: Decimal | None
    prijs: Decimal | None


def find_trajectprijzen(
    trajecten: IdentiteitQuerySet[Traject], jaar: int, peildatum: date
) -> list[Trajectprijsregel]:
    """Return the price of each trajectory of `peildatum` at the latest known rate not after `jaar`."""
    # `voorkomen` comes from `op`; the type checker knows only what stands in the model.
    geldend: Any = trajecten.op(peildatum).select_related("product")
    gelezen = list(add_voorkomens(geldend.select_related("voorkomen__expertise"), peildatum, "product"))
    tarieven: dict[int, dict[int, Decimal]] = defaultdict(dict)
    expertises = {traject.voorkomen.expertise_id for traject in gelezen}
    rijen = Uurtarief.objects.filter(expertise__in=expertises)
    for expertise, tariefjaar, bedrag in rijen.values_list("expertise_id", "jaar", "bedrag"):
        tarieven[expertise][tariefjaar] = bedrag
    return [_make_prijs(traject, jaar, tarieven[traject.voorkomen.expertise_id]) for traject in gelezen]


def _make_prijs(traject: Traject, jaar: int, tarieven: Mapping[int, Decimal]) -> Trajectprijsregel:
    opbouw = traject.voorkomen
    try:
        tariefjaar = get_tariefjaar(tarieven, jaar, opbouw.expertise.code)
    except OntbrekendGegevenError:
        # Shown as unknown; a settlement that needs it parks the contract with the reason.
        return Trajectprijsregel(traject, None, None, None)
    prijs = calculate_trajectprijs(
        tarieven[tariefjaar], opbouw.uren_per_week, opbouw.doorlooptijd_dagen, Decimal(0)
    )
    return Trajectprijsregel(traject, tariefjaar, tarieven[tariefjaar], prijs)

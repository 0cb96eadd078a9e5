"""Price of a trajectory, the years in which it is recognised, and its conversion to places.

Source: docs/berekening.md, Trajecten en Plekken; NL §8.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkoop.kern.breuk import Fraction, Getal
from inkoop.kern.codes import Erkenning, Voortijdig
from inkoop.kern.fouten import OntbrekendGegevenError
from inkoop.kern.geld import exact, rond_af


@dataclass(frozen=True, slots=True)
class Looptijd:
    """One trajectory of a client: its start, its stop (or none yet) and the lead time in days."""

    start: date
    stop: date | None
    doorlooptijd_dagen: int


def get_tariefjaar(uurtarieven: Mapping[int, Decimal], jaar: int, expertise: str) -> int:
    """Give the latest known year that is not after `jaar`, or raise `OntbrekendGegevenError`."""
    bekend = [tariefjaar for tariefjaar in uurtarieven if tariefjaar <= jaar]
    if not bekend:
        zin = f"Van expertise {expertise} is geen uurtarief bekend van {jaar} of eerder."
        raise OntbrekendGegevenError("uurtarief", expertise, zin)
    return max(bekend)


def calculate_trajectprijs(
    uurtarief: Getal, uren_per_week: Getal, doorlooptijd_dagen: Getal, opslag: Getal
) -> Decimal:
    """Price in euros: hourly rate x hours per week x lead time in days/7 x (1 + opslag), rounded.

    `opslag` is the sum of the contract's opslagen, a fraction (0.08 is 8%). Source: NL §8.
    """
    per_week = exact(uurtarief) * exact(uren_per_week) * (1 + exact(opslag))
    return rond_af(per_week * exact(doorlooptijd_dagen) / 7)


def get_erkende_dagen(
    looptijd: Looptijd, tot_en_met: date, erkenning: Erkenning, voortijdig: Voortijdig
) -> int:
    """Give how many of the lead-time days are recognised up to and including `tot_en_met`.

    The recognised amount is price x days/lead time. A stop before the start means that no care was given: 0.
    """
    if looptijd.stop is not None and looptijd.stop < looptijd.start:
        return 0
    match erkenning:
        case Erkenning.BIJ_START:
            return looptijd.doorlooptijd_dagen if looptijd.start <= tot_en_met else 0
        case Erkenning.BIJ_AFSLUITING:
            gestopt = looptijd.stop is not None and looptijd.stop <= tot_en_met
            return looptijd.doorlooptijd_dagen if gestopt else 0
        case Erkenning.NAAR_RATO:
            return _get_dagen_naar_rato(looptijd, tot_en_met, voortijdig)


def _get_dagen_naar_rato(looptijd: Looptijd, tot_en_met: date, voortijdig: Voortijdig) -> int:
    gestopt = looptijd.stop is not None and looptijd.stop <= tot_en_met
    if gestopt and voortijdig is Voortijdig.VOLLEDIG:
        return looptijd.doorlooptijd_dagen
    laatste = looptijd.stop if gestopt and looptijd.stop is not None else tot_en_met
    verstreken = (laatste - looptijd.start).days + 1
    return max(0, min(verstreken, looptijd.doorlooptijd_dagen))


def calculate_erkend_bedrag(
    prijs: Getal, dagen_voor: Getal, dagen_tot: Getal, doorlooptijd_dagen: Getal
) -> Decimal:
    """Give a year's amount: rounded cumulative at year end minus rounded cumulative the year before.

    So the years always add up to the price exactly.
    """
    per_dag = exact(prijs) / exact(doorlooptijd_dagen)
    return rond_af(per_dag * exact(dagen_tot)) - rond_af(per_dag * exact(dagen_voor))


def calculate_plekbedrag(prijs: Getal, doorlooptijd_dagen: Getal, plekdagen: Getal) -> Decimal:
    """Amount in euros of occupied place-days: price/lead time x days, rounded once. Source: NL §8."""
    return rond_af(exact(prijs) * exact(plekdagen) / exact(doorlooptijd_dagen))


def trajecten_naar_plekken(trajecten: Getal, doorlooptijd_dagen: int, dagen_in_jaar: int) -> Fraction:
    """Places = trajectories x lead time/D; the budget stays the same."""
    return exact(trajecten) * doorlooptijd_dagen / dagen_in_jaar


def plekken_naar_trajecten(plekken: Getal, doorlooptijd_dagen: int, dagen_in_jaar: int) -> Fraction:
    """Trajectories = places x D/lead time; the budget stays the same."""
    return exact(plekken) * dagen_in_jaar / doorlooptijd_dagen

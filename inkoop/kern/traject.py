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
from inkoop.kern.periode import get_jaareinde


@dataclass(frozen=True, slots=True)
class Looptijd:
    """One trajectory of a client, over all its links.

    Attributes:
        start: first delivered day (s).
        laatste: last delivered day; None while the care is open.
        gestopt: last delivered day when the last reported period has a stop (u), else None: the end of an
            allocation or contract alone closes nothing.
        doorlooptijd_dagen: the lead time (L).
    """

    start: date
    laatste: date | None
    gestopt: date | None
    doorlooptijd_dagen: int


@dataclass(frozen=True, slots=True)
class Schakel:
    """One allocation in a chain of allocations that are one trajectory (`vervolg_op`).

    Attributes:
        begin: first delivered day of this link.
        laatste: last day that is its own; None for the last link.
        vorige_laatste: the last day of the link before it; None for the first.
    """

    begin: date
    laatste: date | None = None
    vorige_laatste: date | None = None


@dataclass(frozen=True, slots=True)
class Erkenningskeuze:
    """How a trajectory is recognised, as agreed; `uitval_dagen` None is that there is no such rule."""

    erkenning: Erkenning
    voortijdig: Voortijdig
    uitval_dagen: Decimal | None = None

    def get_voor(self, looptijd: Looptijd) -> tuple[Erkenning, Voortijdig]:
        """Give what holds for one trajectory: who drops out early counts by the days, whatever is agreed."""
        if self.uitval_dagen is not None and looptijd.gestopt is not None:
            duur = (looptijd.gestopt - looptijd.start).days + 1
            if duur <= self.uitval_dagen:
                return Erkenning.NAAR_RATO, Voortijdig.NAAR_RATO
        return self.erkenning, self.voortijdig


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


def get_erkende_dagen(looptijd: Looptijd, tot_en_met: date, keuze: Erkenningskeuze) -> int:
    """Give how many of the lead-time days are recognised up to and including `tot_en_met`.

    The recognised amount is price x days/lead time. Pauses change nothing.
    """
    erkenning, voortijdig = keuze.get_voor(looptijd)
    is_gesloten = looptijd.gestopt is not None and looptijd.gestopt <= tot_en_met
    match erkenning:
        case Erkenning.BIJ_START:
            return looptijd.doorlooptijd_dagen if looptijd.start <= tot_en_met else 0
        case Erkenning.BIJ_AFSLUITING:
            return looptijd.doorlooptijd_dagen if is_gesloten else 0
        case Erkenning.NAAR_RATO:
            if is_gesloten and voortijdig is Voortijdig.VOLLEDIG:
                return looptijd.doorlooptijd_dagen
            return _get_dagen_naar_rato(looptijd, tot_en_met)


def _get_dagen_naar_rato(looptijd: Looptijd, tot_en_met: date) -> int:
    laatste = tot_en_met if looptijd.laatste is None else min(tot_en_met, looptijd.laatste)
    return max(0, min((laatste - looptijd.start).days + 1, looptijd.doorlooptijd_dagen))


def get_jaardagen(
    looptijd: Looptijd, schakel: Schakel, jaar: int, keuze: Erkenningskeuze, tot_en_met: date | None = None
) -> tuple[int, int]:
    """Give the recognised days that the year's amount of a link goes from and to.

    Args:
        tot_en_met: a day of the year, for what is recognised so far; None is its last day.

    They go from the last day of the year before; in the year in which a link begins from the last day of the
    link before it, so that the days between two links fall to the next one, when it starts.
    """
    vorig_jaar, dit_jaar = get_jaareinde(jaar - 1), tot_en_met or get_jaareinde(jaar)
    if schakel.begin > dit_jaar:
        return 0, 0
    vanaf = vorig_jaar if schakel.begin <= vorig_jaar else schakel.vorige_laatste
    van, tot = (
        0 if dag is None else get_erkende_dagen(looptijd, min(dag, schakel.laatste or dag), keuze)
        for dag in (vanaf, dit_jaar)
    )
    return van, tot


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

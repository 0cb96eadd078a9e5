"""How far a contract is in a year, up to and including a day, by the rules of its settlement.

Source: docs/berekening.md, Contractstand van een contract.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bekostiging.berekening.afspraken.budget import find_budget, find_budgetstappen, find_gemeentebudgetten
from bekostiging.berekening.contractafrekening import calculate_realisatie
from bekostiging.berekening.invoer import Contractinvoer, Jaarafspraak, Trajectgroep
from bekostiging.berekening.modellen.plekken import PLEK_GROEP
from bekostiging.berekening.modellen.trajecten import TRAJECT_GROEP
from bekostiging.berekening.realisatie import REALISATIE_GEMEENTE
from bekostiging.berekening.stapregel import Stap
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Model
from inkoop.kern.geld import NUL, som
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.periode import dagen_van_jaar

_Sleutel = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Trajectstand:
    """The trajectories of one municipality: how many began and closed in the year, how many run on the day,
    and the part of their price in euros that is recognised so far.
    """

    gemeente: str
    traject: str
    begonnen: int
    afgesloten: int
    lopend: int
    erkend: Decimal


@dataclass(frozen=True, slots=True)
class Plekstand:
    """The agreed places of one municipality: the place-days there were so far, those that were occupied, and
    what those come to in euros.
    """

    gemeente: str
    traject: str
    plekken: Decimal
    beschikbaar: Decimal
    bezet: Decimal
    bedrag: Decimal


@dataclass(frozen=True, slots=True)
class Contractstand:
    """R so far in euros per municipality, and what lies behind it.

    Attributes:
        budget: B of the contract in euros; None where there is none.
        budgetten: B per municipality, where the agreement runs so; else None.
        clienten: unique clients delivered so far.
        deel_van_jaar: which part of the year has passed, 0 to 1.
        waardoor: the steps that explain B, or an amount that is agreed for the year.
    """

    model: Model
    afspraak: Jaarafspraak
    tot_en_met: date
    realisatie: Mapping[str, Decimal]
    budget: Decimal | None
    budgetten: Mapping[str, Decimal] | None
    trajecten: tuple[Trajectstand, ...]
    plekken: tuple[Plekstand, ...]
    clienten: int
    deel_van_jaar: Fraction
    waardoor: tuple[Stap, ...] = ()

    @property
    def is_budget_afgesproken(self) -> bool:
        """Whether B was agreed as an amount; else it is what the agreed numbers come to."""
        return self.afspraak.bedrag is not None or bool(self.afspraak.gemeenten)

    @property
    def totaal(self) -> Decimal:
        """R so far of the contract."""
        return som(self.realisatie.values())


def calculate_stand(invoer: Contractinvoer) -> Contractstand:
    """Say how far a contract is on the last day that its input looks at.

    Raises `NietAfTeRekenen` with a Dutch reason where something a rule asks for is not there.
    """
    realisatie = calculate_realisatie(invoer)
    bedragen = dict(_iter_groepen(realisatie.stappen))
    dag = invoer.regio.laatste_dag
    verstreken = (dag - date(dag.year, 1, 1)).days + 1
    return Contractstand(
        model=invoer.model,
        afspraak=invoer.afspraak,
        tot_en_met=dag,
        realisatie=realisatie.per_gemeente,
        budget=find_budget(invoer),
        budgetten=find_gemeentebudgetten(invoer),
        trajecten=tuple(_iter_trajecten(invoer, bedragen)),
        plekken=tuple(_iter_plekken(invoer, bedragen)),
        clienten=invoer.aantal_clienten,
        deel_van_jaar=Fraction(verstreken, dagen_van_jaar(dag.year)),
        waardoor=_choose_waardoor(invoer, realisatie.stappen),
    )


def _choose_waardoor(invoer: Contractinvoer, stappen: tuple[Stap, ...]) -> tuple[Stap, ...]:
    """An amount for the year may differ from what was agreed; a growing one is explained by its lines."""
    if MODELLEN[invoer.model].vast_bedrag:
        return tuple(stap for stap in stappen if stap.code != REALISATIE_GEMEENTE.code)
    return find_budgetstappen(invoer)


def _iter_groepen(stappen: tuple[Stap, ...]) -> Iterator[tuple[tuple[str, _Sleutel], Decimal]]:
    """Give the amounts by kind of step, municipality and trajectory; a trajectory may have several prices."""
    samen: dict[tuple[str, _Sleutel], Decimal] = {}
    for gemeente in stappen:
        if gemeente.code == REALISATIE_GEMEENTE.code:
            for stap in gemeente.stappen:
                if stap.code in {TRAJECT_GROEP.code, PLEK_GROEP.code}:
                    sleutel = stap.code, (gemeente.tekst("gemeente"), stap.tekst("traject"))
                    samen[sleutel] = samen.get(sleutel, NUL) + stap.bedrag
    yield from samen.items()


def _iter_trajecten(
    invoer: Contractinvoer, bedragen: Mapping[tuple[str, _Sleutel], Decimal]
) -> Iterator[Trajectstand]:
    per_sleutel: dict[_Sleutel, list[Trajectgroep]] = {}
    for groep in invoer.trajecten:
        if groep.traject is not None and groep.gemeente not in invoer.gemeenten_in_plekken:
            per_sleutel.setdefault((groep.gemeente, groep.traject), []).append(groep)
    jaar, dag = invoer.regio.jaar, invoer.regio.laatste_dag
    for sleutel, groepen in sorted(per_sleutel.items()):
        yield Trajectstand(
            *sleutel,
            begonnen=sum(groep.aantal for groep in groepen if _begon(groep, jaar, dag)),
            afgesloten=sum(groep.aantal for groep in groepen if _sloot(groep, jaar, dag)),
            lopend=sum(groep.aantal for groep in groepen if _loopt(groep, dag)),
            erkend=bedragen.get((TRAJECT_GROEP.code, sleutel), NUL),
        )


def _begon(groep: Trajectgroep, jaar: int, dag: date) -> bool:
    """A trajectory begins once: at its first link."""
    return groep.plaats.begin == groep.start and date(jaar, 1, 1) <= groep.start <= dag


def _sloot(groep: Trajectgroep, jaar: int, dag: date) -> bool:
    """A trajectory closes once: at its last link."""
    einde = groep.gestopt
    return groep.plaats.laatste is None and einde is not None and date(jaar, 1, 1) <= einde <= dag


def _loopt(groep: Trajectgroep, dag: date) -> bool:
    einden = [einde for einde in (groep.plaats.laatste, groep.stop) if einde is not None]
    return groep.plaats.begin <= dag and all(dag <= einde for einde in einden)


def _iter_plekken(
    invoer: Contractinvoer, bedragen: Mapping[tuple[str, _Sleutel], Decimal]
) -> Iterator[Plekstand]:
    bezet = {(rij.gemeente, rij.traject): rij.plekdagen for rij in invoer.bezetting}
    dagen = invoer.count_contractdagen(invoer.regio.laatste_dag)
    for plek in sorted(invoer.afspraak.plekken, key=lambda rij: (rij.gemeente, rij.traject)):
        if plek.gemeente in invoer.gemeenten_in_plekken:
            sleutel = plek.gemeente, plek.traject
            yield Plekstand(
                *sleutel,
                plekken=plek.aantal,
                beschikbaar=plek.aantal * dagen,
                bezet=bezet.get(sleutel, NUL),
                bedrag=bedragen.get((PLEK_GROEP.code, sleutel), NUL),
            )

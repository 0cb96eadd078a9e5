"""What a contract delivers in the year: its allocations, lines and outcomes, and what that comes to."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from inkoop.demo.plan import Contractplan
from inkoop.demo.prestaties import KRAP, Opdrachtregel, Registratie, Tariefbereik, get_vakken
from inkoop.demo.prijzen import Prijzen
from inkoop.demo.soorten import Ritme
from inkoop.demo.toeval import Toeval
from inkoop.demo.uitvoer import Uitvoer
from inkoop.demo.zorg import Zorg
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Erkenning, Frequentie, Voortijdig
from inkoop.kern.geld import rond_op
from inkoop.kern.levering import get_levering
from inkoop.kern.periode import Periode, is_geleverd, jaarperiode, maanddelen
from inkoop.kern.plekdagen import Verblijf
from inkoop.kern.traject import Erkenningskeuze, Looptijd, calculate_erkend_bedrag, get_erkende_dagen
from inkoop.kern.volume import get_betaalde_dagen, get_toegewezen_volume

# How clients differ from the average, in percent; together they average one hundred.
FACTOREN = (35, 50, 65, 80, 90, 100, 105, 120, 145, 210)
_BEHAALD = ("1", "1", "1", "0.5", "0")
_WEKEN_PER_MAAND = Fraction(52, 12)
_FREQUENTIES = {Ritme.WEEK: "week", Ritme.MAAND: "maand", Ritme.VERBLIJF: "dag"}


@dataclass
class Productie:
    """What was delivered.

    Attributes:
        bedragen: realised euros by municipality, before rounding; budgets are chosen on it.
        gedeclareerd: the same by municipality and the month in which it was declared; 13 is January after.
        clienten: the numbers of the delivered clients.
        verblijven: stays by municipality and trajectory where places count.
    """

    bedragen: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    gedeclareerd: dict[tuple[str, int], Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    clienten: set[int] = field(default_factory=set)
    verblijven: dict[tuple[str, str], list[Verblijf]] = field(default_factory=lambda: defaultdict(list))

    @property
    def totaal(self) -> Fraction:
        """Realised euros of all municipalities."""
        return sum(self.bedragen.values(), Fraction(0))


@dataclass(frozen=True, slots=True)
class Inzet:
    """What is allocated: volume in hundredths of a unit, the unit and per what it counts."""

    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""


class Producent:
    """Makes the production of one contract and writes it."""

    def __init__(
        self, plan: Contractplan, jaar: int, uitvoer: Uitvoer, registratie: Registratie, toeval: Toeval
    ) -> None:
        """Produce for `plan` in `jaar`, with the draws of `toeval`."""
        self.plan, self.jaar, self.toeval = plan, jaar, toeval
        self.uitvoer, self.registratie = uitvoer, registratie
        self.prijzen, self.productie = Prijzen(plan, jaar), Productie()

    def add(self, zorg: Zorg) -> None:
        """Deliver one allocation and write it with all that belongs to it."""
        inzet = _LEVERINGEN[self.plan.model](self, zorg)
        if is_geleverd(zorg.verloop.start, zorg.verloop.stop, self.jaar):
            self.productie.clienten.add(zorg.client)
        verloop, volume = zorg.verloop, inzet.volume
        self.uitvoer.add(
            "toewijzingen",
            (
                self.get_nummer(zorg),
                f"demo-{zorg.client + 1:07d}",
                zorg.gemeente,
                self.plan.nummer,
                self.plan.aanbod.product if self.plan.aanbod else None,
                zorg.traject.code if zorg.traject else None,
                verloop.ingangsdatum,
                verloop.einddatum,
                None if volume is None else Decimal(volume) / 100,
                inzet.eenheid,
                inzet.frequentie,
                verloop.start,
                verloop.stop,
                verloop.reden_stop,
            ),
        )

    def get_nummer(self, zorg: Zorg) -> str:
        """Give the number of an allocation."""
        return f"T{self.jaar}-{zorg.nummer:07d}"

    def add_bedrag(self, zorg: Zorg, bedrag: Fraction | Decimal, gedeclareerd: int) -> None:
        """Count realised euros at the municipality of an allocation, and in the month of declaring."""
        self.productie.bedragen[zorg.gemeente] += Fraction(bedrag)
        self.productie.gedeclareerd[zorg.gemeente, gedeclareerd] += Fraction(bedrag)

    def add_over_dagen(self, zorg: Zorg, bedrag: Fraction | Decimal, dagen: Periode | None) -> None:
        """Count realised euros that are declared by the day, each month in the one after it."""
        dagen = dagen or jaarperiode(self.jaar)
        for deel in maanddelen(dagen):
            self.add_bedrag(zorg, Fraction(bedrag) * deel.dagen / dagen.dagen, deel.maand + 1)


def _lever_met_registratie(maker: Producent, zorg: Zorg) -> Inzet:
    prijzen, toeval, ritme = maker.prijzen, maker.toeval, maker.prijzen.ritme
    volume = _draw_volume(prijzen.volume, ritme, toeval)
    regel = Opdrachtregel(maker.get_nummer(zorg), zorg.verloop, volume, ritme)
    geleverd, maximum = zorg.verloop.get_geleverd(maker.jaar), None
    if geleverd is not None and ritme is not Ritme.VERBLIJF and toeval.kans(KRAP):
        maximum = max(volume, volume * len(get_vakken(ritme, geleverd, maker.jaar)) * 3 // 4)
    bereik = Tariefbereik(prijzen.eerste_dag, prijzen.eenheid)
    for begin, deel, gemeld in maker.registratie.write(regel, bereik, toeval, maximum):
        maker.add_bedrag(zorg, deel * prijzen.get_tarief(begin) / 100, gemeld)
    if maximum is not None:
        return Inzet(maximum, prijzen.eenheid, "totaal")
    return Inzet(volume, prijzen.eenheid, _FREQUENTIES[ritme])


def _draw_volume(gemiddeld: Fraction, ritme: Ritme, toeval: Toeval) -> int:
    """Draw a volume in hundredths: quarters of an hour a week, whole nights a month."""
    if ritme is Ritme.VERBLIJF:
        return 100
    stappen = 4 if ritme is Ritme.WEEK else 1
    aantal = rond_op(gemiddeld * toeval.choose(FACTOREN) * stappen / 100, 0)
    return max(1, int(aantal)) * 100 // stappen


def _lever_toegewezen(maker: Producent, zorg: Zorg) -> Inzet:
    per_week = maker.prijzen.weekvolume * maker.toeval.choose(FACTOREN) / 100
    verloop, eenheid = zorg.verloop, maker.prijzen.eenheid
    frequentie, aantal = Frequentie.WEEK, per_week
    if zorg.nummer % 3 == 1 and verloop.einddatum is not None:
        dagen = (verloop.einddatum - verloop.ingangsdatum).days + 1
        frequentie, aantal = Frequentie.TOTAAL, per_week * dagen / 7
    elif zorg.nummer % 3 == 2:
        frequentie, aantal = Frequentie.MAAND, per_week * _WEKEN_PER_MAAND
    volume = max(1, int(rond_op(aantal * 100, 0)))
    termijn = verloop.ingangsdatum, verloop.einddatum
    levering = get_levering([(verloop.start, verloop.stop)], *termijn, None)
    for stuk in get_betaalde_dagen(verloop.ingangsdatum, levering, maker.jaar):
        toegewezen = get_toegewezen_volume(Decimal(volume) / 100, frequentie, *termijn, stuk)
        maker.add_over_dagen(zorg, toegewezen.volume * Fraction(maker.prijzen.tarief), stuk)
    return Inzet(volume, eenheid, frequentie.value)


def _lever_traject(maker: Producent, zorg: Zorg) -> Inzet:
    verloop, traject, plan = zorg.verloop, zorg.traject, maker.plan
    if traject is None or verloop.start is None:
        return Inzet()
    if zorg.gemeente in plan.in_plekken:
        verblijf = Verblijf(str(zorg.client), verloop.start, verloop.stop)
        maker.productie.verblijven[zorg.gemeente, traject.code].append(verblijf)
        return Inzet()
    parameters = plan.perceel.get("parameters", {}) | plan.parameters
    dagen = get_erkende_dagen(
        Looptijd(verloop.start, verloop.stop, verloop.stop, traject.doorlooptijd_dagen),
        date(maker.jaar, 12, 31),
        Erkenningskeuze(
            Erkenning(parameters.get("erkenning", "naar_rato")),
            Voortijdig(parameters.get("voortijdig", "volledig")),
        ),
    )
    prijs = maker.prijzen.get_trajectprijs(traject)
    bedrag = calculate_erkend_bedrag(prijs, 0, dagen, traject.doorlooptijd_dagen)
    maker.add_over_dagen(zorg, bedrag, verloop.get_geleverd(maker.jaar))
    return Inzet()


def _lever_clientbedrag(maker: Producent, zorg: Zorg) -> Inzet:
    geleverd = zorg.verloop.get_geleverd(maker.jaar)
    for deel in maanddelen(geleverd) if geleverd else ():
        maker.add_bedrag(zorg, maker.prijzen.tarief, deel.maand + 1)
    return Inzet(100, maker.prijzen.eenheid, "maand")


def _lever_resultaat(maker: Producent, zorg: Zorg) -> Inzet:
    prijzen, verloop = maker.prijzen, zorg.verloop
    if verloop.start is not None and verloop.start.year == maker.jaar:
        maker.add_bedrag(zorg, prijzen.start_deel * prijzen.tarief, verloop.start.month + 1)
    if verloop.stop is not None:
        behaald, dag = (
            maker.toeval.choose(_BEHAALD),
            verloop.stop + timedelta(days=maker.toeval.tussen(0, 14)),
        )
        maker.uitvoer.add("resultaten", (maker.get_nummer(zorg), dag, behaald))
        if dag.year == maker.jaar:
            bedrag = (1 - prijzen.start_deel) * prijzen.tarief * Decimal(behaald)
            maker.add_bedrag(zorg, bedrag, dag.month + 1)
    return Inzet(100, prijzen.eenheid, "totaal")


_LEVERINGEN: dict[str, Callable[[Producent, Zorg], Inzet]] = {
    "pxq": _lever_met_registratie,
    "populatie": _lever_met_registratie,
    "toegewezen": _lever_toegewezen,
    "trajecten": _lever_traject,
    "plekken": _lever_traject,
    "clientbedrag": _lever_clientbedrag,
    "resultaat": _lever_resultaat,
}

"""Tariffs and prices of one contract, set so that average costs per client come out as the source says."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from inkoop.demo.aanvulling import Traject
from inkoop.demo.plan import Contractplan
from inkoop.demo.prestaties import count_dagen, count_vakken
from inkoop.demo.regiobron import Element
from inkoop.demo.soorten import Ritme
from inkoop.demo.verloop import Verloop, calculate_gemiddelde
from inkoop.kern.breuk import Fraction
from inkoop.kern.geld import rond_op
from inkoop.kern.traject import calculate_trajectprijs

INDEXATIE, OPSLAG, MAATWERK = Decimal("1.03"), Decimal("0.08"), Decimal("1.1")
GEMIDDELD_BEHAALD = Fraction(7, 10)


@dataclass(frozen=True)
class Prijzen:
    """What care costs under one contract in one year."""

    plan: Contractplan
    jaar: int

    @property
    def has_registratie(self) -> bool:
        """Whether lines of delivered care are reported; other models need none."""
        return self.plan.model in ("pxq", "populatie")

    @property
    def ritme(self) -> Ritme:
        """How care is delivered."""
        return self.plan.profiel.soort.ritme

    @property
    def eenheid(self) -> str:
        """The unit of the tariff."""
        return {"clientbedrag": "maand", "resultaat": "stuks"}.get(
            self.plan.model, self.plan.profiel.soort.eenheid
        )

    @cached_property
    def tarief(self) -> Decimal:
        """Euros per unit on 1 January, in whole cents."""
        kosten, jaar = self.plan.profiel.kosten, self.jaar
        if self.plan.model == "clientbedrag":
            maanden = calculate_gemiddelde(count_vakken(Ritme.MAAND), jaar) / 1000
            return rond_op(kosten / maanden, 2)
        if self.plan.model == "resultaat":
            bij_start = Fraction(self.start_deel)
            gestopt = calculate_gemiddelde(_count_gestopt, jaar)
            return rond_op(kosten / (bij_start + (1 - bij_start) * gestopt * GEMIDDELD_BEHAALD), 2)
        if self.ritme is Ritme.VERBLIJF:
            return rond_op(kosten / calculate_gemiddelde(count_dagen, jaar), 2)
        return self.plan.profiel.soort.tarief

    @property
    def start_deel(self) -> Decimal:
        """Which part of the price of an outcome is paid at the start."""
        return Decimal(str(self.plan.perceel.get("parameters", {}).get("start_deel", 0)))

    @property
    def eerste_dag(self) -> date:
        """From when a tariff is known; now and then it was agreed too late for the first lines."""
        laat = self.has_registratie and self.plan.volgnummer % 12 == 5
        return date(self.jaar, 1, 15) if laat else date(self.jaar, 1, 1)

    @cached_property
    def tarief_juli(self) -> Decimal:
        """Euros per unit from 1 July, when one in four contracts is indexed."""
        geindexeerd = self.has_registratie and self.plan.volgnummer % 4 == 0
        return rond_op(self.tarief * INDEXATIE, 2) if geindexeerd else self.tarief

    def get_tarief(self, dag: date) -> Decimal:
        """Give the tariff of a day."""
        return self.tarief_juli if dag.month > 6 else self.tarief

    @cached_property
    def volume(self) -> Fraction:
        """Average volume per week or month of one client, in units."""
        if self.ritme is Ritme.VERBLIJF:
            return Fraction(1)
        vakken = calculate_gemiddelde(count_vakken(self.ritme), self.jaar) / 1000
        return self.plan.profiel.kosten / vakken / Fraction(self.tarief)

    @cached_property
    def weekvolume(self) -> Fraction:
        """Average allocated volume per week of one client, in units."""
        weken = calculate_gemiddelde(count_dagen, self.jaar) / 7
        return self.plan.profiel.kosten / weken / Fraction(self.tarief)

    @property
    def maatwerk(self) -> list[Element]:
        """One in four regional contracts asks for more hours in its longest trajectory (NL §8, step 2)."""
        aanbod = self.plan.aanbod
        regionaal = self.plan.perceel.get("soort") == "regionaal"
        if self.plan.model != "trajecten" or not regionaal or self.plan.volgnummer % 4 != 1 or aanbod is None:
            return []
        lang = aanbod.trajecten[-1]
        uren = rond_op(lang.uren_per_week * MAATWERK, 2)
        motivering = "Demonstratie: de doelgroep vraagt meer begeleiding per week."
        return [{"traject": lang.code, "uren_per_week": uren, "motivering": motivering}]

    def get_trajectprijs(self, traject: Traject) -> Decimal:
        """Give the price of a trajectory in euros, with this contract's surcharges and maatwerk."""
        eigen = {regel["traject"]: regel["uren_per_week"] for regel in self.maatwerk}
        uren = eigen.get(traject.code, traject.uren_per_week)
        opslag = OPSLAG if self.plan.opslagen else Decimal(0)
        return calculate_trajectprijs(traject.uurtarief, uren, traject.doorlooptijd_dagen, opslag)

    def describe_tarieven(self) -> list[Element]:
        """Give the tariffs for regio.yaml."""
        if self.plan.aanbod is None or self.plan.model in ("trajecten", "plekken"):
            return []
        eerste = {
            "product": self.plan.aanbod.product,
            "tarief": self.tarief,
            "eenheid": self.eenheid,
            "vanaf": self.eerste_dag,
        }
        if self.tarief_juli == self.tarief:
            return [eerste]
        juli = eerste | {"tarief": self.tarief_juli, "vanaf": date(self.jaar, 7, 1)}
        return [eerste | {"tot": date(self.jaar, 6, 30)}, juli]


def _count_gestopt(verloop: Verloop, jaar: int, _: int | None) -> int:
    return int(verloop.stop is not None)

"""Realisatie of trajectories with follow-on (rules, section 1a)."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tests.orakel.dossier import Dossier
from tests.orakel.regio import Sleutel
from tests.orakel.rekenen import (
    Bedragen,
    Datum,
    NietTeBerekenenError,
    count_days,
    get_day_before,
    round_cents,
)
from tests.orakel.zorg import Zorg


@dataclass
class Keten:
    """One trajectory: links in order of effective start (ties: order of the chain)."""

    dossier: Dossier
    schakels: list[Zorg]

    @property
    def traject(self) -> str:
        """The code of the trajectory, the same for all links."""
        return self.schakels[0].toewijzing.traject

    @property
    def start(self) -> Datum:
        """1a, s: the effective start of the first."""
        return self.schakels[0].start

    @property
    def sluiting(self) -> Datum | None:
        """1a, u: the effective stop of the last, when the last period that was reported has a stop."""
        return self.schakels[-1].sluiting

    @cached_property
    def erkenning(self) -> tuple[str, str]:
        """1a: erkenning and voortijdig; with uitval_dagen both are naar_rato when [s, u] is that short."""
        uitval = self.dossier.get_parameter("uitval_dagen", "")
        if uitval and self.sluiting and count_days(self.start, self.sluiting) <= int(uitval):
            return "naar_rato", "naar_rato"
        erkenning = self.dossier.get_parameter("erkenning", "naar_rato")
        return erkenning, self.dossier.get_parameter("voortijdig", "volledig")

    def get_recognised_days(self, dag: Datum) -> int:
        """1a: the days that are recognised up to and including a day, by the table of erkenning."""
        erkenning, voortijdig = self.erkenning
        doorlooptijd = self.dossier.get_lead_time(self.traject)
        gesloten = self.sluiting is not None and dag >= self.sluiting
        if erkenning == "bij_start":
            return doorlooptijd if dag >= self.start else 0
        if erkenning == "bij_afsluiting":
            return doorlooptijd if gesloten else 0
        if gesloten and voortijdig == "volledig":
            return doorlooptijd
        # Reading: the last delivered day of the one trajectory is that of its last link, as u is.
        laatste = self.schakels[-1].stop
        return min(count_days(self.start, dag if laatste is None else min(dag, laatste)), doorlooptijd)

    def get_amount(self, dagen: int) -> Fraction:
        """1a: price x recognised days/L, rounded; no price is asked where it does not matter."""
        if dagen == 0:
            return Fraction()
        prijs = self.dossier.get_price(self.traject, self.start.year)
        return round_cents(prijs * dagen / self.dossier.get_lead_time(self.traject))

    def get_last_day(self, plaats: int) -> Datum | None:
        """Follow-on: the last delivered day or the day before the next link; the last link has none."""
        if plaats == len(self.schakels) - 1:
            return None
        stop, voor_volgende = self.schakels[plaats].stop, get_day_before(self.schakels[plaats + 1].start)
        return voor_volgende if stop is None else min(stop, voor_volgende)

    def get_span(self, plaats: int, dag: Datum) -> tuple[int, int]:
        """Follow-on: the recognised days that a link's cumulative amount runs from and to, at a day."""
        if dag < self.schakels[plaats].start:
            return 0, 0
        laatste = self.get_last_day(plaats)
        tot = self.get_recognised_days(dag if laatste is None else min(dag, laatste))
        vorige = self.get_last_day(plaats - 1) if plaats else None
        return (self.get_recognised_days(vorige) if vorige else 0), tot

    def get_year_amount(self, plaats: int) -> Fraction:
        """1a: what a link has at the last day of the year less what it had at that of the year before."""
        van, tot = self.get_span(plaats, self.dossier.eind)
        eerder_van, eerder_tot = self.get_span(plaats, get_day_before(self.dossier.begin))
        if tot - van == eerder_tot - eerder_van:
            return Fraction()
        nu = self.get_amount(tot) - self.get_amount(van)
        return nu - (self.get_amount(eerder_tot) - self.get_amount(eerder_van))


def calculate_trajecten(dossier: Dossier) -> Bedragen:
    """1a: each link of each chain has its own amount in the year."""
    for zorg in dossier.geleverd:
        if not zorg.toewijzing.traject:
            raise NietTeBerekenenError(f"toewijzing {zorg.toewijzing.nummer} heeft geen traject")
    uit: Bedragen = defaultdict(Fraction)
    for keten in list_ketens(dossier):
        for plaats, schakel in enumerate(keten.schakels):
            uit[schakel.toewijzing.gemeente] += keten.get_year_amount(plaats)
    return uit


def list_ketens(dossier: Dossier) -> list[Keten]:
    """Follow-on: bring together what continues each other; what settles in plekken is not in a chain."""
    op_sleutel = {z.toewijzing.sleutel: z for z in dossier.zorg if z.toewijzing.traject}
    per_begin: dict[Sleutel, list[tuple[int, Zorg]]] = defaultdict(list)
    for zorg in op_sleutel.values():
        if zorg.toewijzing.gemeente not in dossier.in_plekken:
            begin, diepte = find_first(dossier, op_sleutel, zorg)
            per_begin[begin].append((diepte, zorg))
    return [
        Keten(dossier, [zorg for _, zorg in sorted(delen, key=lambda deel: (deel[1].start, deel[0]))])
        for _, delen in sorted(per_begin.items())
    ]


def find_first(dossier: Dossier, geleverd: dict[Sleutel, Zorg], zorg: Zorg) -> tuple[Sleutel, int]:
    """Follow-on: walk back over what is not delivered, up to what begins anew; and count the links."""
    eerste, diepte = zorg.toewijzing.sleutel, 0
    vorige = zorg.toewijzing.vervolg_op
    while vorige is not None:
        toewijzing = dossier.regio.toewijzingen[vorige]
        if vorige in geleverd:
            if toewijzing.gemeente in dossier.in_plekken:
                break
            eerste, diepte = vorige, diepte + 1
        vorige = toewijzing.vervolg_op
    return eerste, diepte

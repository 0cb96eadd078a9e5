"""What the settlement of one contract in one year looks up."""

import datetime
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tests.orakel.regio import Deel, Regio, get_term
from tests.orakel.rekenen import (
    NUL,
    Bedragen,
    Datum,
    NietTeBerekenenError,
    apportion,
    count_days,
    round_cents,
)
from tests.orakel.sleutel import get_latest, get_weights
from tests.orakel.weigering import read_number
from tests.orakel.zorg import Zorg, get_zorg


@dataclass
class Dossier:
    """One contract with the agreement of one year."""

    regio: Regio
    contract: Deel
    afspraak: Deel
    jaar: int

    @property
    def nummer(self) -> str:
        """The number of the contract."""
        return str(self.contract["nummer"])

    @property
    def perceel(self) -> Deel:
        """The perceel the contract was awarded for."""
        return self.regio.get_perceel(self.contract)

    @property
    def model(self) -> str:
        """The funding model of the perceel."""
        return str(self.perceel["model"])

    @property
    def soort(self) -> str:
        """The kind of agreement."""
        return str(self.afspraak.get("soort", "geen"))

    @property
    def begin(self) -> Datum:
        """The first of January."""
        return datetime.date(self.jaar, 1, 1)

    @property
    def eind(self) -> Datum:
        """The last of December."""
        return datetime.date(self.jaar, 12, 31)

    @property
    def dagen(self) -> int:
        """D: the number of days of the year."""
        return count_days(self.begin, self.eind)

    @property
    def contractdagen(self) -> int:
        """D_c: the number of days of the year within the term of the contract."""
        begin, eind = get_term(self.contract)
        return count_days(max(begin, self.begin), min(eind or self.eind, self.eind))

    @property
    def deelnemers(self) -> list[str]:
        """Who takes part in the contract."""
        return self.regio.list_participants(self.contract)

    @property
    def in_plekken(self) -> set[str]:
        """1b: under model plekken all participants, under trajecten those of gemeentekeuze."""
        if self.model == "plekken":
            return set(self.deelnemers)
        if self.model != "trajecten":
            return set()
        keuze = self.afspraak.get("gemeentekeuze", self.perceel.get("gemeentekeuze")) or {}
        return set(keuze) & set(self.deelnemers)

    @property
    def buiten_plekken(self) -> list[str]:
        """The participants that are not in plekken."""
        return [code for code in self.deelnemers if code not in self.in_plekken]

    @cached_property
    def zorg(self) -> list[Zorg]:
        """The care of the contract that is delivered, in whichever year, by number and municipality."""
        alle = [
            get_zorg(self.regio, rij)
            for rij in self.regio.toewijzingen.values()
            if rij.contract == self.nummer
        ]
        return sorted(
            (z for z in alle if z.perioden), key=lambda z: (z.toewijzing.nummer, z.toewijzing.gemeente)
        )

    @cached_property
    def geleverd(self) -> list[Zorg]:
        """The care that is delivered in the year."""
        return [zorg for zorg in self.zorg if zorg.is_delivered(self.begin, self.eind)]

    @property
    def aantal_clienten(self) -> int:
        """Delivered care: the number of unique clients of the year, over the whole contract."""
        return len({zorg.toewijzing.client for zorg in self.geleverd})

    def get_parameter(self, naam: str, standaard: str) -> str:
        """Parameters of the annual agreement go before those of the perceel."""
        for bron in (self.afspraak.get("parameters") or {}, self.perceel.get("parameters") or {}):
            if naam in bron:
                return str(bron[naam])
        return standaard

    def get_tarief(self, product: str, dag: Datum) -> Deel:
        """Section 1 and 6, tariff: what is valid on a day, or the contract is parked."""
        tarief = self.regio.find_tarief(self.nummer, product, dag)
        if tarief is None:
            raise NietTeBerekenenError(f"geen tarief voor {product} op {dag}")
        return tarief

    def get_prijs(self, product: str, dag: Datum) -> Fraction:
        """The amount of the tariff on a day."""
        return read_number(self.get_tarief(product, dag)["tarief"])

    def get_traject(self, code: str) -> Deel:
        """1a: a maatwerktraject changes hours per week and/or lead time for one provider."""
        traject = self.regio.get("trajecten", code)
        for maatwerk in self.contract.get("maatwerk") or []:
            if maatwerk["traject"] == code:
                eigen = {k: v for k, v in maatwerk.items() if k in ("uren_per_week", "doorlooptijd_dagen")}
                return {**traject, **eigen}
        return traject

    def get_lead_time(self, code: str) -> int:
        """1a, L: the lead time of a trajectory in days."""
        return int(self.get_traject(code)["doorlooptijd_dagen"])

    def get_price(self, code: str, jaar: int) -> Fraction:
        """1a: hourly rate of a year x hours per week x lead time/7 x (1 + opslagen), rounded."""
        traject = self.get_traject(code)
        expertise = self.regio.get("expertises", traject["expertise"])
        uurtarief = get_latest(expertise.get("uurtarief") or {}, jaar)
        if uurtarief is None:
            raise NietTeBerekenenError(f"geen uurtarief van {expertise['code']} in of voor {jaar}")
        opslagen = [self.regio.get("opslagen", opslag) for opslag in self.contract.get("opslagen") or []]
        factor = 1 + sum((read_number(opslag["percentage"]) for opslag in opslagen), NUL)
        weken = Fraction(self.get_lead_time(code), 7)
        return round_cents(uurtarief * read_number(traject["uren_per_week"]) * weken * factor)

    def get_place_price(self, code: str) -> Fraction:
        """1b: the price of a place-day is the trajectory price at the rates of the year/lead time."""
        return self.get_price(code, self.jaar) / self.get_lead_time(code)

    def apportion_by_inhabitants(self, bedrag: Fraction, over: list[str] | None = None) -> Bedragen:
        """By inhabitants: with the key, over the gemeenten_lijst, else the participants."""
        if bedrag == 0:
            return {}
        wie = over if over is not None else self.afspraak.get("gemeenten_lijst") or self.deelnemers
        return apportion(bedrag, get_weights(self.regio, self.jaar, wie))

    def apportion_or_by_inhabitants(
        self, bedrag: Fraction, gewichten: Bedragen, over: list[str] | None = None
    ) -> Bedragen:
        """Section 4: by the weights; where they are all zero by inhabitants."""
        if bedrag == 0:
            return {}
        if sum(gewichten.values(), NUL) == 0:
            return self.apportion_by_inhabitants(bedrag, over)
        return apportion(bedrag, gewichten)

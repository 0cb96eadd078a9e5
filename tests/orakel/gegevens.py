"""What a settlement looks up: tariffs, prices of trajectories, inhabitants, parameters."""

import datetime
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.orakel.bundel import Bundel, Toewijzing, read_date, read_number
from tests.orakel.rekenen import Bedragen, NietTeBerekenenError, apportion, round_cents, round_half_up


@dataclass
class Dossier:
    """One contract with the agreement of one year."""

    bundel: Bundel
    contract: dict[str, Any]
    afspraak: dict[str, Any]
    jaar: int

    @property
    def perceel(self) -> dict[str, Any]:
        """The perceel the contract was awarded for."""
        return self.bundel.percelen[self.contract["perceel"]]

    @property
    def model(self) -> str:
        """The funding model of the perceel."""
        return str(self.perceel["model"])

    @property
    def begin(self) -> datetime.date:
        """The first of January."""
        return datetime.date(self.jaar, 1, 1)

    @property
    def eind(self) -> datetime.date:
        """The last of December."""
        return datetime.date(self.jaar, 12, 31)

    @property
    def dagen(self) -> int:
        """D: the number of days of the year."""
        return (self.eind - self.begin).days + 1

    @property
    def toewijzingen(self) -> list[Toewijzing]:
        """All allocations of the contract."""
        return self.bundel.list_toewijzingen(self.contract["nummer"])

    @property
    def geleverd(self) -> list[Toewijzing]:
        """The allocations delivered in the year."""
        return [rij for rij in self.toewijzingen if rij.is_delivered(self.begin, self.eind)]

    @property
    def geleverd_ooit(self) -> list[Toewijzing]:
        """The allocations with a start, in whichever year."""
        return [rij for rij in self.toewijzingen if rij.start is not None]

    @property
    def aantal_clienten(self) -> int:
        """The number of unique clients delivered in the year."""
        return len({rij.client for rij in self.geleverd})

    def get_parameter(self, naam: str, standaard: str) -> str:
        """Read a parameter: the agreement goes before the perceel."""
        for bron in (self.afspraak.get("parameters") or {}, self.perceel.get("parameters") or {}):
            if naam in bron:
                return str(bron[naam])
        return standaard

    def get_number(self, naam: str) -> Fraction:
        """Read a number of the agreement that the rule cannot do without."""
        if self.afspraak.get(naam) in (None, ""):
            raise NietTeBerekenenError(f"de jaarafspraak heeft geen {naam}")
        return read_number(self.afspraak[naam])

    def get_tarief(self, product: str, dag: datetime.date) -> Fraction:
        """Look up the tariff of a product that is valid on a day."""
        for tarief in self.contract.get("tarieven") or []:
            if tarief["product"] == product and is_valid_on(tarief, dag):
                return read_number(tarief["tarief"])
        raise NietTeBerekenenError(f"geen tarief voor {product} op {dag}")

    def get_lead_time(self, code: str) -> int:
        """The lead time of a trajectory in days, in this contract's own variant if it has one."""
        return int(self.get_traject(code)["doorlooptijd_dagen"])

    def get_traject(self, code: str) -> dict[str, Any]:
        """The trajectory as this contract delivers it: a maatwerk replaces hours and lead time."""
        traject = self.bundel.find("trajecten", "code", code)
        if traject is None:
            raise NietTeBerekenenError(f"geen traject {code!r}")
        for maatwerk in self.contract.get("maatwerk") or []:
            if maatwerk["traject"] == code:
                eigen = {k: v for k, v in maatwerk.items() if k in ("uren_per_week", "doorlooptijd_dagen")}
                return {**traject, **eigen}
        return traject

    def get_price(self, code: str, jaar: int) -> Fraction:
        """Hourly rate of the year x hours per week x lead time / 7 x (1 + opslagen), rounded."""
        traject = self.get_traject(code)
        expertise = self.bundel.find("expertises", "code", traject["expertise"])
        assert expertise is not None
        uurtarief = get_latest(expertise["uurtarief"], jaar, f"uurtarief van {expertise['code']}")
        weken = Fraction(int(traject["doorlooptijd_dagen"]), 7)
        opslag = Fraction(1)
        for code_opslag in self.contract.get("opslagen") or []:
            regel = self.bundel.find("opslagen", "code", code_opslag)
            assert regel is not None
            opslag += read_number(regel["percentage"])
        return round_cents(uurtarief * read_number(traject["uren_per_week"]) * weken * opslag)

    def apportion_by_inhabitants(self, bedrag: Fraction) -> Bedragen:
        """Apportion with the distribution key, over the agreement's list where it has one."""
        if bedrag == 0:
            return {}
        alle = self.bundel.kop["gemeenten"]
        # The rules are silent on a merged municipality (`tot`); one that is gone on 1 January bears nothing.
        bestaand = [g["code"] for g in alle if not g.get("tot") or g["tot"] >= self.begin.isoformat()]
        lijst = self.afspraak.get("gemeenten_lijst") or bestaand
        aantallen = {}
        for gemeente in alle:
            if gemeente["code"] in lijst:
                wat = f"inwoners van {gemeente['code']}"
                aantallen[gemeente["code"]] = get_latest(gemeente.get("inwoners") or {}, self.jaar, wat)
        afronding = (self.bundel.kop["regio"].get("verdeelsleutel") or {}).get("afronding_percentage")
        if afronding is not None:
            totaal = sum(aantallen.values())
            aantallen = {c: round_half_up(100 * n / totaal, int(afronding)) for c, n in aantallen.items()}
        return apportion(bedrag, aantallen)


def is_valid_on(tarief: dict[str, Any], dag: datetime.date) -> bool:
    """Tell whether a tariff is valid on a day, both ends included."""
    vanaf, tot = read_date(tarief["vanaf"]), read_date(tarief.get("tot"))
    assert vanaf is not None
    return vanaf <= dag and (tot is None or dag <= tot)


def get_latest(per_jaar: dict[str, str], jaar: int, wat: str) -> Fraction:
    """The value of the latest known year that is not after the year."""
    bekend = [bekend for bekend in per_jaar if int(bekend) <= jaar]
    if not bekend:
        raise NietTeBerekenenError(f"geen {wat} in of voor {jaar}")
    return read_number(per_jaar[max(bekend, key=int)])

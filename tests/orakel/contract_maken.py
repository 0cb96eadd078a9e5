"""Random contracts: a term, participants, maatwerk, and tariffs that go by the day."""

import datetime
from decimal import Decimal

from tests.orakel.afspraak_maken import Afspraakmaker
from tests.orakel.loting import Loting, Rij

EENHEDEN = ("uur", "uur", "minuut", "dagdeel")


class Contractmaker:
    """Makes one contract on a perceel."""

    def __init__(self, lot: Loting, nummer: str, perceel: Rij, gemeenten: list[str]) -> None:
        self.lot, self.nummer, self.perceel = lot, nummer, perceel
        self.model = str(perceel["model"])
        self.deelnemers = list(perceel.get("gemeenten") or gemeenten)
        self.eenheid = {n: lot.choose(EENHEDEN) for n in (1, 2)}

    def make(self) -> Rij:
        """Make the contract."""
        lot, j = self.lot, self.lot.jaar
        contract: Rij = {"nummer": self.nummer, "aanbieder": "alfa", "perceel": self.perceel["code"]}
        if lot.kans(0.25):
            self.deelnemers = contract["gemeenten"] = lot.some(self.deelnemers, 0.6)
        begin = datetime.date(j - 1, 1, 1)
        if lot.kans(0.2):
            begin = lot.choose((datetime.date(j, 1, 1), datetime.date(j, 2, 15), datetime.date(j, 7, 1)))
        contract["ingangsdatum"] = begin.isoformat()
        laatste = j + 1
        if lot.kans(0.25):
            eind = lot.dag(vanaf=datetime.date(j, 7, 1)) or datetime.date(j, 12, 31)
            contract["einddatum"], laatste = eind.isoformat(), min(eind.year, j + 1)
        contract["opslagen"] = lot.rng.sample(("systeem", "nacht"), lot.choose((0, 0, 1, 2)))
        if self.perceel.get("soort") != "lokaal" and lot.kans(0.4):
            contract["maatwerk"] = [self._make_maatwerk()]
        contract["tarieven"] = self.make_tarieven()
        jaren = [jaar for jaar in (j - 1, j, j + 1) if begin.year <= jaar <= laatste]
        contract["jaarafspraken"] = [
            Afspraakmaker(lot, self.model, self.deelnemers, jaar).make()
            for jaar in jaren
            if lot.kans(0.95 if jaar == j else 0.5)
        ]
        return contract

    def make_tarieven(self) -> list[Rij]:
        """Make the tariffs of both products, in any order."""
        tarieven = [rij for n in (1, 2) for rij in self._make_product(n)]
        self.lot.rng.shuffle(tarieven)
        return tarieven

    def _make_maatwerk(self) -> Rij:
        deel: Rij = {"traject": f"T-{self.model}-1", "motivering": "Op maat\nvoor één aanbieder"}
        if self.lot.kans(0.7):
            deel["uren_per_week"] = self.lot.getal(1, 20, 1)
        if self.lot.kans(0.7):
            deel["doorlooptijd_dagen"] = self.lot.choose((30, 140, 365))
        return deel

    def _make_product(self, n: int) -> list[Rij]:
        """Consecutive tariffs; now and then a gap between two, an end, another unit, or none at all."""
        lot = self.lot
        if lot.kans(0.04):
            return []
        begin, rijen = datetime.date(lot.jaar - 2, 1, 1), []
        for dag in sorted(lot.rng.sample(lot.dagen[3:], lot.choose((0, 1, 2)))):
            tot = dag - datetime.timedelta(days=1 + lot.choose((0, 0, 0, 0, 0, 9)))
            if begin <= tot:
                rijen.append({**self._make_tarief(n, begin), "tot": tot.isoformat()})
                begin = dag
        laatste = self._make_tarief(n, begin)
        if lot.kans(0.06):
            laatste["tot"] = (begin + datetime.timedelta(days=200)).isoformat()
        return [*rijen, laatste]

    def _make_tarief(self, n: int, vanaf: datetime.date) -> Rij:
        bedrag = self.lot.getal(1, 180, self.lot.choose((0, 1, 2, 4, 9)))
        eenheid = self.eenheid[n] if self.lot.kans(0.92) else self.lot.choose(EENHEDEN)
        product = f"{self.model}-{n}"
        return {"product": product, "tarief": bedrag, "eenheid": eenheid, "vanaf": vanaf.isoformat()}


def make_opslagen() -> list[Rij]:
    """The surcharges that contracts choose from."""
    return [
        {"code": "systeem", "naam": "Systeem", "percentage": Decimal("0.08")},
        {"code": "nacht", "naam": "Nacht", "percentage": Decimal("0.0333")},
    ]

"""Random lines of care, spread over deliveries, with credits of earlier ones."""

import datetime

from tests.orakel.loting import Loting, Rij

DAG = datetime.timedelta(days=1)


class Prestatiemaker:
    """Makes the lines of one contract; each belongs to a delivery."""

    def __init__(self, lot: Loting, contract: str, leveringen: int) -> None:
        self.lot, self.contract = lot, contract
        self.per_levering: list[list[Rij]] = [[] for _ in range(leveringen)]
        self.aantal = 0

    def make(self, toewijzingen: list[Rij], eenheid: dict[int, str]) -> None:
        """Make lines on the allocations, and then credits."""
        for toewijzing in toewijzingen:
            for _ in range(self.lot.rng.randint(0, 6)):
                self._make_lines(toewijzing, eenheid[int(toewijzing["product"][-1])])
        for nummer in range(1, len(self.per_levering)):
            self._make_credits(nummer)

    def _make_lines(self, toewijzing: Rij, eenheid: str) -> None:
        """Make a line, and now and then others that begin on the same day."""
        lot = self.lot
        vroegst = toewijzing["ingangsdatum"] if lot.kans(0.92) else lot.dagen[0]
        begin = max(lot.choose(lot.dagen), vroegst) + lot.choose((0, 0, 17, 50, 111)) * DAG
        eind = begin + lot.choose((0, 0, 6, 6, 27, 40)) * DAG
        if lot.kans(0.9) and eind.year != begin.year:
            eind = begin
        rij: Rij = {
            "toewijzing": toewijzing["nummer"],
            "gemeente": toewijzing["gemeente"],
            "begindatum": begin,
            "einddatum": eind,
            "volume": lot.choose((3, 6, lot.getal(0, 12, lot.choose((0, 1, 2, 8))))),
            "eenheid": self._choose_unit(eenheid),
        }
        for nummer in range(lot.choose((1, 1, 1, 2))):
            self.aantal += 1
            regel = {"id": f"P{self.aantal}", **rij}
            if nummer:
                regel |= {"einddatum": begin, "volume": lot.getal(0, 30, 1)}
            lot.choose(self.per_levering).append(regel)

    def _choose_unit(self, eenheid: str) -> str:
        if self.lot.kans(0.06):
            return self.lot.choose(("uur", "dagdeel", "etmaal"))
        return self.lot.choose(("uur", "minuut")) if eenheid in ("uur", "minuut") else eenheid

    def _make_credits(self, nummer: int) -> None:
        """Take back lines of earlier deliveries, whatever became of them, and some that are not there."""
        lot = self.lot
        eerder = [rij for rijen in self.per_levering[:nummer] for rij in rijen]
        for rij in eerder:
            if lot.kans(0.3):
                self.aantal += 1
                credit = {**rij, "id": f"K{self.aantal}", "crediteert": rij["id"]}
                if lot.kans(0.1):
                    credit["crediteert"] = "er-niet"
                self.per_levering[nummer].append(credit)
                if lot.kans(0.6) and "crediteert" not in rij:
                    self.aantal += 1
                    nieuw = {**rij, "id": f"P{self.aantal}", "volume": lot.getal(0, 12, 1)}
                    self.per_levering[nummer].append(nieuw)
        if eerder and lot.kans(0.2):
            self._repeat(lot.choose(eerder), nummer)

    def _repeat(self, rij: Rij, nummer: int) -> None:
        """Deliver a line that is known again, with the same content: it is passed over."""
        if all(regel.get("crediteert") != rij["id"] for regel in self.per_levering[nummer]):
            self.per_levering[nummer].append(rij)

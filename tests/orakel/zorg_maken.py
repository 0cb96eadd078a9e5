"""Random allocations of one contract: periods, pauses, withdrawals, and chains that follow on."""

import datetime
import unicodedata

from tests.orakel.contract_maken import Contractmaker
from tests.orakel.loting import Loting, Rij

# Clients who overlap on one place, or count once, show only among many allocations.
AANTALLEN = {"populatie": (4, 12), "plekken": (5, 12), "trajecten": (3, 8), "clientbedrag": (4, 10)}
DAG = datetime.timedelta(days=1)


class Zorgmaker:
    """Makes the allocations of one contract, with their periods of care."""

    def __init__(self, lot: Loting, maker: Contractmaker, contract: Rij, gemeenten: dict[str, Rij]) -> None:
        self.lot, self.model, self.contract, self.gemeenten = lot, maker.model, contract, gemeenten
        self.deelnemers, self.eenheid = maker.deelnemers, maker.eenheid
        self.toewijzingen: list[Rij] = []
        self.perioden: list[Rij] = []

    def make(self) -> None:
        """Make the allocations; on trajectories some go on under another number."""
        for n in range(self.lot.rng.randint(*AANTALLEN.get(self.model, (1, 7)))):
            rij = self._make_toewijzing(f"{self.contract['nummer']}-T{n}")
            schakel = 0
            while (
                rij
                and self.model == "trajecten"
                and rij.get("traject")
                and self.lot.kans(0.6)
                and schakel < 3
            ):
                schakel += 1
                rij = self._make_toewijzing(f"{rij['nummer']}v", rij)

    def _make_toewijzing(self, nummer: str, vorige: Rij | None = None) -> Rij | None:
        lot = self.lot
        gemeente = lot.choose(self.deelnemers[:2] if self.model == "plekken" else self.deelnemers)
        ingang = self._choose_ingang(gemeente, vorige)
        if ingang is None:
            return None
        n = lot.choose((1, 1, 1, 2))
        rij: Rij = {
            # A number is unique within the municipality only.
            "nummer": lot.choose(("500", "501")) if vorige is None and lot.kans(0.08) else nummer,
            "client": lot.choose(("cé", f"c{lot.rng.randint(1, 9 if self.model == 'populatie' else 3)}")),
            "gemeente": gemeente,
            "contract": self.contract["nummer"],
            "product": f"{self.model}-{n}",
            "ingangsdatum": ingang,
        }
        if (self.model in ("trajecten", "plekken") or lot.kans(0.1)) and lot.kans(0.98):
            rij["traject"] = f"T-{self.model}-{n}"
        if vorige is not None:
            rij |= {veld: vorige[veld] for veld in ("client", "product", "traject")}
            rij |= {"vervolg_op": vorige["nummer"], "vervolg_gemeente": vorige["gemeente"]}
        if lot.kans(0.5):
            rij["client"] = unicodedata.normalize("NFD", rij["client"])
        if lot.kans(0.4):
            rij["einddatum"] = lot.dag(vanaf=ingang) or ingang
        self._add_volume(rij)
        perioden = self._make_care(rij)
        if lot.kans(0.08):
            rij["ingetrokken"] = "ja"
            if vorige is None and lot.kans(0.4):
                # Not held against participants, term and validity.
                rij["gemeente"] = lot.choose(list(self.gemeenten))
                rij["ingangsdatum"] = lot.dag(tot=rij.get("einddatum")) or ingang
        if any((r["gemeente"], r["nummer"]) == (rij["gemeente"], rij["nummer"]) for r in self.toewijzingen):
            return None
        self.toewijzingen.append(rij)
        self.perioden += [{**p, "toewijzing": rij["nummer"], "gemeente": rij["gemeente"]} for p in perioden]
        return rij

    def _choose_ingang(self, gemeente: str, vorige: Rij | None) -> datetime.date | None:
        """A day within the term on which the municipality exists, not before that of the one before it."""
        bestaan, contract = self.gemeenten[gemeente], self.contract
        vanaf = [contract["ingangsdatum"], bestaan.get("vanaf", "0001-01-01")]
        vanaf += [vorige["ingangsdatum"].isoformat()] if vorige else []
        tot = min(contract.get("einddatum", "9999-12-31"), bestaan.get("tot", "9999-12-31"))
        return self.lot.dag(datetime.date.fromisoformat(max(vanaf)), datetime.date.fromisoformat(tot))

    def _add_volume(self, rij: Rij) -> None:
        lot = self.lot
        if not (self.model in ("pxq", "toegewezen") or lot.kans(0.1)) or lot.kans(0.02):
            return
        rij["frequentie"] = lot.choose(("dag", "week", "maand", "totaal", "totaal"))
        if rij["frequentie"] == "totaal" and lot.kans(0.9):
            rij["einddatum"] = (
                rij.get("einddatum") or lot.dag(vanaf=rij["ingangsdatum"]) or rij["ingangsdatum"]
            )
        rij["volume"] = lot.choose((6, 12, lot.getal(0, 40, lot.choose((0, 2)))))
        passend = self.eenheid[int(rij["product"][-1])]
        familie = ("uur", "minuut", passend) if passend in ("uur", "minuut") else (passend,)
        if lot.kans(0.75):
            rij["eenheid"] = lot.choose(familie) if lot.kans(0.95) else "dagdeel"

    def _make_care(self, rij: Rij) -> list[Rij]:
        """An own start and stop, periods with pauses between them, or no start."""
        lot = self.lot
        start = lot.dag(vanaf=rij["ingangsdatum"] - 20 * DAG) or rij["ingangsdatum"]
        if lot.kans(0.3):
            return self._make_periods(start)
        if lot.kans(0.88):
            rij["start"] = rij["ingangsdatum"] if lot.kans(0.4) else start
            if lot.kans(0.55):
                # The edges of a short trajectory: one day, and the days of uitval.
                na = lot.choose((0, 13, 14, 39))
                rij["stop"] = (lot.kans(0.7) and lot.dag(vanaf=rij["start"])) or rij["start"] + na * DAG
        return []

    def _make_periods(self, start: datetime.date) -> list[Rij]:
        lot, perioden = self.lot, []
        aantal = lot.choose((1, 2, 2, 3))
        for n in range(aantal):
            periode: Rij = {"start": start}
            if n < aantal - 1 or lot.kans(0.5):
                periode["stop"] = start + lot.choose((0, 5, 30, 75, 200)) * DAG
                start = periode["stop"] + lot.choose((1, 2, 20, 61)) * DAG
            perioden.append(periode)
        return perioden

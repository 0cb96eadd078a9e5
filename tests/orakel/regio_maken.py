"""Makes small random regions with every feature of the rules, as bundle folders. Same seed, same bytes.

`write_regio(zaad, map_)` writes one, with its deliveries as numbered sub-folders, and tells for which
years it is worth settling. The bundles are valid: loading refuses none of them.
"""

import copy
import datetime
from dataclasses import dataclass
from pathlib import Path

from tests.orakel.afspraak_maken import make_parameters
from tests.orakel.bundel import KOLOMMEN
from tests.orakel.contract_maken import Contractmaker, make_opslagen
from tests.orakel.loting import Loting, Rij
from tests.orakel.prestaties_maken import Prestatiemaker
from tests.orakel.schrijven import write_bundle
from tests.orakel.zorg_maken import Zorgmaker

MODELLEN = (
    *("pxq", "pxq", "toegewezen", "trajecten", "trajecten", "plekken", "clientbedrag", "resultaat"),
    *("populatie", "gebied", "beschikbaarheid", "lumpsum", "subsidie"),
)
NAMEN = {
    "0983": "Venlo",
    "0889": "Beesel",
    "1507": "Horst",
    "0893": "Bergen",
    "1990": "Oudstad",
    "1991": "Nieuwstad",
}
# Numbers in which order by code point differs from order by value.
NUMMERS = ("C10", "C9", "c2", "C1", "D-5", "C100", "B")
DAG = datetime.timedelta(days=1)


@dataclass
class Levering:
    """One bundle: a head, and the rows of each file."""

    kop: Rij
    rijen: dict[str, list[Rij]]


def write_regio(zaad: int, map_: Path) -> tuple[int, ...]:
    """Write the region of a seed to a folder, and give the years that it is about."""
    maker = Regiomaker(zaad)
    maker.make()
    maker.write(map_)
    return maker.jaren


class Regiomaker:
    """Makes one region, in one or more deliveries."""

    def __init__(self, zaad: int) -> None:
        self.zaad, self.lot = zaad, Loting(zaad)
        self.leveringen: list[Levering] = []
        self.gemeenten: dict[str, Rij] = {}

    @property
    def jaren(self) -> tuple[int, ...]:
        """The years worth settling."""
        return self.lot.jaar - 1, self.lot.jaar, self.lot.jaar + 1

    def make(self) -> None:
        """Make the deliveries; the first holds the whole region, the later ones what comes after it."""
        lot = self.lot
        kop = self._make_kop()
        aantal = lot.choose((1, 2, 2, 3))
        self.leveringen = [Levering({"versie": 1, "regio": kop["regio"]}, _no_rows()) for _ in range(aantal)]
        self.leveringen[0].kop = kop
        for contract, maker in self._make_contracten(kop):
            self._make_rijen(contract, maker)
        for vorige, levering in zip(self.leveringen, self.leveringen[1:], strict=False):
            self._change(vorige, levering)
        for levering in self.leveringen:
            for rijen in levering.rijen.values():
                lot.rng.shuffle(rijen)
            _drop_municipalities(lot, self.leveringen, levering)

    def write(self, map_: Path) -> None:
        """Write the deliveries; a single one is the folder itself."""
        for nummer, levering in enumerate(self.leveringen, 1):
            doel = map_ / str(nummer) if len(self.leveringen) > 1 else map_
            write_bundle(doel, levering.kop, levering.rijen)

    def _make_kop(self) -> Rij:
        lot = self.lot
        modellen = sorted(set(lot.rng.sample(MODELLEN, lot.rng.randint(3, 5))))
        regio: Rij = {"code": f"orakel-{self.zaad}", "naam": "Orakel"}
        if lot.kans(0.4):
            regio["verdeelsleutel"] = {"afronding_percentage": lot.choose((0, 1, 2, 3))}
        gemeenten = [self._make_gemeente(code) for code in NAMEN]
        lot.rng.shuffle(gemeenten)
        self.gemeenten = {gemeente["code"]: gemeente for gemeente in gemeenten}
        return {
            "versie": 1,
            "regio": regio,
            "gemeenten": gemeenten,
            "expertises": [self._make_expertise(code) for code in ("hbo", "wo")],
            "opslagen": make_opslagen(),
            "producten": [
                {"code": f"{model}-{n}", "naam": "Product", "segment": model, "eenheid": "uur"}
                for model in modellen
                for n in (1, 2)
            ],
            "trajecten": [self._make_traject(model, n) for model in modellen for n in (1, 2)],
            "segmenten": [self._make_segment(model) for model in modellen],
            "aanbieders": [{"code": "alfa", "naam": "Alfa"}],
            "contracten": [],
        }

    def _make_gemeente(self, code: str) -> Rij:
        lot, j = self.lot, self.lot.jaar
        gemeente: Rij = {"code": code, "naam": NAMEN[code]}
        if not (code == "0893" and lot.kans(0.04)):
            peiljaren = sorted(lot.rng.sample(range(j - 4, j + 2), 3))
            if lot.kans(0.97):
                peiljaren = sorted({j - 4, *peiljaren})
            gemeente["inwoners"] = {
                jaar: lot.rng.randint(0 if lot.kans(0.1) else 1, 90000) for jaar in peiljaren
            }
        einde = self.einde
        if code == "1990":
            gemeente["tot"] = einde.isoformat()
        if code == "1991":
            gemeente["vanaf"] = (einde + DAG).isoformat()
        return gemeente

    @property
    def einde(self) -> datetime.date:
        """The last day of the old municipality: in the year, at its edge, or not in it at all."""
        j = self.lot.jaar
        keuzes = ((j, 3, 31), (j - 1, 12, 31), (j, 12, 31), (j, 2, 28), (j, 1, 1))
        return datetime.date(*keuzes[self.zaad % len(keuzes)])

    def _make_expertise(self, code: str) -> Rij:
        lot, j = self.lot, self.lot.jaar
        eerste = j + 1 if lot.kans(0.04) else j - 1 - lot.rng.randint(0, 1)
        jaren = [eerste, *(jaar for jaar in (j, j + 1) if jaar > eerste and lot.kans(0.6))]
        return {"code": code, "naam": code, "uurtarief": {jaar: lot.getal(40, 130, 2) for jaar in jaren}}

    def _make_traject(self, model: str, n: int) -> Rij:
        return {
            "code": f"T-{model}-{n}",
            "naam": "Traject",
            "product": f"{model}-{n}",
            "expertise": self.lot.choose(("hbo", "wo")),
            "uren_per_week": self.lot.getal(1, 9, 2),
            "doorlooptijd_dagen": self.lot.choose((1, 7, 59, 60, 91, 182, 365, 366, 500)),
        }

    def _make_segment(self, model: str) -> Rij:
        lot = self.lot
        perceel: Rij = {"code": f"perceel-{model}", "model": model}
        perceel["soort"] = "lokaal" if lot.kans(0.2) else "regionaal"
        if parameters := make_parameters(lot, model):
            perceel["parameters"] = parameters
        if lot.kans(0.3):
            perceel["gemeenten"] = lot.some(list(NAMEN), 0.6)
        if model == "trajecten" and lot.kans(0.5):
            perceel["gemeentekeuze"] = dict.fromkeys(
                lot.some(perceel.get("gemeenten") or list(NAMEN), 0.3), "plekken"
            )
        domein: Rij = {"domeinen": ["jeugd", "wmo"]} if lot.kans(0.2) else {"domein": "jeugd"}
        return {"code": model, **domein, "naam": model, "percelen": [perceel]}

    def _make_contracten(self, kop: Rij) -> list[tuple[Rij, Contractmaker]]:
        percelen = [segment["percelen"][0] for segment in kop["segmenten"]]
        gemaakt = []
        for plaats, nummer in enumerate(NUMMERS):
            if plaats < len(percelen) or self.lot.kans(0.5):
                perceel = percelen[plaats % len(percelen)]
                maker = Contractmaker(self.lot, nummer, perceel, list(NAMEN))
                gemaakt.append((maker.make(), maker))
        kop["contracten"] = [contract for contract, _ in gemaakt]
        return gemaakt

    def _make_rijen(self, contract: Rij, maker: Contractmaker) -> None:
        lot, eerste = self.lot, self.leveringen[0].rijen
        zorg = Zorgmaker(lot, maker, contract, self.gemeenten)
        zorg.make()
        bekend = {(r["gemeente"], r["nummer"]) for r in eerste["toewijzingen.csv"]}
        nieuw = [r for r in zorg.toewijzingen if (r["gemeente"], r["nummer"]) not in bekend]
        # Each stands after what it continues, so one round leaves out a whole chain.
        sleutels: set[tuple[str, str]] = set()
        for rij in list(nieuw):
            if "vervolg_op" in rij and _get_vervolg(rij) not in sleutels:
                nieuw.remove(rij)
            else:
                sleutels.add((rij["gemeente"], rij["nummer"]))
        eerste["toewijzingen.csv"] += nieuw
        eerste["zorgperioden.csv"] += [
            r for r in zorg.perioden if (r["gemeente"], r["toewijzing"]) in sleutels
        ]
        if maker.model == "pxq" or lot.kans(0.15):
            prestaties = Prestatiemaker(lot, contract["nummer"], len(self.leveringen))
            prestaties.make(nieuw, maker.eenheid)
            for levering, rijen in zip(self.leveringen, prestaties.per_levering, strict=True):
                levering.rijen["prestaties.csv"] += rijen
        for toewijzing in nieuw:
            if lot.kans(0.6 if maker.model == "resultaat" else 0.03):
                self._add_resultaat(toewijzing)
        self._add_payments(contract, maker)

    def _add_resultaat(self, toewijzing: Rij) -> None:
        lot = self.lot
        rij = {
            "toewijzing": toewijzing["nummer"],
            "gemeente": toewijzing["gemeente"],
            "datum": lot.choose(lot.dagen),
        }
        for levering in lot.some(self.leveringen, 0.2):
            levering.rijen["resultaten.csv"].append(
                {**rij, "behaald": lot.choose(("0", "1", "0.5", "0.333"))}
            )

    def _add_payments(self, contract: Rij, maker: Contractmaker) -> None:
        """Advances where there is no budgetplafond, payments on declarations, and scores."""
        lot = self.lot
        plafonds = {a["jaar"] for a in contract["jaarafspraken"] if a.get("soort") == "budgetplafond"}
        for n in range(lot.choose((0, 1, 3))):
            dag = lot.choose(lot.dagen)
            rij = {"contract": contract["nummer"], "gemeente": lot.choose(maker.deelnemers), "datum": dag}
            rij |= {"bedrag": lot.getal(-900, 9000, 2), "kenmerk": f"{contract['nummer']}v{n}"}
            if dag.year not in plafonds:
                self._pay("voorschotten.csv", rij)
            elif lot.kans(0.7):
                self._pay("betalingen.csv", {**rij, "jaar": dag.year - lot.choose((0, 0, 1))})
        for jaar in self.jaren:
            for n in range(lot.choose((0, 1, 1, 1, 2))):
                rij = {"contract": contract["nummer"], "kpi": f"k{n}", "jaar": jaar}
                gewicht = {"gewicht": lot.choose(("", "1", "0.25", "3"))}
                for levering in lot.some(self.leveringen, 0.2):
                    levering.rijen["kpis.csv"].append({**rij, **gewicht, "score": lot.getal(0, 1, 2)})

    def _pay(self, bestand: str, rij: Rij) -> None:
        """Deliver a payment once or more than once; the same payment counts once."""
        for levering in self.lot.some(self.leveringen, 0.3):
            levering.rijen[bestand].append(rij)

    def _change(self, vorige: Levering, levering: Levering) -> None:
        """What later deliveries change: allocations, periods of care, tariffs, and new municipal figures."""
        lot = self.lot
        for rij in self.leveringen[0].rijen["toewijzingen.csv"]:
            if lot.kans(0.15):
                levering.rijen["toewijzingen.csv"].append(self._change_toewijzing(rij))
        per_toewijzing: dict[tuple[str, str], list[Rij]] = {}
        for rij in vorige.rijen["zorgperioden.csv"]:
            per_toewijzing.setdefault((rij["gemeente"], rij["toewijzing"]), []).append(rij)
        for perioden in per_toewijzing.values():
            if lot.kans(0.3):
                laatste = max(perioden, key=lambda rij: rij["start"])
                stop = {"stop": laatste["start"] + lot.choose((0, 10, 90)) * DAG}
                anders = [{**rij, **(stop if rij is laatste else {})} for rij in perioden]
                levering.rijen["zorgperioden.csv"] += anders
        gewijzigd = [copy.deepcopy(c) for c in self.leveringen[0].kop["contracten"] if lot.kans(0.25)]
        for contract in gewijzigd:
            perceel = next(
                p
                for s in self.leveringen[0].kop["segmenten"]
                for p in s["percelen"]
                if p["code"] == contract["perceel"]
            )
            maker = Contractmaker(lot, contract["nummer"], perceel, list(NAMEN))
            contract["tarieven"] = maker.make_tarieven() if lot.kans(0.6) else contract["tarieven"]
            contract["opslagen"] = contract["opslagen"][:1]
        if gewijzigd:
            levering.kop["contracten"] = gewijzigd

    def _change_toewijzing(self, rij: Rij) -> Rij:
        """Fill in a stop, change the volume or the unit, or withdraw it; what never changes stays."""
        lot, anders = self.lot, dict(rij)
        if "start" in rij and lot.kans(0.6):
            anders["stop"] = lot.dag(vanaf=rij["start"]) or rij["start"]
        if "volume" in rij and lot.kans(0.5):
            anders |= {"volume": lot.getal(0, 50, 1), "eenheid": lot.choose(("", "uur", "minuut"))}
        if lot.kans(0.3):
            anders["einddatum"] = lot.dag(vanaf=rij["ingangsdatum"]) or rij["ingangsdatum"]
        if lot.kans(0.2):
            anders["ingetrokken"] = "ja"
        return anders


def _no_rows() -> dict[str, list[Rij]]:
    return {naam: [] for naam in KOLOMMEN}


def _get_vervolg(rij: Rij) -> tuple[str, str]:
    return rij["vervolg_gemeente"], rij["vervolg_op"]


def _drop_municipalities(lot: Loting, alle: list[Levering], levering: Levering) -> None:
    """Leave the municipality out of a reference, sometimes, where the number occurs in only one of them."""
    nummers = [r["nummer"] for r in alle[0].rijen["toewijzingen.csv"]]
    for bestand, rijen in levering.rijen.items():
        for plaats, rij in enumerate(rijen):
            veld = "vervolg_gemeente" if bestand == "toewijzingen.csv" else "gemeente"
            nummer = rij.get("vervolg_op" if bestand == "toewijzingen.csv" else "toewijzing")
            if nummer and nummers.count(nummer) == 1 and lot.kans(0.7):
                rijen[plaats] = {**rij, veld: ""}

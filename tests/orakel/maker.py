"""Makes small random region bundles, valid and full of odd corners. Same seed, same bytes."""

import csv
import datetime
import random
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import yaml

from tests.orakel.afspraakmaker import make_jaarafspraak, make_parameters

_T = TypeVar("_T")
Rij = dict[str, Any]
MODELLEN = (
    *("pxq", "toegewezen", "trajecten", "plekken", "clientbedrag", "resultaat"),
    *("populatie", "gebied", "beschikbaarheid", "lumpsum", "subsidie"),
)
GEMEENTEN = ("0983", "0889", "1507", "0893")
# Clients who overlap on one place, or count once, show only among many allocations.
AANTALLEN = {"populatie": (4, 14), "plekken": (3, 12), "trajecten": (2, 9)}
KOLOMMEN = {
    "toewijzingen": (
        *("nummer", "client", "gemeente", "contract", "product", "traject", "ingangsdatum", "einddatum"),
        *("volume", "eenheid", "frequentie", "start", "stop", "reden_stop"),
    ),
    "prestaties": ("id", "toewijzing", "begindatum", "einddatum", "volume", "eenheid"),
    "resultaten": ("toewijzing", "datum", "behaald"),
    "voorschotten": ("contract", "gemeente", "datum", "bedrag"),
    "kpis": ("contract", "jaar", "kpi", "score", "gewicht"),
}


class Schrijver(yaml.SafeDumper):
    """Writes decimals as they are, and repeats instead of referring."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never write an alias."""
        return True


def represent_decimal(schrijver: Schrijver, getal: Decimal) -> yaml.ScalarNode:
    """Write the digits as they are; PyYAML would put a tag before a whole number that is called a float."""
    soort = "int" if getal == getal.to_integral_value() and getal.as_tuple().exponent == 0 else "float"
    return schrijver.represent_scalar(f"tag:yaml.org,2002:{soort}", f"{getal:f}")


def represent_text(schrijver: Schrijver, tekst: str) -> yaml.ScalarNode:
    """Quote what looks like a number: PyYAML itself writes 0889 bare, which is only text in YAML 1.1."""
    return schrijver.represent_scalar("tag:yaml.org,2002:str", tekst, style="'" if tekst.isdigit() else None)


Schrijver.add_representer(Decimal, represent_decimal)
Schrijver.add_representer(str, represent_text)


class Maker:
    """Makes one bundle."""

    def __init__(self, zaad: int) -> None:
        self.rng = random.Random(zaad)  # noqa: S311 - test data
        self.zaad = zaad
        self.jaar = self.rng.choice((2020, 2021, 2022, 2023, 2024))
        self.dagen = self._make_dagen()
        self.kop: Rij = {}
        self.rijen: dict[str, list[Rij]] = {naam: [] for naam in KOLOMMEN}

    def make(self) -> None:
        """Make the bundle."""
        self._make_kop()
        for contract in self.kop["contracten"]:
            self._make_rijen(contract)
        for rijen in self.rijen.values():
            self.rng.shuffle(rijen)

    def write(self, map_: Path, prestaties: Sequence[Rij] | None = None) -> None:
        """Write the bundle to a folder, with all prestaties or only some."""
        tekst = yaml.dump(self.kop, Dumper=Schrijver, allow_unicode=True, sort_keys=False)
        (map_ / "regio.yaml").write_text(tekst, encoding="utf-8")
        for naam, kolommen in KOLOMMEN.items():
            rijen = self.rijen[naam] if naam != "prestaties" or prestaties is None else prestaties
            with (map_ / f"{naam}.csv").open("w", encoding="utf-8", newline="") as bestand:
                schrijver = csv.DictWriter(bestand, kolommen, lineterminator="\n", restval="")
                schrijver.writeheader()
                schrijver.writerows(rijen)

    def kans(self, kans: float) -> bool:
        """Say yes with a probability."""
        return self.rng.random() < kans

    def choose(self, keuzes: Sequence[_T]) -> _T:
        """Choose one."""
        return self.rng.choice(keuzes)

    def getal(self, laag: int, hoog: int, decimalen: int) -> Decimal:
        """Draw a decimal number between bounds."""
        schaal = 10**decimalen
        return Decimal(self.rng.randint(laag * schaal, hoog * schaal)).scaleb(-decimalen)

    def _make_dagen(self) -> list[datetime.date]:
        """Days on which something begins or ends: the edges of the year, of months and of February."""
        j = self.jaar
        vast = [(j - 1, 12, 31), (j, 1, 1), (j, 1, 31), (j, 2, 28), (j, 3, 1), (j, 12, 31), (j + 1, 1, 1)]
        vast += [(j - 1, 3, 15), (j, 6, 30), (j, 7, 1), (j + 1, 5, 20), (j - 1, 11, 1), (j, 9, 10)]
        if j % 4 == 0:
            vast.append((j, 2, 29))
        los = datetime.date(j, 1, 1)
        extra = [los + datetime.timedelta(days=self.rng.randint(-40, 400)) for _ in range(8)]
        return sorted({*(datetime.date(*dag) for dag in vast), *extra})

    def _make_kop(self) -> None:
        modellen = self.rng.sample(MODELLEN, self.rng.randint(2, 5))
        regio: Rij = {"code": f"orakel-{self.zaad}", "naam": "Orakel"}
        if self.kans(0.4):
            regio["verdeelsleutel"] = {"afronding_percentage": self.choose((0, 1, 2, 3))}
        self.kop = {
            "versie": 1,
            "regio": regio,
            "gemeenten": self._make_gemeenten(),
            "expertises": [self._make_expertise(code) for code in ("hbo", "wo")],
            "opslagen": [
                {"code": "systeem", "naam": "Systeem", "percentage": Decimal("0.08")},
                {"code": "nacht", "naam": "Nacht", "percentage": Decimal("0.0333")},
            ],
            "producten": [
                {"code": f"{model}-{n}", "naam": "Product", "segment": model, "eenheid": "uur"}
                for model in modellen
                for n in (1, 2)
            ],
            "trajecten": [self._make_traject(model, n) for model in modellen for n in (1, 2)],
            "segmenten": [self._make_segment(model) for model in modellen],
            "aanbieders": [{"code": "alfa", "naam": "Alfa"}],
            "contracten": self._make_contracten(modellen),
        }

    def _make_gemeenten(self) -> list[Rij]:
        gemeenten = []
        for plaats, code in enumerate(GEMEENTEN):
            if plaats == 3 and self.kans(0.04):
                gemeenten.append({"code": code, "naam": "Zonder inwoners"})
                continue
            peiljaren = sorted(self.rng.sample(range(self.jaar - 3, self.jaar + 2), 3))
            inwoners = {peiljaar: self.rng.randint(1, 90000) for peiljaar in peiljaren}
            gemeente: Rij = {"code": code, "naam": f"Gemeente {plaats}", "inwoners": inwoners}
            if plaats == 2 and self.kans(0.3):
                ends = (datetime.date(self.jaar - 1, 12, 31), datetime.date(self.jaar, 1, 1))
                gemeente["tot"] = self.choose((*ends, datetime.date(self.jaar, 12, 31))).isoformat()
            gemeenten.append(gemeente)
        return gemeenten

    def _make_expertise(self, code: str) -> Rij:
        eerste = self.jaar + 1 if self.kans(0.04) else self.jaar - 1 - self.rng.randint(0, 1)
        jaren = [eerste, *(jaar for jaar in (self.jaar, self.jaar + 1) if jaar > eerste and self.kans(0.6))]
        return {"code": code, "naam": code, "uurtarief": {jaar: self.getal(40, 130, 2) for jaar in jaren}}

    def _make_traject(self, model: str, n: int) -> Rij:
        return {
            "code": f"T-{model}-{n}",
            "naam": "Traject",
            "product": f"{model}-{n}",
            "expertise": self.choose(("hbo", "wo")),
            "uren_per_week": self.getal(1, 9, 2),
            "doorlooptijd_dagen": self.choose((1, 7, 59, 60, 91, 182, 365, 366, 500)),
        }

    def _make_segment(self, model: str) -> Rij:
        perceel: Rij = {"code": f"perceel-{model}", "soort": "regionaal", "model": model}
        parameters = make_parameters(self, model)
        if parameters:
            perceel["parameters"] = parameters
        if model == "trajecten" and self.kans(0.5):
            perceel["gemeentekeuze"] = {self.choose(GEMEENTEN): "plekken"}
        if model not in ("gebied", "lumpsum") and self.kans(0.1):
            perceel["gemeenten"] = list(GEMEENTEN)
        return {"code": model, "domein": "jeugd", "naam": model, "percelen": [perceel]}

    def _make_contracten(self, modellen: Sequence[str]) -> list[Rij]:
        # Numbers in which order by code point differs from order by value.
        contracten = []
        for plaats, nummer in enumerate(("C10", "C9", "c2", "C1", "D-5", "C100", "B")):
            model = modellen[plaats % len(modellen)]
            if plaats < len(modellen) or self.kans(0.5):
                contracten.append(self._make_contract(nummer, model))
        return contracten

    def _make_contract(self, nummer: str, model: str) -> Rij:
        jaren = [jaar for jaar in (self.jaar, self.jaar + 1) if jaar == self.jaar or self.kans(0.5)]
        if self.kans(0.05):
            jaren = []
        return {
            "nummer": nummer,
            "aanbieder": "alfa",
            "perceel": f"perceel-{model}",
            "ingangsdatum": f"{self.jaar - 1}-01-01",
            "opslagen": self.rng.sample(("systeem", "nacht"), self.choose((0, 0, 1, 2))),
            "maatwerk": [self._make_maatwerk(model)] if self.kans(0.4) else [],
            "tarieven": [rij for n in (1, 2) for rij in self._make_tarieven(f"{model}-{n}")],
            "jaarafspraken": [make_jaarafspraak(self, model, jaar) for jaar in jaren],
        }

    def _make_maatwerk(self, model: str) -> Rij:
        deel: Rij = {"traject": f"T-{model}-1"}
        if self.kans(0.7):
            deel["uren_per_week"] = self.getal(1, 20, 1)
        if self.kans(0.7):
            deel["doorlooptijd_dagen"] = self.choose((30, 140, 365))
        return deel

    def _make_tarieven(self, product: str) -> list[Rij]:
        """Consecutive tariffs; now and then a gap between two, an end, or none at all."""
        if self.kans(0.04):
            return []
        begin, rijen = datetime.date(self.jaar - 2, 1, 1), []
        for dag in sorted(self.rng.sample(self.dagen[3:], self.choose((0, 1, 2)))):
            gat = datetime.timedelta(days=self.choose((0, 0, 0, 0, 0, 9)))
            tot = max(begin, dag - datetime.timedelta(days=1) - gat)
            if tot < dag:
                rijen.append({**self._make_tarief(product, begin), "tot": tot.isoformat()})
                begin = dag
        laatste = self._make_tarief(product, begin)
        if self.kans(0.06):
            laatste["tot"] = (begin + datetime.timedelta(days=200)).isoformat()
        return [*rijen, laatste]

    def _make_tarief(self, product: str, vanaf: datetime.date) -> Rij:
        bedrag = self.getal(1, 180, self.choose((0, 1, 2, 4, 9)))
        eenheid = "uur" if self.kans(0.95) else "minuut"
        return {"product": product, "tarief": bedrag, "eenheid": eenheid, "vanaf": vanaf.isoformat()}

    def _make_rijen(self, contract: Rij) -> None:
        model = contract["perceel"].removeprefix("perceel-")
        for n in range(self.rng.randint(*AANTALLEN.get(model, (0, 7)))):
            toewijzing = self._make_toewijzing(contract["nummer"], model, f"{contract['nummer']}-T{n}")
            self.rijen["toewijzingen"].append(toewijzing)
            if model == "pxq" or self.kans(0.08):
                self._make_prestaties(toewijzing)
            if (model == "resultaat" and self.kans(0.6)) or self.kans(0.03):
                rij = {"toewijzing": toewijzing["nummer"], "behaald": self.choose(("0", "1", "0.5", "0.333"))}
                self.rijen["resultaten"].append({**rij, "datum": self.choose(self.dagen)})
        for n in range(self.choose((0, 1, 3))):
            rij = {"contract": contract["nummer"], "gemeente": self.choose(GEMEENTEN)}
            dag = self.dagen[(n * 5 + self.rng.randint(0, 4)) % len(self.dagen)]
            self.rijen["voorschotten"].append({**rij, "datum": dag, "bedrag": self.getal(0, 20000, 2)})
        for n in range(self.choose((0, 1, 2))):
            rij = {"contract": contract["nummer"], "jaar": self.jaar + self.choose((0, 0, 1)), "kpi": f"k{n}"}
            gewicht = self.choose(("", "1", "0.25", "3"))
            self.rijen["kpis"].append({**rij, "score": self.getal(0, 1, 2), "gewicht": gewicht})

    def _make_toewijzing(self, contract: str, model: str, nummer: str) -> Rij:
        n = self.choose((1, 1, 1, 2))
        ingang, start, einde, stop = sorted(self.choose(self.dagen) for _ in range(4))
        if self.kans(0.2):
            ingang, start = start, ingang
        rij: Rij = {
            "nummer": nummer,
            "client": f"c{self.rng.randint(1, 12 if model == 'populatie' else 3)}",
            "gemeente": self.choose(GEMEENTEN[:2] if model == "plekken" else GEMEENTEN),
            "contract": contract,
            "product": f"{model}-{n}" if self.kans(0.98) else "",
            "ingangsdatum": ingang,
            "einddatum": einde if einde >= ingang and self.kans(0.6) else "",
            "start": start if self.kans(0.85) else "",
            "stop": (stop if self.kans(0.6) else max(start, einde)) if self.kans(0.5) else "",
        }
        if rij["product"] and (model in ("trajecten", "plekken") or self.kans(0.1)) and self.kans(0.98):
            rij["traject"] = f"T-{model}-{n}"
        if model in ("pxq", "toegewezen") or self.kans(0.1):
            frequentie = self.choose(("dag", "week", "maand", "totaal"))
            if frequentie == "totaal" and self.kans(0.9):
                rij["einddatum"] = rij["einddatum"] or max(einde, ingang)
            rij |= {
                "volume": self.getal(1, 40, self.choose((0, 2))),
                "eenheid": "uur",
                "frequentie": frequentie,
            }
        return rij

    def _make_prestaties(self, toewijzing: Rij) -> None:
        for _ in range(self.rng.randint(0, 6)):
            begin = max(
                self.choose(self.dagen), toewijzing["ingangsdatum"] if self.kans(0.9) else self.dagen[0]
            )
            eind = begin + datetime.timedelta(days=self.choose((0, 6, 27, 40)))
            if self.kans(0.9) and eind.year != begin.year:
                eind = begin
            rij = {
                "toewijzing": toewijzing["nummer"],
                "begindatum": begin,
                "einddatum": eind,
                "volume": self.getal(0, 12, self.choose((0, 1, 2, 8))),
                "eenheid": "uur" if self.kans(0.93) else "minuut",
            }
            for nummer in range(self.choose((1, 1, 1, 2, 3))):
                regel = {"id": f"P{len(self.rijen['prestaties']) + 1}", **rij}
                if nummer and self.kans(0.6):
                    # Not a double: begins on the same day, so the id tells which takes the room first.
                    regel |= {"einddatum": begin, "volume": self.getal(0, 30, 1)}
                self.rijen["prestaties"].append(regel)

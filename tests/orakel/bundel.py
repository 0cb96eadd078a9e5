"""Reading a region bundle without judging it: YAML as text, numbers as exact fractions."""

import csv
import datetime
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

Rij = dict[str, str]


def read_number(tekst: str) -> Fraction:
    """Read a decimal exactly as written."""
    return Fraction(tekst)


def read_date(tekst: str | None) -> datetime.date | None:
    """Read an ISO date; nothing where there is none."""
    return datetime.date.fromisoformat(tekst) if tekst else None


@dataclass(frozen=True)
class Toewijzing:
    """One row of toewijzingen.csv."""

    nummer: str
    client: str
    gemeente: str
    contract: str
    product: str
    traject: str
    ingangsdatum: datetime.date
    einddatum: datetime.date | None
    volume: Fraction | None
    frequentie: str
    start: datetime.date | None
    stop: datetime.date | None

    def is_delivered(self, begin: datetime.date, eind: datetime.date) -> bool:
        """Tell whether [start, stop or open] overlaps the period."""
        if self.start is None:
            return False
        return self.start <= eind and (self.stop is None or self.stop >= begin)


@dataclass
class Bundel:
    """A whole bundle: the YAML as nested text and each CSV as rows."""

    kop: dict[str, Any]
    toewijzingen: list[Toewijzing]
    prestaties: list[Rij]
    resultaten: list[Rij]
    voorschotten: list[Rij]
    kpis: list[Rij]
    percelen: dict[str, dict[str, Any]] = field(default_factory=dict)

    def find(self, soort: str, sleutel: str, waarde: str) -> dict[str, Any] | None:
        """Find the one element of a list by its code."""
        gevonden = [element for element in self.kop.get(soort) or [] if element[sleutel] == waarde]
        return gevonden[0] if gevonden else None

    def list_toewijzingen(self, contract: str) -> list[Toewijzing]:
        """List the allocations of one contract, by number."""
        eigen = [rij for rij in self.toewijzingen if rij.contract == contract]
        return sorted(eigen, key=lambda rij: rij.nummer)


def read_bundle(map_: Path) -> Bundel:
    """Read regio.yaml and the CSV files next to it; a missing CSV file has no rows."""
    # BaseLoader keeps every scalar as the text that was written, so 32.4 never becomes a float.
    kop = yaml.load((map_ / "regio.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    bundel = Bundel(
        kop,
        [make_toewijzing(rij) for rij in read_rows(map_ / "toewijzingen.csv")],
        prestaties=read_rows(map_ / "prestaties.csv"),
        resultaten=read_rows(map_ / "resultaten.csv"),
        voorschotten=read_rows(map_ / "voorschotten.csv"),
        kpis=read_rows(map_ / "kpis.csv"),
    )
    for segment in kop.get("segmenten") or []:
        for perceel in segment.get("percelen") or []:
            bundel.percelen[perceel["code"]] = perceel
    return bundel


def read_rows(pad: Path) -> list[Rij]:
    """Read the rows of one CSV file."""
    if not pad.exists():
        return []
    with pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def make_toewijzing(rij: Rij) -> Toewijzing:
    """Turn one row into an allocation."""
    ingangsdatum = read_date(rij["ingangsdatum"])
    assert ingangsdatum is not None
    return Toewijzing(
        nummer=rij["nummer"],
        client=rij["client"],
        gemeente=rij["gemeente"],
        contract=rij["contract"],
        product=rij["product"],
        traject=rij["traject"],
        ingangsdatum=ingangsdatum,
        einddatum=read_date(rij["einddatum"]),
        volume=read_number(rij["volume"]) if rij["volume"] else None,
        frequentie=rij["frequentie"],
        start=read_date(rij["start"]),
        stop=read_date(rij["stop"]),
    )

"""Reads a region bundle in plain Python: regio.yaml and the CSV files, with exact numbers."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from bekostiging.berekening.invoer import Afgekeurd
from inkoop.kern.codes import Frequentie
from inkoop.kern.controle import Oordeel, Prestatie, Tariefperiode, Toewijzing, check_levering
from inkoop.kern.levering import Zorglevering, get_levering
from inkoop.kern.periode import Periode

VOORBEELDEN = Path(__file__).parents[2] / "voorbeelden"
# Those that are settled; the others must be refused at load.
VOORBEELDMAPPEN = sorted(VOORBEELDEN.glob("[0-9]*"))
# This reader is plain: one delivery, without credits and without what an earlier one decided. The examples
# that need more are settled through the database, and by the reference.
NIET_LEESBAAR = frozenset(
    {"05-ingetrokken-na-goedkeuring", "11-controle-prestaties", "31-credit", "42-sleutels"}
)
LEESBARE_MAPPEN = [map_ for map_ in VOORBEELDMAPPEN if map_.name not in NIET_LEESBAAR]
EIGEN_VOORBEELDEN = Path(__file__).parents[2] / "voorbeelden-eigen"

Rij = Mapping[str, str]


class ExactLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads numbers with a point as Decimal, never as float."""


def _make_decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


ExactLoader.add_constructor("tag:yaml.org,2002:float", _make_decimal)


@dataclass(frozen=True)
class Tarief:
    """A tariff of the contract, valid on inclusive dates."""

    product: str
    bedrag: Decimal
    eenheid: str
    geldig: Periode


@dataclass(frozen=True)
class Bundel:
    """The raw content of a region bundle."""

    regio: Mapping[str, Any]
    tabellen: Mapping[str, list[Rij]]

    def get_regels(self, tabel: str, contract: str) -> list[Rij]:
        """Give the rows of a table that belong to a contract."""
        return [rij for rij in self.tabellen.get(tabel, []) if rij["contract"] == contract]

    def get_perioden(self, toewijzing: Rij) -> list[tuple[date | None, date | None]]:
        """Give the start and stop of the periods of care that name a toewijzing."""
        return [
            (read_datum(rij["start"]), read_datum(rij["stop"]))
            for rij in self.tabellen.get("zorgperioden", [])
            if rij["toewijzing"] == toewijzing["nummer"]
            and rij.get("gemeente") in {None, "", toewijzing["gemeente"]}
        ]


def read_bundel(map_: Path) -> Bundel:
    """Read a bundle folder; every CSV file is optional."""
    regio = yaml.load((map_ / "regio.yaml").read_text(encoding="utf-8"), Loader=ExactLoader)  # noqa: S506
    namen = (
        "toewijzingen",
        "zorgperioden",
        "prestaties",
        "resultaten",
        "voorschotten",
        "betalingen",
        "kpis",
    )
    return Bundel(regio, {naam: _read_csv(map_ / f"{naam}.csv") for naam in namen})


def check_prestaties(bundel: Bundel) -> list[Oordeel]:
    """Judge all prestaties of the bundle as one delivery."""
    contracten = {c["nummer"]: c for c in bundel.regio["contracten"]}
    toewijzingen = {
        rij["nummer"]: Toewijzing(
            nummer=rij["nummer"],
            contract=rij["contract"],
            termijn=_get_termijn(contracten[rij["contract"]]),
            ingangsdatum=date.fromisoformat(rij["ingangsdatum"]),
            einddatum=read_datum(rij["einddatum"]),
            ingetrokken=rij.get("ingetrokken") == "ja",
            volume=Decimal(rij["volume"]) if rij["volume"] else None,
            eenheid=rij["eenheid"],
            frequentie=Frequentie(rij["frequentie"]) if rij["frequentie"] else None,
            tarieven=tuple(
                Tariefperiode(t.eenheid, t.geldig)
                for t in get_tarieven(contracten[rij["contract"]])
                if t.product == rij["product"]
            ),
        )
        for rij in bundel.tabellen["toewijzingen"]
    }
    return check_levering((_make_prestatie(rij) for rij in bundel.tabellen["prestaties"]), toewijzingen)


def _get_termijn(contract: Mapping[str, Any]) -> Periode:
    return Periode(date.fromisoformat(contract["ingangsdatum"]), read_datum(contract.get("einddatum")))


def get_zorg(rij: Rij, bundel: Bundel | None = None) -> Zorglevering:
    """Give what a toewijzing delivers: by its own start and stop, or by the periods of the bundle."""
    eigen = [(read_datum(rij["start"]), read_datum(rij["stop"]))]
    contracten = bundel.regio["contracten"] if bundel else ()
    return get_levering(
        (bundel.get_perioden(rij) if bundel else []) or eigen,
        date.fromisoformat(rij["ingangsdatum"]),
        read_datum(rij["einddatum"]),
        next((read_datum(c.get("einddatum")) for c in contracten if c["nummer"] == rij["contract"]), None),
        ingetrokken=rij.get("ingetrokken") == "ja",
    )


def count_afgekeurd(oordelen: Iterable[Oordeel], jaar: int) -> tuple[Afgekeurd, ...]:
    """Count the rejected prestaties whose begindatum lies in the year, per reason."""
    aantallen: dict[str, int] = defaultdict(int)
    for oordeel in oordelen:
        if oordeel.reden is not None and oordeel.prestatie.begindatum.year == jaar:
            aantallen[oordeel.reden] += 1
    return tuple(Afgekeurd(str(reden), aantal) for reden, aantal in aantallen.items())


def get_tarieven(contract: Mapping[str, Any]) -> list[Tarief]:
    """Give the tariffs of a contract."""
    return [
        Tarief(
            t["product"],
            als_decimal(t["tarief"]),
            t["eenheid"],
            Periode(date.fromisoformat(t["vanaf"]), read_datum(t.get("tot"))),
        )
        for t in contract.get("tarieven", [])
    ]


def als_decimal(waarde: Decimal | int | str) -> Decimal:
    """Read an exact number."""
    return Decimal(str(waarde))


def read_datum(tekst: str | None) -> date | None:
    """Read an ISO date, or nothing."""
    return date.fromisoformat(tekst) if tekst else None


def _read_csv(pad: Path) -> list[Rij]:
    if not pad.exists():
        return []
    with pad.open(encoding="utf-8", newline="") as bestand:
        # A column that is absent is empty in every row.
        return [defaultdict(str, rij) for rij in csv.DictReader(bestand)]


def _make_prestatie(rij: Rij) -> Prestatie:
    return Prestatie(
        rij["id"],
        rij["toewijzing"],
        date.fromisoformat(rij["begindatum"]),
        date.fromisoformat(rij["einddatum"]),
        Decimal(rij["volume"]),
        rij["eenheid"],
    )

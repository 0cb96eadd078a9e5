"""Writes the bundle: CSV line by line in bounded memory, YAML at the end; the same input, the same bytes."""

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import yaml

KOPPEN = {
    "toewijzingen": "nummer,client,gemeente,contract,product,traject,ingangsdatum,einddatum,volume,eenheid,"
    "frequentie,start,stop,reden_stop",
    "prestaties": "id,toewijzing,begindatum,einddatum,volume,eenheid",
    "resultaten": "toewijzing,datum,behaald",
    "voorschotten": "contract,gemeente,datum,bedrag",
    "betalingen": "contract,gemeente,jaar,datum,bedrag,kenmerk",
    "kpis": "contract,jaar,kpi,score,gewicht",
}
_BUFFER = 1 << 20


class Uitvoer:
    """The open CSV files of a bundle in the making; use as a context manager."""

    def __init__(self, map_: Path) -> None:
        """Write in `map_`, which is made when it is not there."""
        self.map = map_
        self._stapel = ExitStack()
        self.aantallen = dict.fromkeys(KOPPEN, 0)

    def __enter__(self) -> "Uitvoer":
        self.map.mkdir(parents=True, exist_ok=True)
        bestanden = {naam: self._open(naam) for naam in KOPPEN}
        self._schrijvers = {naam: csv.writer(b, lineterminator="\n") for naam, b in bestanden.items()}
        for naam, kop in KOPPEN.items():
            bestanden[naam].write(kop + "\n")
        self._schrijf_prestatie = bestanden["prestaties"].write
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self._stapel.close()

    def _open(self, naam: str) -> TextIO:
        pad = self.map / f"{naam}.csv"
        return self._stapel.enter_context(pad.open("w", encoding="utf-8", newline="", buffering=_BUFFER))

    def add(self, tabel: str, rij: Sequence[object]) -> None:
        """Write one row of a table; None becomes an empty field."""
        self.aantallen[tabel] += 1
        self._schrijvers[tabel].writerow(rij)

    def add_prestatie(self, regel: str) -> None:
        """Write one line of prestaties.csv as it is: there are millions, and none needs quotes."""
        self.aantallen["prestaties"] += 1
        self._schrijf_prestatie(regel)


class _Schrijver(yaml.SafeDumper):
    """Writes decimals as they are and quotes every text that another reader could take for a number."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write repeated parts in full."""
        return True


def _write_decimaal(schrijver: yaml.SafeDumper, getal: Decimal) -> yaml.ScalarNode:
    tekst = f"{getal:f}"
    soort = "float" if "." in tekst else "int"
    return schrijver.represent_scalar(f"tag:yaml.org,2002:{soort}", tekst)


def _write_tekst(schrijver: yaml.SafeDumper, tekst: str) -> yaml.ScalarNode:
    stijl = "'" if tekst[:1].isdigit() or tekst[:1] in "+-." else None
    return schrijver.represent_scalar("tag:yaml.org,2002:str", tekst, style=stijl)


def _write_datum(schrijver: yaml.SafeDumper, dag: date) -> yaml.ScalarNode:
    return _write_tekst(schrijver, dag.isoformat())


_Schrijver.add_representer(Decimal, _write_decimaal)
_Schrijver.add_representer(str, _write_tekst)
_Schrijver.add_representer(date, _write_datum)


def write_regio(map_: Path, regio: dict[str, Any]) -> None:
    """Write regio.yaml, keys in the order given."""
    tekst = yaml.dump(regio, Dumper=_Schrijver, sort_keys=False, allow_unicode=True, width=110)
    (map_ / "regio.yaml").write_text(tekst, encoding="utf-8", newline="\n")

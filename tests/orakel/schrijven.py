"""Writes a bundle that was made to a folder: regio.yaml and the CSV files."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tests.orakel.bundel import KOLOMMEN
from tests.orakel.loting import Rij


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


def write_bundle(map_: Path, kop: Rij, rijen: dict[str, list[Rij]]) -> None:
    """Write one delivery to a folder; files without rows and columns that nobody fills are left out."""
    map_.mkdir(parents=True, exist_ok=True)
    tekst = yaml.dump(kop, Dumper=Schrijver, allow_unicode=True, sort_keys=False)
    (map_ / "regio.yaml").write_text(tekst, encoding="utf-8")
    for naam, eigen in rijen.items():
        if not eigen:
            continue
        kolommen = KOLOMMEN[naam].items()
        gevuld = [
            k
            for k, kolom in kolommen
            if kolom.verplicht or any(rij.get(k) not in (None, "") for rij in eigen)
        ]
        with (map_ / naam).open("w", encoding="utf-8", newline="") as bestand:
            schrijver = csv.DictWriter(
                bestand, gevuld, lineterminator="\n", restval="", extrasaction="ignore"
            )
            schrijver.writeheader()
            schrijver.writerows(eigen)

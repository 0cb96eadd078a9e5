"""Reading one bundle folder: YAML as text, CSV as rows that know their line (regiobundel)."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.orakel.weigering import (
    GeweigerdError,
    OnjuisteWaardeError,
    read_code,
    read_date,
    read_number,
    read_text,
    read_whole,
)

Lezer = Callable[[str], object]


@dataclass(frozen=True)
class Kolom:
    """How a column of a CSV file is read."""

    lees: Lezer = read_code
    verplicht: bool = True


def _choose(*keuzes: str) -> Lezer:
    def read(tekst: str) -> str:
        if tekst not in keuzes:
            raise OnjuisteWaardeError(f"{tekst!r} is geen van {', '.join(keuzes)}")
        return tekst

    return read


MAG_LEEG = Kolom(verplicht=False)
DAG, DAG_MAG_LEEG = Kolom(read_date), Kolom(read_date, verplicht=False)
GETAL, GETAL_MAG_LEEG = Kolom(read_number), Kolom(read_number, verplicht=False)
JAAR = Kolom(read_whole)
TEKST_MAG_LEEG = Kolom(read_text, verplicht=False)
NIVEAUS = _choose("regio", "domein", "segment", "perceel", "gemeente")
KOLOMMEN: dict[str, dict[str, Kolom]] = {
    "toewijzingen.csv": {
        **{naam: Kolom() for naam in ("nummer", "client", "gemeente", "contract", "product")},
        "traject": MAG_LEEG,
        "ingangsdatum": DAG,
        "einddatum": DAG_MAG_LEEG,
        "volume": GETAL_MAG_LEEG,
        "eenheid": MAG_LEEG,
        "frequentie": Kolom(_choose("dag", "week", "maand", "totaal"), verplicht=False),
        "start": DAG_MAG_LEEG,
        "stop": DAG_MAG_LEEG,
        "reden_stop": MAG_LEEG,
        "ingetrokken": Kolom(_choose("ja"), verplicht=False),
        "vervolg_op": MAG_LEEG,
        "vervolg_gemeente": MAG_LEEG,
    },
    "zorgperioden.csv": {
        "toewijzing": Kolom(),
        "start": DAG,
        "stop": DAG_MAG_LEEG,
        "reden_stop": MAG_LEEG,
        "gemeente": MAG_LEEG,
    },
    "prestaties.csv": {
        "id": Kolom(),
        "toewijzing": Kolom(),
        "begindatum": DAG,
        "einddatum": DAG,
        "volume": GETAL,
        "eenheid": Kolom(),
        "gemeente": MAG_LEEG,
        "crediteert": MAG_LEEG,
    },
    "resultaten.csv": {"toewijzing": Kolom(), "datum": DAG, "behaald": GETAL, "gemeente": MAG_LEEG},
    "voorschotten.csv": {
        "contract": Kolom(),
        "gemeente": Kolom(),
        "datum": DAG,
        "bedrag": GETAL,
        "kenmerk": MAG_LEEG,
    },
    "betalingen.csv": {
        "contract": Kolom(),
        "gemeente": Kolom(),
        "jaar": JAAR,
        "datum": DAG,
        "bedrag": GETAL,
        "kenmerk": MAG_LEEG,
    },
    "kpis.csv": {
        "contract": Kolom(),
        "jaar": JAAR,
        "kpi": Kolom(),
        "score": GETAL,
        "gewicht": GETAL_MAG_LEEG,
    },
    "jaarcijfers.csv": {
        "niveau": Kolom(NIVEAUS),
        "code": MAG_LEEG,
        "grootheid": Kolom(),
        "waarde": GETAL,
        "eenheid": MAG_LEEG,
        "jaar": Kolom(read_whole, verplicht=False),
        **dict.fromkeys(("document", "paragraaf", "citaat", "opmerking"), TEKST_MAG_LEEG),
    },
}


class Rij(dict[str, str]):
    """One row of a CSV file that knows its file and line, so that it can be refused."""

    bestand: str
    regel: int

    def refuse(self, veld: str, uitleg: str) -> GeweigerdError:
        """Make the refusal of this row."""
        return GeweigerdError(self.bestand, veld, uitleg, self.regel)


@dataclass
class Bundel:
    """One folder: the head as nested text, and the rows of each file."""

    kop: dict[str, Any]
    rijen: dict[str, list[Rij]]


def list_leveringen(map_: Path) -> list[Path]:
    """Loading more than once: the numbered sub-folders in order of their number, else the folder itself."""
    genummerd = [pad for pad in map_.iterdir() if pad.is_dir() and re.fullmatch(r"\d+(-.*)?", pad.name)]
    return sorted(genummerd, key=lambda pad: int(pad.name.split("-")[0])) or [map_]


def read_bundle(map_: Path) -> Bundel:
    """Read regio.yaml and the CSV files that are there; a file with another name is not read."""
    try:
        # BaseLoader keeps every scalar as the text that was written, so 32.4 never becomes a float.
        kop = yaml.load(read_file(map_ / "regio.yaml"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    except yaml.YAMLError as fout:
        raise GeweigerdError("regio.yaml", "", str(fout)) from fout
    if not isinstance(kop, dict):
        raise GeweigerdError("regio.yaml", "", "geen sleutels")
    return Bundel(kop, {bestand: read_rows(map_ / bestand) for bestand in KOLOMMEN})


def read_file(pad: Path) -> str:
    """CSV files and regio.yaml are UTF-8."""
    try:
        return pad.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as fout:
        raise GeweigerdError(pad.name, "", "het bestand is er niet") from fout
    except UnicodeDecodeError as fout:
        raise GeweigerdError(pad.name, "", "het bestand is geen UTF-8") from fout


def read_rows(pad: Path) -> list[Rij]:
    """Read one CSV file; a row with only empty fields is passed over, an unknown column is refused."""
    if not pad.exists():
        return []
    lezer = csv.DictReader(io.StringIO(read_file(pad), newline=""), restval="")
    kolommen = KOLOMMEN[pad.name]
    for kolom in lezer.fieldnames or []:
        if kolom not in kolommen:
            raise GeweigerdError(pad.name, kolom, "die kolom is niet bekend", 1)
    if len(set(lezer.fieldnames or [])) != len(lezer.fieldnames or []):
        raise GeweigerdError(pad.name, "", "een kolom staat er twee keer", 1)
    rijen = []
    for waarden in lezer:
        if any(waarden.values()):
            rijen.append(make_rij(pad.name, lezer.line_num, waarden, kolommen))
    return rijen


def make_rij(bestand: str, regel: int, waarden: dict[str, str], kolommen: dict[str, Kolom]) -> Rij:
    """Check every value of a row: the text, the kind of its column, and that it is there."""
    rij = Rij()
    rij.bestand, rij.regel = bestand, regel
    if None in waarden:
        raise rij.refuse("", "er zijn meer waarden dan kolommen")
    for naam, kolom in kolommen.items():
        try:
            rij[naam] = read_text(waarden.get(naam, ""))
            if rij[naam]:
                kolom.lees(rij[naam])
            elif kolom.verplicht:
                raise OnjuisteWaardeError("ontbreekt")
        except OnjuisteWaardeError as fout:
            raise rij.refuse(naam, str(fout)) from fout
    return rij

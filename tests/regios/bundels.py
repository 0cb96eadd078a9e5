"""Reads the region bundles of this repository for the tests, with exact decimals and without Django."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

REGIOS_MAP = Path(__file__).parents[2] / "regios"
REGIOS = ("achterhoek", "kennemerland", "lelystad", "noord-limburg", "tilburg")
JAARCIJFERKOP = "jaar,niveau,code,grootheid,waarde,eenheid,document,paragraaf,citaat,opmerking"


class ExacteLader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that reads 4.91 as Decimal("4.91") and refuses a key that is given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        sleutels = [self.construct_object(sleutel, deep=True) for sleutel, _ in node.value]
        dubbel = {sleutel for sleutel in sleutels if sleutels.count(sleutel) > 1}
        if dubbel:
            raise yaml.constructor.ConstructorError(None, None, f"dubbele sleutels {dubbel}", node.start_mark)
        inhoud: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return inhoud


ExacteLader.add_constructor("tag:yaml.org,2002:float", lambda lader, knoop: Decimal(str(knoop.value)))


@cache
def read_regio(regio: str) -> dict[str, Any]:
    """The content of regio.yaml of one bundle, read once: nobody changes it."""
    tekst = (REGIOS_MAP / regio / "regio.yaml").read_text(encoding="utf-8")
    inhoud: dict[str, Any] = yaml.load(tekst, Loader=ExacteLader)  # noqa: S506  (a SafeLoader)
    return inhoud


def read_jaarcijfers(regio: str) -> list[dict[str, str]]:
    """The rows of jaarcijfers.csv of one bundle."""
    with (REGIOS_MAP / regio / "jaarcijfers.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def get_cijfers(regio: str, grootheid: str, jaar: str, niveau: str) -> dict[str, Decimal]:
    """The values of one quantity in one year, by the code of the element."""
    return {
        rij["code"]: Decimal(rij["waarde"])
        for rij in read_jaarcijfers(regio)
        if (rij["grootheid"], rij["jaar"], rij["niveau"]) == (grootheid, jaar, niveau)
    }


def get_percelen(regio: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every perceel with its segment, in the order of the bundle."""
    return [
        (segment, perceel) for segment in read_regio(regio)["segmenten"] for perceel in segment["percelen"]
    ]


def iter_elementen(waarde: Any, pad: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping in a bundle with its path, depth first."""
    if isinstance(waarde, dict):
        yield pad, waarde
        for sleutel, deel in waarde.items():
            yield from iter_elementen(deel, f"{pad}/{sleutel}")
    elif isinstance(waarde, list):
        for deel in waarde:
            naam = deel.get("code", "") if isinstance(deel, dict) else ""
            yield from iter_elementen(deel, f"{pad}/{naam}")

"""Reads the purchase structure for which a demo year is made: a region bundle without demo elements."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from inkoop.demo.fouten import DemoFoutError
from inkoop.demo.opdracht import DEMO_BRON

Element = dict[str, Any]

_LIJSTEN = ("expertises", "opslagen", "producten", "trajecten", "aanbieders", "contracten", "segmenten")


class _ExactLoader(yaml.SafeLoader):
    """Reads numbers with a point as Decimal, never as float."""


def _make_decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


_ExactLoader.add_constructor("tag:yaml.org,2002:float", _make_decimal)


@dataclass(frozen=True)
class Basisregio:
    """A region as its source describes it.

    Attributes:
        yaml: the content of regio.yaml, in which the generator adds.
        jaarcijfers: the bytes of jaarcijfers.csv, copied as they are; None when there is none.
        cijfers: value by (level, code, quantity), of the latest year.
    """

    yaml: Element
    jaarcijfers: bytes | None = None
    cijfers: dict[tuple[str, str, str], Decimal] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code of the region."""
        return str(self.yaml["regio"]["code"])

    def get_percelen(self) -> Iterator[tuple[Element, Element]]:
        """Give every segment with each of its percelen, in the order of the region."""
        for segment in self.yaml["segmenten"]:
            for perceel in segment.get("percelen", []):
                yield segment, perceel


def read_basisregio(map_: Path, jaar: int) -> Basisregio:
    """Read the bundle in `map_`; raises `DemoFoutError` when a demo year cannot be made for it."""
    pad = map_ / "regio.yaml"
    if not pad.is_file():
        raise DemoFoutError(f"Er is geen regiobundel in {map_}: regio.yaml ontbreekt.")
    regio = yaml.load(pad.read_text(encoding="utf-8"), Loader=_ExactLoader)  # noqa: S506 - a SafeLoader
    _remove_demo(regio)
    cijfers = map_ / "jaarcijfers.csv"
    inhoud = cijfers.read_bytes() if cijfers.is_file() else None
    basis = Basisregio(regio, inhoud, _read_cijfers(cijfers, jaar) if inhoud is not None else {})
    _check_basis(basis, jaar)
    return basis


def is_demo(element: Element) -> bool:
    """Tell whether an element was made by the generator."""
    bron = element.get("bron")
    return isinstance(bron, dict) and bron.get("document") == DEMO_BRON["document"]


def _remove_demo(regio: Element) -> None:
    for lijst in _LIJSTEN:
        if lijst in regio:
            regio[lijst] = [element for element in regio[lijst] if not is_demo(element)]


def _read_cijfers(pad: Path, jaar: int) -> dict[tuple[str, str, str], Decimal]:
    cijfers: dict[tuple[str, str, str], tuple[int, Decimal]] = {}
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            van = int(rij["jaar"] or 0)
            sleutel = (rij["niveau"], rij["code"], rij["grootheid"])
            if van <= jaar and van >= cijfers.get(sleutel, (0, Decimal(0)))[0]:
                cijfers[sleutel] = (van, Decimal(rij["waarde"]))
    return {sleutel: waarde for sleutel, (_, waarde) in cijfers.items()}


def _check_basis(basis: Basisregio, jaar: int) -> None:
    if basis.yaml.get("contracten"):
        raise DemoFoutError(
            f"Regio {basis.code} heeft al contracten. Een demojaar mengt verzonnen gegevens nooit met echte."
        )
    if not get_gemeenten(basis, jaar):
        raise DemoFoutError(f"Regio {basis.code} heeft geen gemeenten in {jaar}; dan zijn er geen cliënten.")


def get_gemeenten(basis: Basisregio, jaar: int) -> dict[str, int]:
    """Give the inhabitants by municipality code, of those that exist in `jaar`.

    Where a municipality has no known number, all count alike: that only decides where demo clients live.
    """
    inwoners: dict[str, int] = {}
    for gemeente in basis.yaml.get("gemeenten") or []:
        tot = gemeente.get("tot")
        if tot is None or str(tot) >= f"{jaar}-01-01":
            bekend = {int(j): aantal for j, aantal in (gemeente.get("inwoners") or {}).items() if int(j) <= jaar}
            inwoners[gemeente["code"]] = bekend[max(bekend)] if bekend else 0
    return inwoners if all(inwoners.values()) else dict.fromkeys(inwoners, 1)

"""Reads the purchase structure for which a demo year is made: a region without what the generator added.

A region in the database and one in a folder are brought to the same form, so that they give the same year.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from io import StringIO
from operator import itemgetter
from pathlib import Path
from typing import Any

from contracten.bundel import get_aanbieders, get_contractgegevens
from inkoop.demo.fouten import DemoFoutError
from inkoop.demo.opdracht import DEMO_BRON
from inkoop.kern.periode import get_jaareinde
from inkoop.platform.bestanden.csvkolommen import get_kolommen, read_opgaven
from inkoop.platform.bestanden.fouten import Fouten
from inkoop.platform.bestanden.schema.lezer import Element as Gelezen
from inkoop.platform.bestanden.schema.lezer import Lezer
from inkoop.platform.bestanden.yamllezer import read_yaml
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.regiobundel.bundel import BUNDEL
from segmenten.bundel import (
    Jaarcijferopgave,
    get_jaarcijfers,
    get_regiogegevens,
    get_structuur,
    make_cijferregel,
    make_jaarcijferrij,
)
from segmenten.models import Regio

Element = dict[str, Any]

_LIJSTEN = ("expertises", "opslagen", "producten", "trajecten", "aanbieders", "contracten", "segmenten")
# The database keeps no order of its own for these.
_OP_CODE = frozenset({"expertises", "opslagen", "producten", "trajecten", "aanbieders"})


@dataclass(frozen=True)
class Basisregio:
    """A region as its source describes it.

    Attributes:
        yaml: the content of regio.yaml, in which the generator adds.
        jaarcijfers: the rows of jaarcijfers.csv, with what a bundle says of each.
        cijfers: value by (level, code, quantity), of the latest year.
    """

    yaml: Element
    jaarcijfers: list[list[Any]] = field(default_factory=list)
    cijfers: dict[tuple[str, str, str], Decimal] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code of the region."""
        return str(self.yaml["regio"]["code"])

    def get_percelen(self) -> Iterator[tuple[Element, Element]]:
        """Give every segment with each of its percelen, in the order of the region."""
        for segment in self.yaml.get("segmenten", []):
            for perceel in segment.get("percelen", []):
                yield segment, perceel


def read_basisregio(map_: Path, jaar: int) -> Basisregio:
    """Read the bundle in `map_`.

    Raises `DemoFoutError` when a demo year cannot be made for it, `BestandFoutenError` when it is wrong.
    """
    if not (map_ / "regio.yaml").is_file():
        raise DemoFoutError(f"Er is geen regiobundel in {map_}: regio.yaml ontbreekt.")
    fouten = Fouten()
    knoop = read_yaml(map_ / "regio.yaml", fouten)
    bundel = BUNDEL.read(knoop, "", Lezer("regio.yaml", fouten)) if knoop is not None else None
    cijfers = map_ / "jaarcijfers.csv"
    gelezen = read_opgaven(cijfers, Jaarcijferopgave, fouten) if cijfers.is_file() else ()
    rijen = [make_jaarcijferrij(rij.waarde) for rij in gelezen]
    fouten.raise_if_any()
    if not isinstance(bundel, Gelezen):
        raise DemoFoutError(f"De regiobundel in {map_} is leeg.")
    return make_basisregio(bundel.to_rij(), rijen, jaar)


def read_regio(regio: Regio, jaar: int) -> Basisregio:
    """Read a region from the database as it is at the end of `jaar`.

    Raises `DemoFoutError` when a demo year cannot be made for it.
    """
    with met_systeemzicht():
        gegevens = get_regiogegevens(regio)
        rij = {
            "versie": 1,
            "bronnen": gegevens.pop("bronnen"),
            "regio": gegevens,
            **get_structuur(regio, get_jaareinde(jaar)),
            "aanbieders": get_aanbieders(regio),
            "contracten": get_contractgegevens(regio),
        }
        return make_basisregio(rij, get_jaarcijfers(regio), jaar)


def make_basisregio(rij: Element, cijfers: Iterable[Element], jaar: int) -> Basisregio:
    """Bring a region in the form of the services to a base, without demo elements."""
    inhoud = BUNDEL.write(rij)
    for lijst in _LIJSTEN:
        if lijst in inhoud:
            inhoud[lijst] = [element for element in inhoud[lijst] if not is_demo(element)]
    for lijst in _OP_CODE & inhoud.keys():
        inhoud[lijst].sort(key=itemgetter("code"))
    rijen = list(cijfers)
    basis = Basisregio(inhoud, [make_cijferregel(cijfer) for cijfer in rijen], _get_laatste(rijen, jaar))
    _check_basis(basis, jaar)
    return basis


def is_demo(element: Element) -> bool:
    """Tell whether an element was made by the generator."""
    bron = element.get("bron")
    return isinstance(bron, dict) and bron.get("document") == DEMO_BRON["document"]


def rename_regio(basis: Basisregio, code: str) -> None:
    """Make `basis` a copy under another code, which its name tells; figures about the region go along."""
    oud, naam = basis.code, basis.yaml["regio"]["naam"]
    basis.yaml["regio"] |= {"code": code, "naam": f"{naam} ({code})"}
    kolommen = get_kolommen(Jaarcijferopgave)
    niveau, plaats = kolommen.index("niveau"), kolommen.index("code")
    for rij in basis.jaarcijfers:
        if (rij[niveau], rij[plaats]) == ("regio", oud):
            rij[plaats] = code


def write_jaarcijfers(basis: Basisregio) -> str:
    """Give the content of jaarcijfers.csv."""
    buffer = StringIO()
    schrijver = csv.writer(buffer, lineterminator="\n")
    schrijver.writerow(get_kolommen(Jaarcijferopgave))
    schrijver.writerows(basis.jaarcijfers)
    return buffer.getvalue()


def _get_laatste(rijen: Iterable[Element], jaar: int) -> dict[tuple[str, str, str], Decimal]:
    """Give the values of the latest year that is not after `jaar`; one without a year counts as oldest."""
    cijfers: dict[tuple[str, str, str], tuple[int, Decimal]] = {}
    for rij in rijen:
        van, sleutel = rij["jaar"] or 0, (rij["niveau"], rij["code"], rij["grootheid"])
        if cijfers.get(sleutel, (0,))[0] <= van <= jaar:
            cijfers[sleutel] = (van, rij["waarde"])
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
    for gemeente in basis.yaml.get("gemeenten", []):
        tot = gemeente.get("tot")
        if tot is None or str(tot) >= f"{jaar}-01-01":
            bekend = {int(peil): aantal for peil, aantal in gemeente.get("inwoners", {}).items()}
            bekend = {peil: aantal for peil, aantal in bekend.items() if peil <= jaar}
            inwoners[gemeente["code"]] = bekend[max(bekend)] if bekend else 0
    return inwoners if all(inwoners.values()) else dict.fromkeys(inwoners, 1)

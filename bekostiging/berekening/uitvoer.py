"""The settlement output in JSON form (regiobundel, Settlement output): the same keys, order and texts."""

import json
from collections.abc import Sequence
from typing import Any

from bekostiging.berekening.uitkomst import (
    Afrekeninguitkomst,
    Contractuitkomst,
    Gemeenteuitkomst,
)
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN, Bedragen, Bedragsoort
from inkoop.kern.geld import als_tekst


def make_uitvoer(uitkomst: Afrekeninguitkomst) -> dict[str, Any]:
    """Give the settlement as JSON data; `geparkeerd` is there only when there are any."""
    uitvoer: dict[str, Any] = {
        "regio": uitkomst.regio,
        "jaar": uitkomst.jaar,
        "contracten": [_make_contract(contract) for contract in uitkomst.contracten],
        "totaal": _make_bedragen(uitkomst.totaal, BEDRAGSOORTEN),
        "afgekeurd": {
            "aantal": sum(rij.aantal for rij in uitkomst.afgekeurd),
            "redenen": {rij.reden: rij.aantal for rij in uitkomst.afgekeurd if rij.aantal},
        },
    }
    if uitkomst.geparkeerd:
        uitvoer["geparkeerd"] = [
            {"contract": rij.contract, "reden": rij.reden} for rij in uitkomst.geparkeerd
        ]
    return uitvoer


def write_json(uitkomst: Afrekeninguitkomst) -> str:
    """Write the settlement as text, byte-reproducible, ending with a newline."""
    return json.dumps(make_uitvoer(uitkomst), ensure_ascii=False, indent=1) + "\n"


def _make_contract(contract: Contractuitkomst) -> dict[str, Any]:
    return {
        "contract": contract.contract,
        "aanbieder": contract.aanbieder,
        "perceel": contract.perceel,
        "model": str(contract.model),
        "soort": str(contract.soort),
        **_make_bedragen(contract, BEDRAGSOORTEN),
        "richting": str(contract.richting),
        "gemeenten": [_make_gemeente(gemeente) for gemeente in contract.gemeenten],
    }


def _make_gemeente(gemeente: Gemeenteuitkomst) -> dict[str, str]:
    return {"gemeente": gemeente.gemeente, **_make_bedragen(gemeente, GEMEENTEBEDRAGEN)}


def _make_bedragen(bedragen: Bedragen, soorten: Sequence[Bedragsoort]) -> dict[str, str]:
    return {code: als_tekst(bedrag) for code, bedrag in bedragen.as_dict(soorten).items()}

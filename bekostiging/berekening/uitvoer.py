"""The settlement output in JSON form (regiobundel, Settlement output): the same keys, order and texts."""

import json
from typing import Any

from bekostiging.berekening.uitkomst import (
    Afrekeninguitkomst,
    Contractuitkomst,
    Gemeenteuitkomst,
    Totaal,
)
from inkoop.kern.geld import als_tekst


def make_uitvoer(uitkomst: Afrekeninguitkomst) -> dict[str, Any]:
    """Give the settlement as JSON data; `geparkeerd` is there only when there are any."""
    uitvoer: dict[str, Any] = {
        "regio": uitkomst.regio,
        "jaar": uitkomst.jaar,
        "contracten": [_make_contract(contract) for contract in uitkomst.contracten],
        "totaal": _make_totaal(uitkomst.totaal),
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
        "realisatie": als_tekst(contract.realisatie),
        "vergoeding": als_tekst(contract.vergoeding),
        "prikkel": als_tekst(contract.prikkel),
        "voorschot": als_tekst(contract.voorschot),
        "saldo": als_tekst(contract.saldo),
        "richting": str(contract.richting),
        "gemeenten": [_make_gemeente(gemeente) for gemeente in contract.gemeenten],
    }


def _make_gemeente(gemeente: Gemeenteuitkomst) -> dict[str, str]:
    return {
        "gemeente": gemeente.gemeente,
        "realisatie": als_tekst(gemeente.realisatie),
        "vergoeding": als_tekst(gemeente.vergoeding),
        "voorschot": als_tekst(gemeente.voorschot),
        "saldo": als_tekst(gemeente.saldo),
    }


def _make_totaal(totaal: Totaal) -> dict[str, str]:
    return {
        "realisatie": als_tekst(totaal.realisatie),
        "vergoeding": als_tekst(totaal.vergoeding),
        "prikkel": als_tekst(totaal.prikkel),
        "voorschot": als_tekst(totaal.voorschot),
        "saldo": als_tekst(totaal.saldo),
    }

"""Builds the input of the calculation from a region bundle, in plain Python and line by line.

What selectors do set-based in SQL is done here the slow and obvious way, so that the worked examples
prove the core before any database exists.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import (
    Betaald,
    Contractinvoer,
    Gemeente,
    Jaarafspraak,
    Kpiscore,
    Maatwerk,
    Opslag,
    Regiogegevens,
    Regioinvoer,
    Traject,
    Uurtarief,
    Voorschot,
)
from inkoop.kern.codes import Model
from inkoop.kern.geld import som
from inkoop.kern.periode import Periode
from tests.bekostiging.berekening.bundel import (
    Bundel,
    als_decimal,
    check_prestaties,
    count_afgekeurd,
    read_datum,
)
from tests.bekostiging.berekening.bundelafspraak import make_jaarafspraak, make_parameters
from tests.bekostiging.berekening.bundelgroepen import make_groepen


def make_regioinvoer(bundel: Bundel, jaar: int) -> Regioinvoer:
    """Build the whole input of a region and year."""
    regio = make_regiogegevens(bundel, jaar)
    oordelen = check_prestaties(bundel)
    percelen = {p["code"]: p for segment in bundel.regio["segmenten"] for p in segment["percelen"]}
    contracten = []
    for contract in bundel.regio["contracten"]:
        afspraken = [afspraak for afspraak in contract["jaarafspraken"] if afspraak["jaar"] == jaar]
        for afspraak in afspraken:
            perceel = percelen[contract["perceel"]]
            basis = make_contractbasis(bundel, regio, contract, perceel, make_jaarafspraak(afspraak))
            groepen = make_groepen(
                bundel, contract, basis["afspraak"], Model(perceel["model"]), jaar, oordelen
            )
            contracten.append(Contractinvoer(**basis, **groepen))
    return Regioinvoer(regio, tuple(contracten), count_afgekeurd(oordelen, jaar))


def make_regiogegevens(bundel: Bundel, jaar: int) -> Regiogegevens:
    """Build the context that the contracts share."""
    regio = bundel.regio
    return Regiogegevens(
        code=regio["regio"]["code"],
        jaar=jaar,
        gemeenten=tuple(
            Gemeente(
                g["code"],
                tuple(g.get("inwoners", {}).items()),
                read_datum(g.get("tot")),
                read_datum(g.get("vanaf")),
            )
            for g in regio["gemeenten"]
        ),
        afronding_percentage=regio["regio"].get("verdeelsleutel", {}).get("afronding_percentage"),
        uurtarieven=tuple(
            Uurtarief(e["code"], peiljaar, als_decimal(bedrag))
            for e in regio.get("expertises", [])
            for peiljaar, bedrag in e["uurtarief"].items()
        ),
        trajecten=tuple(
            Traject(t["code"], t["expertise"], als_decimal(t["uren_per_week"]), t["doorlooptijd_dagen"])
            for t in regio.get("trajecten", [])
        ),
    )


def make_contractbasis(
    bundel: Bundel,
    regio: Regiogegevens,
    contract: Mapping[str, Any],
    perceel: Mapping[str, Any],
    afspraak: Jaarafspraak,
) -> dict[str, Any]:
    """Build everything of a contract but its grouped lines."""
    nummer, jaar = contract["nummer"], regio.jaar
    percentages = {o["code"]: als_decimal(o["percentage"]) for o in bundel.regio.get("opslagen", [])}
    voorschotten: dict[str, list[Decimal]] = defaultdict(list)
    for rij in bundel.get_regels("voorschotten", nummer):
        if date.fromisoformat(rij["datum"]).year == jaar:
            voorschotten[rij["gemeente"]].append(Decimal(rij["bedrag"]))
    betaald: dict[str, list[Decimal]] = defaultdict(list)
    for rij in bundel.get_regels("betalingen", nummer):
        if int(rij["jaar"]) == jaar:
            betaald[rij["gemeente"]].append(Decimal(rij["bedrag"]))
    kpis = [rij for rij in bundel.get_regels("kpis", nummer) if int(rij["jaar"]) == jaar]
    return {
        "regio": regio,
        "nummer": nummer,
        "aanbieder": contract["aanbieder"],
        "perceel": perceel["code"],
        "model": Model(perceel["model"]),
        "afspraak": afspraak,
        "deelnemers": tuple(contract.get("gemeenten", ())),
        "perceel_deelnemers": tuple(perceel.get("gemeenten", ())),
        "termijn": Periode(
            date.fromisoformat(contract["ingangsdatum"]), read_datum(contract.get("einddatum"))
        ),
        "perceelparameters": make_parameters(perceel.get("parameters", {})),
        "perceel_gemeentekeuze": tuple(perceel.get("gemeentekeuze", {})),
        "opslagen": tuple(Opslag(code, percentages[code]) for code in contract.get("opslagen", [])),
        "maatwerk": tuple(
            Maatwerk(
                m["traject"],
                als_decimal(m["uren_per_week"]) if "uren_per_week" in m else None,
                m.get("doorlooptijd_dagen"),
            )
            for m in contract.get("maatwerk", [])
        ),
        "kpis": tuple(
            Kpiscore(r["kpi"], Decimal(r["score"]), Decimal(r.get("gewicht") or "1")) for r in kpis
        ),
        "voorschotten": tuple(Voorschot(gemeente, som(b)) for gemeente, b in voorschotten.items()),
        "betalingen": tuple(Betaald(gemeente, som(b)) for gemeente, b in betaald.items()),
    }

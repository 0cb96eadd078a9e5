"""The settlement of a region for a year, in the output form (rules, sections 4 and 6; regiobundel)."""

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.orakel.dossier import Dossier
from tests.orakel.laden import load
from tests.orakel.prikkels import calculate_besparing, calculate_bonus_malus, calculate_gemiddelde_kosten
from tests.orakel.realisatie import calculate_realisatie
from tests.orakel.regio import Deel, Regio
from tests.orakel.rekenen import NUL, Bedragen, NietTeBerekenenError
from tests.orakel.verdeling import apportion_final
from tests.orakel.vergoeding import calculate_vergoeding

Uitkomst = dict[str, Any]
TOTALEN = ("realisatie", "vergoeding", "prikkel", "voorschot", "betaald", "saldo")


def settle(map_: Path, jaar: int) -> Uitkomst:
    """Load a folder, with its deliveries, and settle it for one year."""
    return settle_regio(load(map_), jaar)


def settle_regio(regio: Regio, jaar: int) -> Uitkomst:
    """Settlement output: the contracts with an agreement for the year, what is rejected and parked."""
    contracten, geparkeerd = [], []
    for contract in sorted(regio.kop["contracten"], key=lambda c: str(c["nummer"])):
        for afspraak in contract.get("jaarafspraken") or []:
            if int(afspraak["jaar"]) == jaar:
                try:
                    contracten.append(settle_contract(Dossier(regio, contract, afspraak, jaar)))
                except NietTeBerekenenError as fout:
                    geparkeerd.append({"contract": contract["nummer"], "reden": str(fout)})
    redenen = Counter(r.reden for r in regio.prestaties.values() if r.reden and r.begindatum.year == jaar)
    uit: Uitkomst = {
        "regio": regio.code,
        "jaar": jaar,
        "contracten": contracten,
        "totaal": {veld: write(sum((Fraction(c[veld]) for c in contracten), NUL)) for veld in TOTALEN},
        "afgekeurd": {"aantal": redenen.total(), "redenen": dict(sorted(redenen.items()))},
    }
    if geparkeerd:
        uit["geparkeerd"] = geparkeerd
    return uit


def settle_contract(dossier: Dossier) -> Uitkomst:
    """The pipeline: realisatie, vergoeding, prikkels, verdeling, saldo."""
    realisatie = calculate_realisatie(dossier)
    vergoeding = calculate_vergoeding(dossier, realisatie)
    besparing = calculate_besparing(dossier, vergoeding)
    overige = calculate_bonus_malus(dossier, vergoeding.totaal)
    overige += calculate_gemiddelde_kosten(dossier, vergoeding.totaal)
    eind = apportion_final(dossier, realisatie, vergoeding, besparing, overige)
    return describe(dossier, realisatie, eind, besparing + overige)


def add_paid(dossier: Dossier, rijen: dict[tuple[object, ...], Deel]) -> Bedragen:
    """Section 4: advances by the year of their date, payments on declarations by their year of care."""
    uit: Bedragen = {}
    for rij in rijen.values():
        if (rij["contract"], rij["jaar"]) == (dossier.nummer, dossier.jaar):
            uit[rij["gemeente"]] = uit.get(rij["gemeente"], NUL) + rij["bedrag"]
    return uit


def describe(dossier: Dossier, realisatie: Bedragen, eind: Bedragen, prikkel: Fraction) -> Uitkomst:
    """Put one contract in the output form, with what was paid and the balance."""
    voorschotten = add_paid(dossier, dossier.regio.voorschotten)
    betalingen = add_paid(dossier, dossier.regio.betalingen)
    regels = []
    for gemeente in dossier.regio.kop["gemeenten"]:
        code = gemeente["code"]
        delen = [bedragen.get(code, NUL) for bedragen in (realisatie, eind, voorschotten, betalingen)]
        if any(delen):
            regels.append({"gemeente": code, **describe_amounts(*delen)})
    totalen = [sum(bedragen.values(), NUL) for bedragen in (realisatie, eind, voorschotten, betalingen)]
    bedragen = describe_amounts(*totalen)
    saldo = Fraction(bedragen["saldo"])
    return {
        "contract": dossier.nummer,
        "aanbieder": dossier.contract["aanbieder"],
        "perceel": dossier.contract["perceel"],
        "model": dossier.model,
        "soort": dossier.soort,
        "realisatie": bedragen.pop("realisatie"),
        "vergoeding": bedragen.pop("vergoeding"),
        "prikkel": write(prikkel),
        **bedragen,
        "richting": "terugbetaling" if saldo > 0 else "bijbetaling" if saldo < 0 else "geen",
        "gemeenten": regels,
    }


def describe_amounts(r: Fraction, v: Fraction, voorschot: Fraction, betaald: Fraction) -> dict[str, str]:
    """The amounts of a municipality or a contract; positive is paid too much."""
    saldo = voorschot + betaald - v
    velden = {"realisatie": r, "vergoeding": v, "voorschot": voorschot, "betaald": betaald, "saldo": saldo}
    return {veld: write(bedrag) for veld, bedrag in velden.items()}


def write(bedrag: Fraction) -> str:
    """Write an amount in whole cents with two decimals and a point."""
    centen = bedrag * 100
    assert centen.denominator == 1, f"geen hele centen: {bedrag}"
    heel, rest = divmod(abs(centen.numerator), 100)
    return f"{'-' if bedrag < 0 else ''}{heel}.{rest:02d}"


def without_reasons(uitkomst: Uitkomst) -> Uitkomst:
    """Leave out the wording of a reason to park, which is free; which contract is parked is the rule."""
    geparkeerd = [rij["contract"] for rij in uitkomst.get("geparkeerd", [])]
    return {**uitkomst, "geparkeerd": geparkeerd}

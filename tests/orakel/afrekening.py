"""Agreement, incentives, apportionment, balance and the output form (rules, sections 2-4)."""

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.orakel.bundel import read_bundle, read_number
from tests.orakel.controle import judge_prestaties
from tests.orakel.gegevens import Dossier
from tests.orakel.realisatie import calculate_realisatie
from tests.orakel.rekenen import Bedragen, NietTeBerekenenError, apportion, round_cents

Uitkomst = dict[str, Any]
NUL = Fraction()


def settle(map_: Path, jaar: int, eerste_levering: frozenset[str] = frozenset()) -> Uitkomst:
    """Settle a bundle for one year and give the result in the output form.

    `eerste_levering` holds the ids of prestaties that were delivered, and judged, before the others.
    """
    bundel = read_bundle(map_)
    oordelen = judge_prestaties(bundel, eerste_levering)
    contracten, geparkeerd = [], []
    for contract in sorted(bundel.kop.get("contracten") or [], key=lambda c: c["nummer"]):
        for afspraak in contract.get("jaarafspraken") or []:
            if int(afspraak["jaar"]) == jaar:
                dossier = Dossier(bundel, contract, afspraak, jaar)
                try:
                    contracten.append(settle_contract(dossier, calculate_realisatie(dossier, oordelen)))
                except NietTeBerekenenError as fout:
                    geparkeerd.append({"contract": contract["nummer"], "reden": str(fout)})
    redenen = Counter(o.reden for o in oordelen if o.reden and int(o.regel["begindatum"][:4]) == jaar)
    velden = ("realisatie", "vergoeding", "prikkel", "voorschot", "saldo")
    uit: Uitkomst = {
        "regio": bundel.kop["regio"]["code"],
        "jaar": jaar,
        "contracten": contracten,
        "totaal": {veld: write(sum((Fraction(c[veld]) for c in contracten), NUL)) for veld in velden},
        "afgekeurd": {"aantal": redenen.total(), "redenen": dict(sorted(redenen.items()))},
    }
    if geparkeerd:
        uit["geparkeerd"] = geparkeerd
    return uit


def settle_contract(dossier: Dossier, realisatie: Bedragen) -> Uitkomst:
    """Settle one contract, given R per municipality."""
    r = sum(realisatie.values(), NUL)
    budgetten = get_budgetten(dossier)
    if budgetten is None:
        b = read_number(dossier.afspraak["bedrag"]) if dossier.afspraak.get("bedrag") else None
        per_gemeente: Bedragen = {}
        v = calculate_vergoeding(dossier, r, b)
    else:
        b = sum(budgetten.values(), NUL)
        per_gemeente = {
            code: calculate_vergoeding(dossier, realisatie.get(code, NUL), budgetten.get(code, NUL))
            for code in {*realisatie, *budgetten}
        }
        v = sum(per_gemeente.values(), NUL)
    prikkel = calculate_besparing(dossier, r, v, b) + calculate_bonus_malus(dossier, v, b)
    prikkel += calculate_gemiddelde_kosten(dossier, r)
    if budgetten is None:
        eind = apportion_or_by_inhabitants(dossier, v + prikkel, realisatie)
    else:
        delen = apportion_or_by_inhabitants(dossier, prikkel, per_gemeente)
        eind = {c: per_gemeente.get(c, NUL) + delen.get(c, NUL) for c in {*per_gemeente, *delen}}
    return describe(dossier, realisatie, eind, prikkel)


def get_budgetten(dossier: Dossier) -> Bedragen | None:
    """The budgets per municipality; under lumpsum they only state the amounts."""
    if dossier.model == "lumpsum" or not dossier.afspraak.get("gemeenten"):
        return None
    return {code: read_number(bedrag) for code, bedrag in dossier.afspraak["gemeenten"].items()}


def calculate_vergoeding(dossier: Dossier, r: Fraction, b: Fraction | None) -> Fraction:
    """V by the kind of agreement."""
    soort = dossier.afspraak.get("soort", "geen")
    if soort == "geen":
        return r
    if b is None:
        raise NietTeBerekenenError("de jaarafspraak heeft geen bedrag")
    if soort == "budgetplafond":
        return min(r, b)
    band = read_number(dossier.afspraak.get("bandbreedte", "0"))
    if abs(r - b) <= band * b:
        v = b
    elif dossier.afspraak.get("buiten_bandbreedte", "volledig") == "volledig":
        v = r
    else:
        v = r - band * b if r > b else r + band * b
    if "maximum_bijbetaling" in dossier.afspraak:
        v = min(v, b * (1 + read_number(dossier.afspraak["maximum_bijbetaling"])))
    return round_cents(v)


def get_score(dossier: Dossier) -> Fraction | None:
    """The weighted KPI score of the contract and year; none without scores."""
    som, gewichten = NUL, NUL
    for rij in dossier.bundel.kpis:
        if rij["contract"] == dossier.contract["nummer"] and int(rij["jaar"]) == dossier.jaar:
            gewicht = read_number(rij["gewicht"] or "1")
            som, gewichten = som + read_number(rij["score"]) * gewicht, gewichten + gewicht
    return som / gewichten if gewichten else None


def calculate_besparing(dossier: Dossier, r: Fraction, v: Fraction, b: Fraction | None) -> Fraction:
    """Shared saving."""
    regel = dossier.afspraak.get("besparing")
    if not regel or dossier.afspraak.get("soort") != "budgetafspraak" or b is None or r >= b:
        return NUL
    if b - r < read_number(regel.get("minimaal", "0")) * b:
        return NUL
    if dossier.aantal_clienten < read_number(regel.get("minimum_clienten", "0")):
        return NUL
    if "kwaliteit_minimaal" in regel:
        score = get_score(dossier)
        if score is None or score < read_number(regel["kwaliteit_minimaal"]):
            return NUL
    return round_cents(read_number(regel["deel_aanbieder"]) * (b - v)) if v < b else NUL


def calculate_bonus_malus(dossier: Dossier, v: Fraction, b: Fraction | None) -> Fraction:
    """Bonus or malus by the weighted score."""
    regel, score = dossier.afspraak.get("bonus_malus"), get_score(dossier)
    if not regel or score is None:
        return NUL
    rijen = [schaal for schaal in regel["schalen"] if read_number(schaal["vanaf"]) <= score]
    if not rijen:
        return NUL
    percentage = read_number(max(rijen, key=lambda schaal: read_number(schaal["vanaf"]))["percentage"])
    grondslag = b if regel.get("grondslag", "vergoeding") == "budget" else v
    if grondslag is None:
        raise NietTeBerekenenError("bonus_malus over een budget dat er niet is")
    grens = read_number(regel["maximum"]) if "maximum" in regel else None
    return round_cents(clip(percentage * grondslag, grens))


def calculate_gemiddelde_kosten(dossier: Dossier, r: Fraction) -> Fraction:
    """Reward or claim on average costs per client."""
    regel = dossier.afspraak.get("gemiddelde_kosten")
    if not regel:
        return NUL
    verschil = read_number(regel["referentie"]) * dossier.aantal_clienten - r
    grens = read_number(regel.get("maximum_percentage", "1")) * r
    return round_cents(clip(read_number(regel["deel"]) * verschil, grens))


def clip(waarde: Fraction, grens: Fraction | None) -> Fraction:
    """Keep a value between minus and plus a limit."""
    return waarde if grens is None else max(-grens, min(grens, waarde))


def apportion_or_by_inhabitants(dossier: Dossier, bedrag: Fraction, gewichten: Bedragen) -> Bedragen:
    """Apportion by the weights; by inhabitants where these are zero."""
    if bedrag == 0:
        return {}
    if sum(gewichten.values(), NUL) == 0:
        return dossier.apportion_by_inhabitants(bedrag)
    return apportion(bedrag, gewichten)


def describe(dossier: Dossier, realisatie: Bedragen, eind: Bedragen, prikkel: Fraction) -> Uitkomst:
    """Put one contract in the output form, with its advances and balance."""
    voorschotten: Bedragen = {}
    for rij in dossier.bundel.voorschotten:
        if rij["contract"] == dossier.contract["nummer"] and int(rij["datum"][:4]) == dossier.jaar:
            code = rij["gemeente"]
            voorschotten[code] = voorschotten.get(code, NUL) + read_number(rij["bedrag"])
    regels = []
    for gemeente in dossier.bundel.kop["gemeenten"]:
        code = gemeente["code"]
        r, v, p = (bedragen.get(code, NUL) for bedragen in (realisatie, eind, voorschotten))
        if r or v or p:
            regel = {
                "realisatie": write(r),
                "vergoeding": write(v),
                "voorschot": write(p),
                "saldo": write(p - v),
            }
            regels.append({"gemeente": code, **regel})
    vergoeding, voorschot = sum(eind.values(), NUL), sum(voorschotten.values(), NUL)
    saldo = voorschot - vergoeding
    return {
        "contract": dossier.contract["nummer"],
        "aanbieder": dossier.contract["aanbieder"],
        "perceel": dossier.contract["perceel"],
        "model": dossier.model,
        "soort": dossier.afspraak.get("soort", "geen"),
        "realisatie": write(sum(realisatie.values(), NUL)),
        "vergoeding": write(vergoeding),
        "prikkel": write(prikkel),
        "voorschot": write(voorschot),
        "saldo": write(saldo),
        "richting": "terugbetaling" if saldo > 0 else "bijbetaling" if saldo < 0 else "geen",
        "gemeenten": regels,
    }


def write(bedrag: Fraction) -> str:
    """Write an amount in whole cents with two decimals and a point."""
    centen = bedrag * 100
    assert centen.denominator == 1, f"geen hele centen: {bedrag}"
    heel, rest = divmod(abs(centen.numerator), 100)
    return f"{'-' if bedrag < 0 else ''}{heel}.{rest:02d}"

"""Vergoeding V by the annual agreement (rules, sections 2b and 2c)."""

from dataclasses import dataclass
from fractions import Fraction

from tests.orakel.budget import get_budget, get_budgetten, runs_per_gemeente
from tests.orakel.dossier import Dossier
from tests.orakel.plekken import calculate_volume
from tests.orakel.regio import get_getal
from tests.orakel.rekenen import NUL, Bedragen, NietTeBerekenenError, round_cents
from tests.orakel.weigering import read_number


@dataclass
class Vergoeding:
    """V, with what besparing and verdeling ask of it."""

    totaal: Fraction
    per_gemeente: Bedragen | None = None
    """The own V of a municipality: per municipality, or on the contract with R_plek and R_rest."""
    buiten_plekken: tuple[Fraction, Fraction, Fraction] | None = None
    """Section 3, besparing: R', B' and V'."""


def calculate_vergoeding(dossier: Dossier, realisatie: Bedragen) -> Vergoeding:
    """Section 2: on what the agreement runs, and which rule holds there."""
    r = sum(realisatie.values(), NUL)
    if dossier.soort == "geen":
        return Vergoeding(r)
    if runs_per_gemeente(dossier):
        return calculate_per_gemeente(dossier, realisatie)
    if dossier.soort == "budgetafspraak" and dossier.in_plekken:
        if not dossier.buiten_plekken:
            return Vergoeding(r)
        return calculate_around_places(dossier, realisatie)
    b = get_budget(dossier)
    v = apply_rule(dossier, r, b)
    return Vergoeding(v, buiten_plekken=(r, b, v))


def apply_rule(dossier: Dossier, r: Fraction, b: Fraction) -> Fraction:
    """2b: V of R and B by the kind of agreement, rounded once."""
    if dossier.soort == "budgetplafond":
        return min(r, b)
    band = get_getal(dossier.afspraak, "bandbreedte", "0")
    if abs(r - b) <= band * b:
        v = b
    elif dossier.afspraak.get("buiten_bandbreedte", "volledig") == "volledig":
        v = r
    else:
        v = r - band * b if r > b else r + band * b
    if "maximum_bijbetaling" in dossier.afspraak:
        v = min(v, b * (1 + read_number(dossier.afspraak["maximum_bijbetaling"])))
    return round_cents(v)


def calculate_per_gemeente(dossier: Dossier, realisatie: Bedragen) -> Vergoeding:
    """2b and 2c, agreement per municipality: V = R in plekken under a budgetafspraak, the rule elsewhere."""
    budgetten = get_budgetten(dossier)
    v: Bedragen = {}
    rest = [NUL, NUL, NUL]
    for code in {*realisatie, *budgetten}:
        r, b = realisatie.get(code, NUL), budgetten.get(code, NUL)
        in_plekken = code in dossier.in_plekken
        v[code] = r if in_plekken and dossier.soort == "budgetafspraak" else apply_rule(dossier, r, b)
        if not in_plekken:
            rest = [som + deel for som, deel in zip(rest, (r, b, v[code]), strict=True)]
    return Vergoeding(sum(v.values(), NUL), v, (rest[0], rest[1], rest[2]))


def calculate_around_places(dossier: Dossier, realisatie: Bedragen) -> Vergoeding:
    """2c, agreement on the contract, some in plekken: V = R_plek + the rule on R_rest and B_rest."""
    plek = {code: r for code, r in realisatie.items() if code in dossier.in_plekken}
    rest = {code: r for code, r in realisatie.items() if code not in dossier.in_plekken}
    b_rest = get_budget(dossier) - sum((calculate_volume(dossier, "plekken") or {}).values(), NUL)
    if b_rest < 0:
        raise NietTeBerekenenError("de plekken kosten meer dan het hele budget")
    r_rest = sum(rest.values(), NUL)
    v_rest = apply_rule(dossier, r_rest, b_rest)
    delen = dossier.apportion_or_by_inhabitants(v_rest, rest, dossier.buiten_plekken)
    totaal = sum(plek.values(), NUL) + v_rest
    return Vergoeding(totaal, {**plek, **delen}, (r_rest, b_rest, v_rest))

"""Incentives, each rounded by itself (rules, section 3)."""

from fractions import Fraction

from tests.orakel.budget import get_budget
from tests.orakel.dossier import Dossier
from tests.orakel.regio import Deel, get_getal
from tests.orakel.rekenen import NUL, NietTeBerekenenError, round_cents
from tests.orakel.vergoeding import Vergoeding
from tests.orakel.weigering import read_number


def get_score(dossier: Dossier) -> Fraction | None:
    """Section 3: the sum of score x gewicht over the sum of gewicht; without scores there is none."""
    eigen = [
        waarde
        for (contract, jaar, _), waarde in dossier.regio.kpis.items()
        if (contract, jaar) == (dossier.nummer, dossier.jaar)
    ]
    gewichten = sum((gewicht for _, gewicht in eigen), NUL)
    return sum((score * gewicht for score, gewicht in eigen), NUL) / gewichten if eigen else None


def calculate_besparing(dossier: Dossier, vergoeding: Vergoeding) -> Fraction:
    """Besparing: with a budgetafspraak, deel_aanbieder x (B' - V') on what lies outside places."""
    regel = dossier.afspraak.get("besparing")
    if not regel or dossier.soort != "budgetafspraak" or vergoeding.buiten_plekken is None:
        return NUL
    r, b, v = vergoeding.buiten_plekken
    if r >= b or v >= b or b - r < get_getal(regel, "minimaal", "0") * b:
        return NUL
    if dossier.aantal_clienten < get_getal(regel, "minimum_clienten", "0"):
        return NUL
    if "kwaliteit_minimaal" in regel:
        score = get_score(dossier)
        if score is None or score < read_number(regel["kwaliteit_minimaal"]):
            return NUL
    return round_cents(read_number(regel["deel_aanbieder"]) * (b - v))


def calculate_bonus_malus(dossier: Dossier, v: Fraction) -> Fraction:
    """Bonus_malus: percentage of the picked row x grondslag, clipped to +/- maximum."""
    regel = dossier.afspraak.get("bonus_malus")
    if not regel:
        return NUL
    percentage = pick_percentage(regel, get_score(dossier))
    if not percentage:
        return NUL
    grondslag = get_budget(dossier) if regel.get("grondslag", "vergoeding") == "budget" else v
    grens = read_number(regel["maximum"]) if "maximum" in regel else None
    return round_cents(clip(percentage * grondslag, grens))


def pick_percentage(regel: Deel, score: Fraction | None) -> Fraction:
    """Bonus_malus: the row with the highest vanaf not above the score; below all the lowest if negative."""
    schalen = sorted((read_number(s["vanaf"]), read_number(s["percentage"])) for s in regel["schalen"])
    if score is None:
        if any(percentage < 0 for _, percentage in schalen):
            raise NietTeBerekenenError("er is een malus afgesproken en geen score")
        return NUL
    gehaald = [percentage for vanaf, percentage in schalen if vanaf <= score]
    return gehaald[-1] if gehaald else min(schalen[0][1], NUL)


def calculate_gemiddelde_kosten(dossier: Dossier, v: Fraction) -> Fraction:
    """Gemiddelde_kosten: deel x (referentie x n - V), clipped to +/- maximum_percentage x V."""
    regel = dossier.afspraak.get("gemiddelde_kosten")
    if not regel or not dossier.aantal_clienten:
        return NUL
    verschil = read_number(regel["referentie"]) * dossier.aantal_clienten - v
    bedrag = round_cents(
        clip(read_number(regel["deel"]) * verschil, get_getal(regel, "maximum_percentage", "1") * v)
    )
    return min(bedrag, NUL) if regel.get("richting") == "alleen_malus" else bedrag


def clip(waarde: Fraction, grens: Fraction | None) -> Fraction:
    """Keep a value between minus and plus a limit."""
    return waarde if grens is None else max(-grens, min(grens, waarde))

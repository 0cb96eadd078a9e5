"""Incentive `bonus_malus`: a percentage that follows the weighted KPI score. Source: rekenregels §3."""

from decimal import Decimal
from fractions import Fraction

from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import BonusMalus, Schaal
from bekostiging.berekening.prikkels.grond import Prikkelgrond, begrens, tekst
from bekostiging.berekening.uitleg import Gegeven, Reeks, Stap, Waarde, code, euro, make_stap
from inkoop.kern.codes import Eenheid, Grondslag
from inkoop.kern.geld import NUL, exact, rond_af


def calculate_prikkel(grond: Prikkelgrond) -> Stap | None:
    """Percentage of the highest row not above the score x grondslag, clipped to +/- maximum."""
    regeling = grond.afspraak.bonus_malus
    if regeling is None:
        return None
    schaal = get_schaal(regeling, grond.kpiscore)
    grondslag = _get_grondslag(grond, regeling, is_nodig=schaal is not None)
    bedrag = _calculate_bedrag(regeling, schaal, grondslag)
    zin = _get_toelichting(grond.kpiscore, schaal)
    invoer = {**_get_invoer(grond, regeling, grondslag), "toelichting": tekst(zin)}
    return make_stap("bonus_malus", invoer, euro(bedrag))


def get_schaal(regeling: BonusMalus, score: Fraction | None) -> Schaal | None:
    """Give the row with the highest `vanaf` not above the score; none below the lowest or without a score."""
    if score is None:
        return None
    passend = [schaal for schaal in regeling.schalen if exact(schaal.vanaf) <= score]
    return max(passend, key=lambda schaal: schaal.vanaf, default=None)


def _calculate_bedrag(regeling: BonusMalus, schaal: Schaal | None, grondslag: Decimal | None) -> Decimal:
    if schaal is None or grondslag is None:
        return NUL
    maximum = None if regeling.maximum is None else exact(regeling.maximum)
    return rond_af(begrens(exact(schaal.percentage) * exact(grondslag), maximum))


def _get_grondslag(grond: Prikkelgrond, regeling: BonusMalus, *, is_nodig: bool) -> Decimal | None:
    if regeling.grondslag is Grondslag.VERGOEDING:
        return grond.vergoeding
    if grond.budget is None and is_nodig:
        zin = "De bonus of malus rekent met het budget, maar de jaarafspraak noemt geen bedrag."
        raise NietAfTeRekenen(Parkeercode.GEEN_BEDRAG, zin)
    return grond.budget


def _get_toelichting(score: Fraction | None, schaal: Schaal | None) -> str:
    if score is None:
        return "Niet toegekend: er is geen score."
    if schaal is None:
        return "Niet toegekend: de score ligt onder de laagste schaal."
    return f"De schaal vanaf {schaal.vanaf:f} geldt."


def _get_invoer(grond: Prikkelgrond, regeling: BonusMalus, grondslag: Decimal | None) -> dict[str, Gegeven]:
    schalen = sorted(regeling.schalen, key=lambda schaal: schaal.vanaf)
    return {
        "score": Waarde(grond.kpiscore, Eenheid.SCORE),
        "schalen": Reeks(tuple((f"{rij.vanaf:f}", rij.percentage) for rij in schalen), Eenheid.DEEL),
        "soort_grondslag": code(regeling.grondslag),
        "grondslag": euro(grondslag),
        "maximum": euro(regeling.maximum),
    }

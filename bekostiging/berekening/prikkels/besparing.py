"""Incentive `besparing`: shared saving. Source: NL Jeugd S3/S4."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import Jaarafspraak
from bekostiging.berekening.prikkels.grond import Prikkelgrond, Rekenprikkel, get_instelling
from bekostiging.berekening.stapregel import EERSTE_VERSIE, Stap, Stapregel
from bekostiging.berekening.veld import Veld, make_veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Afspraaksoort, Eenheid
from inkoop.kern.geld import NUL, rond_af
from inkoop.kern.prikkels.besparing import (
    BESCHRIJVING,
    DEEL_AANBIEDER,
    KWALITEIT_MINIMAAL,
    MINIMAAL,
    MINIMUM_CLIENTEN,
)


def find_bezwaar(
    soort: str,
    budget: Fraction | None,
    realisatie: Fraction,
    vergoeding: Fraction,
    minimaal: Fraction,
    minimum_clienten: Fraction,
    clienten: Fraction,
    kwaliteit_minimaal: Fraction | None,
    score: Fraction | None,
) -> str | None:
    """Give the first condition that does not hold, as the end of a Dutch sentence, or None."""
    if soort != Afspraaksoort.BUDGETAFSPRAAK:
        return "er is geen budgetafspraak"
    if budget is None:
        return "alle gemeenten rekenen in plekken af"
    if realisatie >= budget:
        return "de realisatie is niet lager dan het budget"
    if budget - realisatie < minimaal * budget:
        return "de besparing is kleiner dan het minimum"
    if clienten < minimum_clienten:
        return "er zijn te weinig cliënten geholpen"
    if kwaliteit_minimaal is not None and score is None:
        return "er is geen score, en er is wel een minimale score afgesproken"
    if kwaliteit_minimaal is not None and score is not None and score < kwaliteit_minimaal:
        return "de score is lager dan afgesproken"
    return "de vergoeding is niet lager dan het budget" if vergoeding >= budget else None


def _reken(
    soort: str,
    budget: Fraction | None,
    realisatie: Fraction,
    vergoeding: Fraction,
    deel_aanbieder: Fraction,
    minimaal: Fraction,
    minimum_clienten: Fraction,
    clienten: Fraction,
    kwaliteit_minimaal: Fraction | None,
    score: Fraction | None,
) -> Decimal:
    voorwaarden = (soort, budget, realisatie, vergoeding, minimaal, minimum_clienten)
    if find_bezwaar(*voorwaarden, clienten, kwaliteit_minimaal, score) or budget is None:
        return NUL
    return rond_af(deel_aanbieder * (budget - vergoeding))


BESPARING = Stapregel(
    code="besparing",
    titel=BESCHRIJVING.naam,
    bron=BESCHRIJVING.bron,
    formule="Deel van de aanbieder x (budget - vergoeding), van wat niet in plekken wordt afgerekend. Alleen "
    "bij een budgetafspraak, als de realisatie lager is dan het budget, de besparing groot genoeg is, er "
    "genoeg cliënten zijn en de score hoog genoeg is.",
    invoer=(
        Veld("soort", Eenheid.CODE, keuzes=Afspraaksoort),
        Veld("budget", Eenheid.EURO, mag_leeg=True),
        Veld("realisatie", Eenheid.EURO),
        Veld("vergoeding", Eenheid.EURO),
        make_veld(DEEL_AANBIEDER),
        make_veld(MINIMAAL),
        make_veld(MINIMUM_CLIENTEN),
        Veld("clienten", Eenheid.CLIENTEN, "geholpen cliënten"),
        make_veld(KWALITEIT_MINIMAAL),
        Veld("score", Eenheid.SCORE, mag_leeg=True),
        Veld("toelichting", Eenheid.TEKST),
    ),
    reken=_reken,
    versie="2026.1",
)
# Looked at the whole contract, places too.
BESPARING_2022_1 = replace(
    BESPARING,
    formule="Deel van de aanbieder x (budget - vergoeding). Alleen bij een budgetafspraak, als de realisatie "
    "lager is dan het budget, de besparing groot genoeg is, er genoeg cliënten zijn en de score hoog "
    "genoeg is.",
    versie=EERSTE_VERSIE,
)


def calculate_prikkel(grond: Prikkelgrond) -> Stap | None:
    """deel_aanbieder x (B' - V') when all conditions hold; else zero, with the condition that failed."""
    besparing = grond.afspraak.besparing
    if besparing is None:
        return None
    buiten = grond.buiten_plekken
    gegevens: dict[str, Any] = {
        "soort": grond.afspraak.soort,
        "budget": buiten and buiten.budget,
        "realisatie": buiten.realisatie if buiten else NUL,
        "vergoeding": buiten.vergoeding if buiten else NUL,
        "minimaal": get_instelling(MINIMAAL, besparing.minimaal),
        "minimum_clienten": get_instelling(MINIMUM_CLIENTEN, besparing.minimum_clienten),
        "clienten": grond.clienten,
        "kwaliteit_minimaal": get_instelling(KWALITEIT_MINIMAAL, besparing.kwaliteit_minimaal),
        "score": grond.kpiscore,
    }
    bezwaar = find_bezwaar(**BESPARING.als_exact(gegevens))
    return BESPARING.make_stap(
        **gegevens,
        deel_aanbieder=get_instelling(DEEL_AANBIEDER, besparing.deel_aanbieder),
        toelichting=f"Niet toegekend: {bezwaar}." if bezwaar else "Toegekend.",
    )


def _vraagt_score(afspraak: Jaarafspraak) -> bool:
    return afspraak.besparing is not None and afspraak.besparing.kwaliteit_minimaal is not None


REKENPRIKKEL = Rekenprikkel(BESCHRIJVING, (BESPARING, BESPARING_2022_1), _vraagt_score, calculate_prikkel)

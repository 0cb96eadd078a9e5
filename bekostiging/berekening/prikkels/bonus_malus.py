"""Incentive `bonus_malus`: a percentage that follows the weighted KPI score.

Source: docs/berekening.md §3.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bekostiging.berekening.afspraken.budget import Onderbouwd, check_budget
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import BonusMalus, Schaal
from bekostiging.berekening.prikkels.grond import Prikkelgrond, Rekenprikkel, begrens, get_instelling
from bekostiging.berekening.stapregel import Stap, Stapregel
from bekostiging.berekening.veld import Veld, make_veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Grondslag
from inkoop.kern.geld import NUL, exact, rond_af
from inkoop.kern.prikkels.bonus_malus import BESCHRIJVING, GRONDSLAG, MAXIMUM


def _reken(
    score: Fraction | None,
    schalen: Sequence[Mapping[str, Fraction]],
    grondslag: Fraction | None,
    maximum: Fraction | None,
) -> Decimal:
    passend = [rij for rij in schalen if score is not None and rij["vanaf"] <= score]
    if not passend or grondslag is None:
        return NUL
    hoogste = max(passend, key=lambda rij: rij["vanaf"])
    return rond_af(begrens(hoogste["percentage"] * grondslag, maximum))


def _reken_2026_1(
    score: Fraction | None,
    schalen: Sequence[Mapping[str, Fraction]],
    grondslag: Fraction | None,
    maximum: Fraction | None,
    stappen: Sequence[Stap],
) -> Decimal:
    check_budget(grondslag, stappen)
    laagste = min(schalen, key=lambda rij: rij["vanaf"], default=None)
    if laagste is None or score is None or grondslag is None:
        return NUL
    if score >= laagste["vanaf"] or laagste["percentage"] >= 0:
        return _reken(score, schalen, grondslag, maximum)
    # A worse score does not escape the malus.
    return rond_af(begrens(laagste["percentage"] * grondslag, maximum))


def _reken_2022_1(
    score: Fraction | None,
    schalen: Mapping[str, Fraction],
    grondslag: Fraction | None,
    maximum: Fraction | None,
) -> Decimal:
    rijen = [{"vanaf": Fraction(vanaf), "percentage": deel} for vanaf, deel in schalen.items()]
    return _reken(score, rijen, grondslag, maximum)


_SCHALEN = Veld(
    "schalen",
    Eenheid.DEEL,
    kolommen=(("vanaf", Eenheid.SCORE), ("percentage", Eenheid.DEEL)),
    rij="vanaf {vanaf}",
)
_OVERIG = (
    make_veld(GRONDSLAG, "soort_grondslag", "grondslag is"),
    Veld("grondslag", Eenheid.EURO, mag_leeg=True),
    make_veld(MAXIMUM, woorden="maximum"),
    Veld("toelichting", Eenheid.TEKST),
)
_SCORE = Veld("score", Eenheid.SCORE, mag_leeg=True)
BONUS_MALUS = Stapregel(
    code="bonus_malus",
    titel=BESCHRIJVING.naam,
    bron=BESCHRIJVING.bron,
    formule="De hoogste schaal die niet boven de score ligt, geeft het percentage. Percentage x grondslag, "
    "nooit meer of minder dan het maximum. Onder de laagste schaal geldt die schaal als het een malus is, "
    "anders niets. Zonder score: niets.",
    invoer=(_SCORE, _SCHALEN, *_OVERIG),
    reken=_reken_2026_1,
    versie="2026.1",
)
# A score below the lowest row escaped its malus.
BONUS_MALUS_2022_2 = replace(
    BONUS_MALUS,
    formule="De hoogste schaal die niet boven de score ligt, geeft het percentage. Percentage x grondslag, "
    "nooit meer of minder dan het maximum. Zonder score, of onder de laagste schaal: niets.",
    reken=_reken,
    versie="2022.2",
)
# Had each scale as "0.90" with its percentage.
BONUS_MALUS_2022_1 = replace(
    BONUS_MALUS_2022_2,
    invoer=(_SCORE, replace(_SCHALEN, kolommen=(), rij="vanaf {0}", per_code=True), *_OVERIG),
    reken=_reken_2022_1,
    versie="2022.1",
)


def calculate_prikkel(grond: Prikkelgrond) -> Stap | None:
    """Percentage of the highest row not above the score x grondslag, clipped to +/- maximum."""
    regeling = grond.afspraak.bonus_malus
    if regeling is None:
        return None
    if grond.kpiscore is None and any(rij.percentage < 0 for rij in regeling.schalen):
        zin = "Er is een malus afgesproken, maar er is geen score."
        raise NietAfTeRekenen(Parkeercode.GEEN_SCORE, zin)
    schaal = get_schaal(regeling, grond.kpiscore)
    soort = get_instelling(GRONDSLAG, regeling.grondslag)
    grondslag = _get_grondslag(grond, Grondslag(str(soort.waarde)), schaal)
    schalen = sorted(regeling.schalen, key=lambda rij: rij.vanaf)
    return BONUS_MALUS.make_stap(
        score=grond.kpiscore,
        schalen=[(rij.vanaf, rij.percentage) for rij in schalen],
        soort_grondslag=soort,
        grondslag=grondslag and grondslag.bedrag,
        maximum=get_instelling(MAXIMUM, regeling.maximum),
        toelichting=_get_toelichting(grond.kpiscore, schaal),
        stappen=grondslag.stappen if grondslag else (),
    )


def get_schaal(regeling: BonusMalus, score: Fraction | None) -> Schaal | None:
    """Give the row with the highest `vanaf` not above the score; below all the lowest, when it is a malus."""
    if score is None:
        return None
    passend = [schaal for schaal in regeling.schalen if exact(schaal.vanaf) <= score]
    if passend:
        return max(passend, key=lambda schaal: schaal.vanaf)
    laagste = min(regeling.schalen, key=lambda schaal: schaal.vanaf, default=None)
    return laagste if laagste is not None and laagste.percentage < 0 else None


def _get_grondslag(grond: Prikkelgrond, soort: Grondslag, schaal: Schaal | None) -> Onderbouwd | None:
    """Give V, or B where a row asks for it: 0% of a budget asks for none."""
    if soort is Grondslag.VERGOEDING:
        return Onderbouwd(grond.vergoeding)
    if schaal is None or not schaal.percentage:
        return None
    if grond.budget.totaal is None:
        zin = "De bonus of malus rekent met het budget, maar de jaarafspraak noemt geen bedrag."
        raise NietAfTeRekenen(Parkeercode.GEEN_BEDRAG, zin)
    return grond.budget.totaal


def _get_toelichting(score: Fraction | None, schaal: Schaal | None) -> str:
    if score is None:
        return "Niet toegekend: er is geen score."
    if schaal is None:
        return "Niet toegekend: de score ligt onder de laagste schaal."
    if exact(schaal.vanaf) > score:
        return f"De score ligt onder de laagste schaal; de malus vanaf {schaal.vanaf:f} geldt."
    return f"De schaal vanaf {schaal.vanaf:f} geldt."


REKENPRIKKEL = Rekenprikkel(
    BESCHRIJVING,
    (BONUS_MALUS, BONUS_MALUS_2022_2, BONUS_MALUS_2022_1),
    lambda afspraak: afspraak.bonus_malus is not None,
    calculate_prikkel,
)

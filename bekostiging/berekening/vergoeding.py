"""Stage 2: V by the annual agreement, on the contract or per municipality. Source: docs/berekening.md §2."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bekostiging.berekening.afspraken import REKENAFSPRAKEN, Afspraakgrond
from bekostiging.berekening.afspraken.budget import GEMEENTE, Budget, Onderbouwd, check_budget
from bekostiging.berekening.afspraken.volume import AFGESPROKEN_VOLUME, add_volume, calculate_plekvolume
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode, UitlegKloptNietError
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.stapregel import (
    BEREKENING,
    Bedragen,
    Stap,
    Stapregel,
    add,
    als_bedrag,
    check_gelijk,
)
from bekostiging.berekening.veld import Veld
from bekostiging.berekening.verdelen import VERDELING_REALISATIE, verdeel_naar, verdeel_naar_inwoners
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Afspraaksoort, Eenheid
from inkoop.kern.geld import NUL, som

VERGOEDING = Stapregel(
    code="vergoeding",
    titel="Vergoeding: wat is daarvoor afgesproken?",
    bron=f"{BEREKENING} §2",
    formule="De vergoeding is de som van de stappen hieronder.",
    reken=lambda stappen: add(stappen),
)


def _reken_plekken(realisatie: Fraction, budget: Fraction | None, stappen: Sequence[Stap]) -> Fraction:
    check_budget(budget, stappen)
    return realisatie


PLEKVERGOEDING = Stapregel(
    code="plekvergoeding",
    titel="Plekken: de bezetting telt",
    bron="NL §8, NL §7.2",
    formule="De vergoeding van plekken is de realisatie, buiten elke bandbreedte: een lege plek wordt niet "
    "betaald.",
    invoer=(GEMEENTE, Veld("realisatie", Eenheid.EURO), Veld("budget", Eenheid.EURO, mag_weg=True)),
    reken=_reken_plekken,
    versie="2026.1",
)


def _reken_restbudget(stappen: Sequence[Stap], budget: Fraction) -> Fraction:
    check_budget(budget, stappen)
    rest = budget - add([stap for stap in stappen if stap.code == AFGESPROKEN_VOLUME.code])
    if rest < 0:
        raise UitlegKloptNietError("stap restbudget: de plekken kosten meer dan het budget")
    return rest


RESTBUDGET = Stapregel(
    code="restbudget",
    titel="Budget zonder de plekken",
    bron=f"{BEREKENING} §2",
    formule="Het budget van het contract - wat de afgesproken plekken kosten.",
    invoer=(Veld("budget", Eenheid.EURO),),
    reken=_reken_restbudget,
    versie="2026.1",
)


def _reken_rest(stappen: Sequence[Stap]) -> Fraction:
    check_gelijk("aantal stappen buiten de plekken", len(stappen), 3)
    restbudget, afspraak, deel = stappen
    afspraak.check("budget", restbudget.exact)
    deel.check("bedrag", afspraak.exact)
    return afspraak.getal_uitkomst


VERGOEDING_REST = Stapregel(
    code="vergoeding_rest",
    titel="Wat buiten de plekken valt",
    bron=f"{BEREKENING} §2",
    formule="De afspraak over de realisatie van de gemeenten die niet in plekken afrekenen, met het budget "
    "dat er na de plekken overblijft. Hun deel is naar realisatie.",
    reken=_reken_rest,
    versie="2026.1",
)
STAPPEN = (VERGOEDING, PLEKVERGOEDING, VERGOEDING_REST, RESTBUDGET)


@dataclass(frozen=True, slots=True)
class Grondslagen:
    """R, B and V in euros of what lies outside places, added up; B None where none is agreed."""

    realisatie: Decimal
    budget: Decimal | None
    vergoeding: Decimal


@dataclass(frozen=True, slots=True)
class Vergoeding:
    """V in euros.

    Attributes:
        per_gemeente: the V of each municipality where each has its own: budgets per municipality, or places
            beside the rest of the contract; else None.
    """

    totaal: Decimal
    per_gemeente: Mapping[str, Decimal] | None
    stap: Stap

    @property
    def buiten_plekken(self) -> Grondslagen | None:
        """What the shared saving looks at; None where everyone settles in places."""
        return get_buiten_plekken(self.stap)


def calculate_vergoeding(
    invoer: Contractinvoer, realisatie: Mapping[str, Decimal], budget: Budget
) -> Vergoeding:
    """Apply the agreement to R: per municipality where budgets are agreed so, otherwise on the contract.

    Under a budgetafspraak places are settled on their occupation, outside any band. B is asked for only where
    it decides something.
    """
    if budget.is_per_gemeente:
        return _calculate_per_gemeente(invoer, realisatie, budget)
    totaal = som(realisatie.values())
    if invoer.afspraak.soort is Afspraaksoort.GEEN:
        return _make_vergoeding([_calculate_stap(Afspraakgrond(invoer.afspraak, totaal, None))], None)
    if _settles_plekken_apart(invoer):
        if not invoer.gemeenten_buiten_plekken:
            return _make_vergoeding([PLEKVERGOEDING.make_stap(realisatie=totaal)], None)
        return _calculate_naast_plekken(invoer, realisatie, budget)
    grond = Afspraakgrond(invoer.afspraak, totaal, budget.totaal)
    return _make_vergoeding([_calculate_stap(grond)], None)


def _settles_plekken_apart(invoer: Contractinvoer) -> bool:
    return invoer.afspraak.soort is Afspraaksoort.BUDGETAFSPRAAK and bool(invoer.gemeenten_in_plekken)


def _make_vergoeding(stappen: Sequence[Stap], per_gemeente: Mapping[str, Decimal] | None) -> Vergoeding:
    stap = VERGOEDING.make_stap(stappen=tuple(stappen))
    return Vergoeding(stap.bedrag, per_gemeente, stap)


def _calculate_stap(grond: Afspraakgrond) -> Stap:
    return REKENAFSPRAKEN[grond.afspraak.soort].calculate_vergoeding(grond)


def _calculate_per_gemeente(
    invoer: Contractinvoer, realisatie: Mapping[str, Decimal], budget: Budget
) -> Vergoeding:
    """A municipality that is not named has budget 0; one in places is paid what it realised."""
    budgetten = budget.per_gemeente
    in_plekken = invoer.gemeenten_in_plekken if _settles_plekken_apart(invoer) else frozenset()
    stappen: dict[str, Stap] = {}
    for code in invoer.regio.gemeentecodes:
        bedrag = realisatie.get(code, NUL)
        if code in budgetten or bedrag != NUL:
            eigen = budgetten.get(code, Onderbouwd(NUL))
            if code in in_plekken:
                stappen[code] = PLEKVERGOEDING.make_stap(
                    gemeente=code, realisatie=bedrag, budget=eigen.bedrag, stappen=eigen.stappen
                )
            else:
                stappen[code] = _calculate_stap(Afspraakgrond(invoer.afspraak, bedrag, eigen, code))
    per_gemeente = {code: stap.bedrag for code, stap in stappen.items()}
    return _make_vergoeding(tuple(stappen.values()), per_gemeente)


def _calculate_naast_plekken(
    invoer: Contractinvoer, realisatie: Mapping[str, Decimal], budget: Budget
) -> Vergoeding:
    """V = R of the municipalities in places + the rule on R and B of the others."""
    plekken = {
        code: PLEKVERGOEDING.make_stap(gemeente=code, realisatie=bedrag)
        for code, bedrag in realisatie.items()
        if code in invoer.gemeenten_in_plekken
    }
    rest = {code: bedrag for code, bedrag in realisatie.items() if code not in plekken}
    restbudget = _calculate_restbudget(invoer, budget)
    grond = Afspraakgrond(invoer.afspraak, som(rest.values()), Onderbouwd(restbudget.bedrag))
    afspraak = _calculate_stap(grond)
    if afspraak.bedrag == 0 or grond.realisatie == 0:
        delen, deel = verdeel_naar_inwoners(invoer, afspraak.bedrag, invoer.gemeenten_buiten_plekken)
    else:
        delen, deel = verdeel_naar(VERDELING_REALISATIE, afspraak.bedrag, rest)
    stap = VERGOEDING_REST.make_stap(stappen=(restbudget, afspraak, deel))
    per_gemeente = {**{code: plek.bedrag for code, plek in plekken.items()}, **delen}
    return _make_vergoeding([*plekken.values(), stap], per_gemeente)


def _calculate_restbudget(invoer: Contractinvoer, budget: Budget) -> Stap:
    geheel = Afspraakgrond(invoer.afspraak, NUL, budget.totaal).require_budget()
    volume = calculate_plekvolume(invoer)
    if add_volume(volume) > geheel.bedrag:
        zin = "De plekken kosten meer dan het budget."
        raise NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin)
    return RESTBUDGET.make_stap(budget=geheel.bedrag, stappen=(*geheel.stappen, *volume.values()))


def get_eigen_vergoedingen(vergoeding: Stap) -> Bedragen | None:
    """Give V per municipality where each has its own, from the stage as it is stored; else None."""
    eigen: Bedragen = {}
    gevonden = False
    for stap in vergoeding.stappen:
        if stap.code == VERGOEDING_REST.code:
            eigen |= stap.stappen[-1].exact
        elif stap.has(GEMEENTE.naam):
            eigen[stap.tekst(GEMEENTE.naam)] = stap.getal_uitkomst
        else:
            continue
        gevonden = True
    return eigen if gevonden else None


def get_buiten_plekken(vergoeding: Stap) -> Grondslagen | None:
    """Give R, B and V of what lies outside places, from the stage as it is stored; None where all is."""
    rest = [stap for stap in vergoeding.stappen if stap.code != PLEKVERGOEDING.code]
    if len(rest) == 1 and rest[0].code == VERGOEDING_REST.code:
        restbudget, afspraak, _ = rest[0].stappen
        return Grondslagen(als_bedrag(afspraak.getal("realisatie")), restbudget.bedrag, rest[0].bedrag)
    if not rest and not any(stap.has(GEMEENTE.naam) for stap in vergoeding.stappen):
        return None
    budgetten = [stap.getal("budget") for stap in rest if stap.has("budget")]
    return Grondslagen(
        realisatie=als_bedrag(sum((stap.getal("realisatie") for stap in rest), Fraction(0))),
        budget=als_bedrag(sum(budgetten, Fraction(0))) if len(budgetten) == len(rest) else None,
        vergoeding=als_bedrag(add(rest)),
    )

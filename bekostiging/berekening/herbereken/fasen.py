"""Checks that each stage of a stored explanation goes on with what the one before came to."""

from collections.abc import Mapping, Sequence

from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.modellen.plekken import PLEK_GROEP
from bekostiging.berekening.modellen.trajecten import TRAJECT_GROEP
from bekostiging.berekening.prikkels.besparing import BESPARING
from bekostiging.berekening.prikkels.bonus_malus import BONUS_MALUS
from bekostiging.berekening.prikkels.grond import KPISCORE
from bekostiging.berekening.realisatie import REALISATIE_AANGENOMEN, REALISATIE_GEMEENTE
from bekostiging.berekening.stapregel import Bedragen, Stap, check_gelijk
from bekostiging.berekening.trajectprijs import GELDT_VANAF, TRAJECTPRIJS
from bekostiging.berekening.verdelen import VERDELING_INWONERS, VERDELING_NIETS
from bekostiging.berekening.vergoeding import (
    PLEKVERGOEDING,
    VERGOEDING_REST,
    get_buiten_plekken,
    get_eigen_vergoedingen,
)
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Grondslag
from inkoop.kern.geld import exact

NUL = Fraction(0)
_MET_PRIJS = (TRAJECT_GROEP.code, PLEK_GROEP.code)


def check_stap(stap: Stap, eerder: Mapping[str, Stap]) -> None:
    """Compute a step again with all steps below it; `eerder` are the stages before it."""
    for onder in stap.stappen:
        check_stap(onder, eerder)
    stap.regel.check(stap, eerder)


def check_realisatie(fase: Stap) -> None:
    """Prices that groups use are those that were computed, and what is apportioned is what came before."""
    prijzen = {_get_prijssleutel(stap): stap for stap in fase.stappen if stap.code == TRAJECTPRIJS.code}
    for stap in (onder for gemeente in fase.stappen for onder in gemeente.stappen):
        if stap.code in _MET_PRIJS:
            sleutel = _get_prijssleutel(stap)
            if sleutel not in prijzen:
                raise UitlegKloptNietError(f"stap {stap.code}: de prijs van {sleutel} ontbreekt")
            stap.check("prijs", prijzen[sleutel].exact)
            stap.check("doorlooptijd", prijzen[sleutel].getal("doorlooptijd"))
    for nummer, stap in enumerate(fase.stappen):
        if isinstance(stap.exact, dict) and stap.code != REALISATIE_AANGENOMEN.code:
            ervoor = fase.stappen[nummer - 1]
            if nummer == 0 or ervoor.code == REALISATIE_GEMEENTE.code:
                raise UitlegKloptNietError(f"stap {stap.code}: het bedrag ervoor ontbreekt")
            stap.check("bedrag", ervoor.exact)


def _get_prijssleutel(stap: Stap) -> tuple[str, ...]:
    """What a price and the steps that use it say alike: the trajectory, its form, and the year."""
    namen = ("traject", GELDT_VANAF.naam, "tariefjaar")
    return tuple(stap.tekst(naam) for naam in namen if stap.has(naam))


def check_vergoeding(fase: Stap, realisatie: Bedragen) -> None:
    """R of the agreement is that of the stage before: of the contract, or of each municipality."""
    if get_eigen_vergoedingen(fase) is None:
        check_gelijk("aantal stappen van de vergoeding", len(fase.stappen), 1)
        fase.stappen[0].check("realisatie", sum(realisatie.values(), NUL))
        return
    *eigen, laatste = fase.stappen
    rest = laatste if laatste.code == VERGOEDING_REST.code else None
    if rest is None:
        eigen.append(laatste)
    gemeenten = [stap.tekst("gemeente") for stap in eigen]
    check_gelijk("gemeenten van de vergoeding", len(set(gemeenten)), len(gemeenten))
    for gemeente, stap in zip(gemeenten, eigen, strict=True):
        stap.check("realisatie", realisatie.get(gemeente, NUL))
    buiten = {code: bedrag for code, bedrag in realisatie.items() if code not in gemeenten}
    if rest is None:
        _check_volledig(realisatie, gemeenten)
    else:
        _check_rest(rest, buiten)


def _check_rest(rest: Stap, realisatie: Bedragen) -> None:
    """What lies outside places goes on with R of those municipalities, and is theirs by R."""
    _, afspraak, deel = rest.stappen
    totaal = sum(realisatie.values(), NUL)
    afspraak.check("realisatie", totaal)
    if deel.code == VERDELING_INWONERS.code:
        check_gelijk("realisatie bij verdeling naar inwoners", totaal, NUL)
    elif deel.code != VERDELING_NIETS.code:
        deel.check("gewichten", realisatie)


def get_budget(vergoeding: Stap) -> Fraction | None:
    """Give B: the sum of the budgets in the steps; None where none is agreed or asked for."""
    stappen = [stap.stappen[0] if stap.code == VERGOEDING_REST.code else stap for stap in vergoeding.stappen]
    budgetten = [stap.getal("budget") for stap in stappen if stap.has("budget")]
    return sum(budgetten, NUL) if budgetten else None


def check_prikkels(fase: Stap, realisatie: Fraction, vergoeding: Stap) -> None:
    """Incentives use R, V and B of the stages before, and the weighted score."""
    codes = [stap.code for stap in fase.stappen]
    check_gelijk("aantal stappen van de prikkels", len(set(codes)), len(codes))
    score = next((stap.exact for stap in fase.stappen if stap.code == KPISCORE.code), None)
    verwacht = {"realisatie": realisatie, "vergoeding": vergoeding.getal_uitkomst, "score": score}
    for stap in fase.stappen:
        for naam, waarde in (verwacht | _get_eigen_invoer(stap, vergoeding)).items():
            if stap.has(naam):
                stap.check(naam, waarde)


def check_verdeling(fase: Stap, realisatie: Mapping[str, Fraction], vergoeding: Stap, prikkels: Stap) -> None:
    """The final amount, or only the incentives, by R or V; by inhabitants where those are zero.

    A shared saving outside places is apportioned by itself, over who does not settle in them.
    """
    totaal, eigen = vergoeding.getal_uitkomst, get_eigen_vergoedingen(vergoeding)
    prikkel = prikkels.getal_uitkomst
    fase.check("vergoeding", totaal)
    fase.check("prikkels", prikkel)
    if eigen is None:
        check_gelijk("aantal stappen van de verdeling", len(fase.stappen), 1)
        _check_deel(fase.stappen[0], totaal + prikkel, realisatie)
    elif fase.has("besparing"):
        check_gelijk("aantal stappen van de verdeling", len(fase.stappen), 2)
        besparing = sum((stap.exact for stap in prikkels.stappen if stap.code == BESPARING.code), NUL)
        fase.check("besparing", besparing)
        in_plekken = {
            stap.tekst("gemeente") for stap in vergoeding.stappen if stap.code == PLEKVERGOEDING.code
        }
        buiten = {code: bedrag for code, bedrag in eigen.items() if code not in in_plekken}
        _check_deel(fase.stappen[0], besparing, buiten)
        _check_deel(fase.stappen[1], prikkel - besparing, eigen)
    else:
        check_gelijk("aantal stappen van de verdeling", len(fase.stappen), 1)
        _check_deel(fase.stappen[0], prikkel, eigen)


def _check_deel(stap: Stap, bedrag: Fraction, gewichten: Mapping[str, Fraction]) -> None:
    stap.check("bedrag", bedrag)
    if stap.code == VERDELING_INWONERS.code:
        check_gelijk("gewichten bij verdeling naar inwoners", sum(gewichten.values(), NUL), NUL)
    elif stap.code != VERDELING_NIETS.code:
        stap.check("gewichten", gewichten)


def check_saldo(fase: Stap, eindbedragen: Mapping[str, Fraction]) -> None:
    """The final amounts are those of the stage before, and the total is their sum."""
    voorschotten, betaald = get_betaald(fase)
    _check_volledig(eindbedragen, list(voorschotten))
    fase.check("eindbedrag", {code: eindbedragen.get(code, NUL) for code in voorschotten})
    check_gelijk("aantal stappen van het saldo", len(fase.stappen), 1)
    fase.stappen[0].check("voorschot", sum(voorschotten.values(), NUL))
    if fase.has("betaald"):
        fase.stappen[0].check("betaald", sum(betaald.values(), NUL))
    fase.stappen[0].check("eindbedrag", sum(eindbedragen.values(), NUL))


def get_betaald(fase: Stap) -> tuple[Bedragen, Bedragen]:
    """Give advances and payments on declarations per municipality; before 2026.1 there were no payments."""
    voorschotten: Bedragen = fase.get("voorschot")
    return voorschotten, fase.get("betaald") if fase.has("betaald") else dict.fromkeys(voorschotten, NUL)


def _get_eigen_invoer(stap: Stap, vergoeding: Stap) -> dict[str, Fraction | None]:
    """Give what one kind of incentive takes from the stage before: places do not save."""
    if stap.code == BESPARING.code:
        buiten = get_buiten_plekken(vergoeding)
        if buiten is None:
            return {"realisatie": NUL, "budget": None, "vergoeding": NUL}
        bedragen: dict[str, Fraction | None] = {
            "realisatie": exact(buiten.realisatie),
            "vergoeding": exact(buiten.vergoeding),
        }
        return bedragen if buiten.budget is None else {**bedragen, "budget": exact(buiten.budget)}
    if stap.code != BONUS_MALUS.code:
        return {}
    if stap.tekst("soort_grondslag") == Grondslag.VERGOEDING:
        return {"grondslag": vergoeding.getal_uitkomst}
    budget = get_budget(vergoeding)
    return {} if budget is None or stap.get("grondslag") is None else {"grondslag": budget}


def _check_volledig(bedragen: Mapping[str, Fraction], genoemd: Sequence[str]) -> None:
    vergeten = [code for code, bedrag in bedragen.items() if bedrag and code not in genoemd]
    if vergeten:
        raise UitlegKloptNietError(f"er is geen stap voor gemeente {', '.join(vergeten)}")

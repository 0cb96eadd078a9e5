"""Computes the stages of an explanation again and checks that each goes on with what the one before came
to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.herbereken.lezer import Bedragen, Stapgegevens, Uitkomst, check_gelijk
from bekostiging.berekening.herbereken.stappen import add, calculate_stap

NUL = Fraction(0)
_VERDELINGEN = frozenset(
    {"verdeling_inwoners", "verdeling_clienten", "verdeling_niets", "realisatie_aangenomen"}
)


@dataclass(frozen=True, slots=True)
class Afspraak:
    """V of the contract, per municipality where budgets are agreed so, and B (None where none is agreed)."""

    totaal: Fraction
    per_gemeente: Bedragen | None
    budget: Fraction | None


def calculate_realisatie(fase: Stapgegevens) -> Bedragen:
    """Compute R per municipality: what the steps come to, with the prices they name."""
    uitkomsten = [calculate_stap(stap) for stap in fase.stappen]
    _check_prijzen(fase)
    per_gemeente: Bedragen = {}
    for stap, uitkomst in zip(fase.stappen, uitkomsten, strict=True):
        if stap.code == "realisatie_gemeente":
            per_gemeente[stap.tekst("gemeente")] = add([uitkomst])
        elif stap.code in _VERDELINGEN and isinstance(uitkomst, dict):
            _check_bedrag_ervoor(stap, fase.stappen, uitkomsten)
            per_gemeente |= uitkomst
    check_gelijk("realisatie", fase.opgeslagen, per_gemeente)
    return per_gemeente


def calculate_vergoeding(fase: Stapgegevens, realisatie: Mapping[str, Fraction]) -> Afspraak:
    """Compute V: per municipality when the steps name one, and then for all that have a realisatie."""
    uitkomsten = [add([calculate_stap(stap)]) for stap in fase.stappen]
    budgetten = [stap.getal("budget") for stap in fase.stappen if stap.heeft("budget")]
    budget = sum(budgetten, NUL) if budgetten else None
    totaal = sum(uitkomsten, NUL)
    check_gelijk("vergoeding", fase.opgeslagen, totaal)
    if not any(stap.heeft("gemeente") for stap in fase.stappen):
        check_gelijk("aantal stappen van de vergoeding", len(fase.stappen), 1)
        fase.stappen[0].check("realisatie", sum(realisatie.values(), NUL))
        return Afspraak(totaal, None, budget)
    gemeenten = [stap.tekst("gemeente") for stap in fase.stappen]
    _check_volledig(realisatie, gemeenten)
    for gemeente, stap in zip(gemeenten, fase.stappen, strict=True):
        stap.check("realisatie", realisatie.get(gemeente, NUL))
    return Afspraak(totaal, dict(zip(gemeenten, uitkomsten, strict=True)), budget)


def calculate_prikkels(fase: Stapgegevens, realisatie: Fraction, afspraak: Afspraak) -> Fraction:
    """Compute the incentives: they use R, V and B of the stages before, and the weighted score."""
    uitkomsten = {stap.code: calculate_stap(stap) for stap in fase.stappen}
    check_gelijk("aantal stappen van de prikkels", len(uitkomsten), len(fase.stappen))
    score = uitkomsten.pop("kpiscore", None)
    for stap in fase.stappen:
        _check_prikkel(stap, realisatie, afspraak, score)
    totaal = add(list(uitkomsten.values()))
    check_gelijk("prikkels", fase.opgeslagen, totaal)
    return totaal


def calculate_verdeling(
    fase: Stapgegevens, realisatie: Mapping[str, Fraction], afspraak: Afspraak, prikkel: Fraction
) -> Bedragen:
    """Compute the final amount per municipality."""
    fase.check("vergoeding", afspraak.totaal)
    fase.check("prikkels", prikkel)
    check_gelijk("aantal stappen van de verdeling", len(fase.stappen), 1)
    stap, eigen = fase.stappen[0], afspraak.per_gemeente or {}
    gewichten = realisatie if afspraak.per_gemeente is None else eigen
    stap.check("bedrag", prikkel if afspraak.per_gemeente is not None else afspraak.totaal + prikkel)
    _check_gewichten(stap, gewichten)
    delen = calculate_stap(stap)
    delen = delen if isinstance(delen, dict) else {}
    samen = {code: eigen.get(code, NUL) + delen.get(code, NUL) for code in {**eigen, **delen}}
    check_gelijk("verdeling", fase.opgeslagen, samen)
    return samen


def calculate_saldo(
    fase: Stapgegevens, eindbedragen: Mapping[str, Fraction]
) -> tuple[Bedragen, Bedragen, Fraction]:
    """Compute advances and saldo per municipality, and the saldo of the contract."""
    voorschotten = fase.reeks("voorschot")
    _check_volledig(eindbedragen, list(voorschotten))
    fase.check("eindbedrag", {code: eindbedragen.get(code, NUL) for code in voorschotten})
    saldi = {code: bedrag - eindbedragen.get(code, NUL) for code, bedrag in voorschotten.items()}
    check_gelijk("saldo", fase.opgeslagen, saldi)
    saldo = sum(voorschotten.values(), NUL) - sum(eindbedragen.values(), NUL)
    check_gelijk("aantal stappen van het saldo", len(fase.stappen), 1)
    _check_totaal(fase.stappen[0], sum(voorschotten.values(), NUL), sum(eindbedragen.values(), NUL), saldo)
    return voorschotten, saldi, saldo


def _check_prijzen(fase: Stapgegevens) -> None:
    prijzen = {
        (stap.tekst("traject"), stap.tekst("tariefjaar")): stap
        for stap in fase.stappen
        if stap.code == "trajectprijs"
    }
    for gemeente in fase.stappen:
        for stap in gemeente.stappen:
            if stap.code in ("traject_groep", "plek_groep"):
                prijs = prijzen[stap.tekst("traject"), stap.tekst("tariefjaar")]
                stap.check("prijs", prijs.opgeslagen)
                stap.check("doorlooptijd", prijs.getal("doorlooptijd"))


def _check_bedrag_ervoor(
    stap: Stapgegevens, stappen: Sequence[Stapgegevens], uitkomsten: Sequence[Uitkomst]
) -> None:
    if stap.code != "realisatie_aangenomen":
        stap.check("bedrag", uitkomsten[stappen.index(stap) - 1])


def _check_volledig(bedragen: Mapping[str, Fraction], genoemd: Sequence[str]) -> None:
    vergeten = [code for code, bedrag in bedragen.items() if bedrag and code not in genoemd]
    if vergeten:
        raise UitlegKloptNietError(f"er is geen stap voor gemeente {', '.join(vergeten)}")


def _check_prikkel(stap: Stapgegevens, realisatie: Fraction, afspraak: Afspraak, score: Uitkomst) -> None:
    verwacht: dict[str, Uitkomst] = {
        "realisatie": realisatie,
        "vergoeding": afspraak.totaal,
        "score": score,
    }
    if afspraak.budget is not None:
        verwacht["budget"] = afspraak.budget
    if stap.code == "bonus_malus" and stap.tekst("soort_grondslag") == "vergoeding":
        verwacht["grondslag"] = afspraak.totaal
    if (
        stap.code == "bonus_malus"
        and stap.tekst("soort_grondslag") == "budget"
        and afspraak.budget is not None
    ):
        verwacht["grondslag"] = afspraak.budget
    for naam, waarde in verwacht.items():
        if stap.heeft(naam):
            stap.check(naam, waarde)


def _check_gewichten(stap: Stapgegevens, gewichten: Mapping[str, Fraction]) -> None:
    if stap.code == "verdeling_inwoners":
        check_gelijk("gewichten bij verdeling naar inwoners", sum(gewichten.values(), NUL), NUL)
    elif stap.code != "verdeling_niets":
        stap.check("gewichten", gewichten)


def _check_totaal(stap: Stapgegevens, voorschot: Fraction, eindbedrag: Fraction, saldo: Fraction) -> None:
    stap.check("voorschot", voorschot)
    stap.check("eindbedrag", eindbedrag)
    check_gelijk("saldo van het contract", stap.opgeslagen, saldo)
    richting = "geen" if saldo == 0 else "terugbetaling" if saldo > 0 else "bijbetaling"
    check_gelijk("richting", stap.tekst("richting"), richting)

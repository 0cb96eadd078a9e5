"""Computes the outcome of each kind of step again, from its own inputs and the steps below it.

Deliberately apart from the modules that make the steps: the formulas are written down a second time, so
that an error in one of both shows.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.herbereken.lezer import (
    Bedragen,
    Stapgegevens,
    Uitkomst,
    afgerond,
    als_bedrag,
    check_gelijk,
)
from inkoop.kern.geld import rond_op
from inkoop.kern.verdeling import verdeel

Rekenregel = Callable[[Stapgegevens, Sequence[Uitkomst]], Uitkomst]


def calculate_stap(stap: Stapgegevens) -> Uitkomst:
    """Compute a step again, with all steps below it; refuses a stored outcome that differs."""
    onder = [calculate_stap(kind) for kind in stap.stappen]
    if stap.code not in REKENREGELS:
        raise UitlegKloptNietError(f"onbekende stap {stap.code}")
    uitkomst = REKENREGELS[stap.code](stap, onder)
    check_gelijk(f"stap {stap.code}, uitkomst", stap.opgeslagen, uitkomst)
    return uitkomst


def add(uitkomsten: Sequence[Uitkomst]) -> Fraction:
    """Add the single amounts among outcomes."""
    return sum((u for u in uitkomsten if isinstance(u, Fraction)), Fraction(0))


def _regels_met_verschil(stap: Stapgegevens, volume: Fraction) -> Fraction:
    verschil = stap.getal("afrondingsverschil")
    if abs(verschil) > stap.getal("aantal") / 200:
        raise UitlegKloptNietError(f"stap {stap.code}: het afrondingsverschil {verschil} is te groot")
    return volume * stap.getal("tarief") + verschil


def _pxq(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    return _regels_met_verschil(stap, stap.getal("volume"))


def _toegewezen(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    return _regels_met_verschil(stap, stap.getal("volume_teller") / stap.getal("volume_noemer"))


def _clientbedrag(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    return stap.getal("clientmaanden") * afgerond(stap.getal("tarief"))


def _trajectprijs(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    factor = 1 + sum(stap.reeks("opslagen").values(), Fraction(0))
    weken = stap.getal("doorlooptijd") / 7
    return afgerond(stap.getal("uurtarief") * stap.getal("uren_per_week") * weken * factor)


def _traject(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    per_dag, bedrag = stap.getal("prijs") / stap.getal("doorlooptijd"), Fraction(0)
    for erkend, aantal in stap.reeks("aantal_per_erkende_dagen").items():
        voor, tot = (afgerond(per_dag * int(dag)) for dag in erkend.split("-"))
        bedrag += aantal * (tot - voor)
    return bedrag


def _plek(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    bezet = stap.getal("bezette_plekdagen")
    capaciteit = stap.getal("plekken") * stap.getal("dagen_in_jaar")
    check_gelijk("lege plekdagen", stap.getal("lege_plekdagen"), capaciteit - bezet)
    return afgerond(stap.getal("prijs") / stap.getal("doorlooptijd") * bezet)


def _resultaat_start(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    return stap.getal("aantal") * afgerond(stap.getal("tarief") * stap.getal("start_deel"))


def _resultaat_uitkomst(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    rest = (1 - stap.getal("start_deel")) * stap.getal("behaald")
    return stap.getal("aantal") * afgerond(stap.getal("tarief") * rest)


def _populatie(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    verhouding, band = stap.getal("geleverd") / stap.getal("afgesproken"), stap.getal("bandbreedte")
    if 1 - band <= verhouding <= 1 + band:
        return stap.getal("budget")
    if stap.tekst("buiten_bandbreedte") == "meerdere":
        verhouding += band if verhouding < 1 else -band
    return afgerond(stap.getal("budget") * verhouding)


def _gebied(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    return afgerond(stap.getal("bedrag_per_inwoner") * stap.getal("inwoners"))


def _beschikbaarheid(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    aandeel = stap.getal("beschikbare_dagen") / stap.getal("dagen_in_jaar")
    return afgerond(stap.getal("budget") * aandeel)


def _bedrag(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    return stap.getal("bedrag")


def _subsidie_prestatie(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    aandeel = stap.getal("gerealiseerd") / stap.getal("afgesproken")
    return stap.getal("gewicht") * (aandeel if aandeel < 1 else 1)


def _subsidie(stap: Stapgegevens, onder: Sequence[Uitkomst]) -> Fraction:
    return afgerond(stap.getal("verleend") * add(onder))


def _som(_: Stapgegevens, onder: Sequence[Uitkomst]) -> Fraction:
    return add(onder)


def _opgegeven(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Uitkomst:
    return stap.opgeslagen


def _verdeelsleutel(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Bedragen:
    inwoners, afronding = stap.reeks("inwoners"), stap.getal_of_niets("afronding_percentage")
    totaal = sum(inwoners.values(), Fraction(0))
    if afronding is None:
        return {code: aantal / totaal for code, aantal in inwoners.items()}
    return {c: Fraction(rond_op(100 * aantal / totaal, int(afronding))) for c, aantal in inwoners.items()}


def _verdeel_met_sleutel(stap: Stapgegevens, onder: Sequence[Uitkomst]) -> Bedragen:
    sleutel = onder[0] if onder else None
    if not isinstance(sleutel, dict):
        raise UitlegKloptNietError(f"stap {stap.code}: de verdeelsleutel ontbreekt")
    return _verdeel(stap.getal("bedrag"), sleutel)


def _verdeel_met_gewichten(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Bedragen:
    return _verdeel(stap.getal("bedrag"), stap.reeks("gewichten"))


def _verdeel_niets(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Bedragen:
    check_gelijk("stap verdeling_niets, bedrag", stap.getal("bedrag"), Fraction(0))
    return {}


def _verdeel(bedrag: Fraction, gewichten: Mapping[str, Fraction]) -> Bedragen:
    return {code: Fraction(deel) for code, deel in verdeel(als_bedrag(bedrag), gewichten).items()}


def _geen(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    return stap.getal("realisatie")


def _plafond(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    return min(stap.getal("realisatie"), stap.getal("budget"))


def _budgetafspraak(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    realisatie, budget = stap.getal("realisatie"), stap.getal("budget")
    marge, maximum = stap.getal("bandbreedte") * budget, stap.getal_of_niets("maximum_bijbetaling")
    bedrag = budget
    if not budget - marge <= realisatie <= budget + marge:
        bedrag = realisatie
        if stap.tekst("buiten_bandbreedte") == "meerdere":
            bedrag += marge if realisatie < budget else -marge
    plafond = bedrag if maximum is None else budget + budget * maximum
    return afgerond(min(bedrag, plafond))


def _kpiscore(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Uitkomst:
    scores, gewichten = stap.reeks("scores"), stap.reeks("gewichten")
    if not scores:
        return None
    gewogen = sum((score * gewichten[kpi] for kpi, score in scores.items()), Fraction(0))
    return gewogen / sum(gewichten.values(), Fraction(0))


def _besparing(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    if stap.tekst("soort") != "budgetafspraak":
        return Fraction(0)
    budget, vergoeding = stap.getal("budget"), stap.getal("vergoeding")
    besparing = budget - stap.getal("realisatie")
    score, grens = stap.getal_of_niets("score"), stap.getal_of_niets("kwaliteit_minimaal")
    toegekend = (
        besparing > 0
        and besparing >= stap.getal("minimaal") * budget
        and stap.getal("clienten") >= stap.getal("minimum_clienten")
        and (grens is None or (score is not None and score >= grens))
        and vergoeding < budget
    )
    return afgerond(stap.getal("deel_aanbieder") * (budget - vergoeding)) if toegekend else Fraction(0)


def _bonus_malus(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    score, percentage = stap.getal_of_niets("score"), None
    for vanaf, waarde in stap.reeks("schalen").items():
        if score is not None and Fraction(vanaf) <= score:
            percentage = waarde
    if percentage is None:
        return Fraction(0)
    return afgerond(_begrens(percentage * stap.getal("grondslag"), stap.getal_of_niets("maximum")))


def _gemiddelde_kosten(stap: Stapgegevens, _: Sequence[Uitkomst]) -> Fraction:
    realisatie = stap.getal("realisatie")
    verschil = stap.getal("deel") * (stap.getal("referentie") * stap.getal("clienten") - realisatie)
    return afgerond(_begrens(verschil, stap.getal("maximum_percentage") * realisatie))


def _begrens(bedrag: Fraction, maximum: Fraction | None) -> Fraction:
    if maximum is None or abs(bedrag) <= maximum:
        return bedrag
    return maximum if bedrag > 0 else -maximum


REKENREGELS: Mapping[str, Rekenregel] = {
    "realisatie_gemeente": _som,
    "realisatie_aangenomen": _opgegeven,
    "pxq_groep": _pxq,
    "toegewezen_groep": _toegewezen,
    "clientbedrag_groep": _clientbedrag,
    "trajectprijs": _trajectprijs,
    "traject_groep": _traject,
    "plek_groep": _plek,
    "resultaat_start": _resultaat_start,
    "resultaat_uitkomst": _resultaat_uitkomst,
    "populatie_bedrag": _populatie,
    "gebied_gemeente": _gebied,
    "beschikbaarheid_bedrag": _beschikbaarheid,
    "lumpsum_bedrag": _bedrag,
    "lumpsum_gemeente": _bedrag,
    "subsidie_prestatie": _subsidie_prestatie,
    "subsidie_bedrag": _subsidie,
    "verdeelsleutel": _verdeelsleutel,
    "verdeling_inwoners": _verdeel_met_sleutel,
    "verdeling_clienten": _verdeel_met_gewichten,
    "verdeling_realisatie": _verdeel_met_gewichten,
    "verdeling_vergoeding": _verdeel_met_gewichten,
    "verdeling_niets": _verdeel_niets,
    "geen": _geen,
    "budgetplafond": _plafond,
    "budgetafspraak": _budgetafspraak,
    "kpiscore": _kpiscore,
    "besparing": _besparing,
    "bonus_malus": _bonus_malus,
    "gemiddelde_kosten": _gemiddelde_kosten,
}

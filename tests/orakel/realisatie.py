"""Realisatie R per municipality, one function per funding model (rules, section 1)."""

import datetime
from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction

from tests.orakel.bundel import Toewijzing, read_date, read_number
from tests.orakel.controle import Oordeel
from tests.orakel.gegevens import Dossier
from tests.orakel.rekenen import (
    Bedragen,
    NietTeBerekenenError,
    apportion,
    count_days,
    get_days_in_month,
    list_days,
    round_cents,
)


def calculate_realisatie(dossier: Dossier, oordelen: list[Oordeel]) -> Bedragen:
    """Calculate R per municipality by the model of the perceel."""
    if dossier.model == "pxq":
        return calculate_pxq(dossier, oordelen)
    return MODELLEN[dossier.model](dossier)


def calculate_pxq(dossier: Dossier, oordelen: list[Oordeel]) -> Bedragen:
    """Volume x tariff on begindatum of each approved line of the year, rounded per line."""
    uit: Bedragen = defaultdict(Fraction)
    for oordeel in oordelen:
        begin = read_date(oordeel.regel["begindatum"])
        assert begin is not None
        eigen = oordeel.toewijzing.contract == dossier.contract["nummer"]
        if eigen and not oordeel.reden and begin.year == dossier.jaar:
            tarief = dossier.get_tarief(oordeel.toewijzing.product, begin)
            uit[oordeel.toewijzing.gemeente] += round_cents(read_number(oordeel.regel["volume"]) * tarief)
    return uit


def calculate_toegewezen(dossier: Dossier) -> Bedragen:
    """Allocated volume over the days in the year x the tariff on the first of those days."""
    uit: Bedragen = defaultdict(Fraction)
    for rij in dossier.toewijzingen:
        if rij.start is None:
            continue
        begin = max(rij.ingangsdatum, dossier.begin)
        eind = min(dag for dag in (rij.einddatum, rij.stop, dossier.eind) if dag is not None)
        dagen = list_days(begin, eind)
        if dagen:
            tarief = dossier.get_tarief(rij.product, dagen[0])
            uit[rij.gemeente] += round_cents(get_allocated_volume(rij, dagen) * tarief)
    return uit


def get_allocated_volume(rij: Toewijzing, dagen: list[datetime.date]) -> Fraction:
    """The allocated volume over a list of days, by frequency."""
    if rij.volume is None:
        raise NietTeBerekenenError(f"toewijzing {rij.nummer} heeft geen volume")
    if rij.frequentie == "dag":
        return rij.volume * len(dagen)
    if rij.frequentie == "week":
        return rij.volume * Fraction(len(dagen), 7)
    if rij.frequentie == "maand":
        return rij.volume * sum((Fraction(1, get_days_in_month(dag)) for dag in dagen), Fraction())
    if rij.frequentie == "totaal" and rij.einddatum is not None:
        return rij.volume * Fraction(len(dagen), count_days(rij.ingangsdatum, rij.einddatum))
    raise NietTeBerekenenError(f"toewijzing {rij.nummer}: frequentie {rij.frequentie!r} zonder einddatum")


def calculate_trajecten(dossier: Dossier) -> Bedragen:
    """Trajectories, and places in the municipalities that chose them."""
    keuze = dossier.afspraak.get("gemeentekeuze", dossier.perceel.get("gemeentekeuze")) or {}
    uit = calculate_plekken(dossier, set(keuze))
    # What was stopped before the year is recognised already; what starts after it is not yet.
    for rij in dossier.geleverd:
        if rij.gemeente not in keuze:
            nu = get_recognised_part(dossier, rij, dossier.eind)
            vorig = get_recognised_part(dossier, rij, dossier.begin - datetime.timedelta(days=1))
            if nu != vorig:
                assert rij.start is not None
                prijs = dossier.get_price(rij.traject, rij.start.year)
                uit[rij.gemeente] += round_cents(prijs * nu) - round_cents(prijs * vorig)
    return uit


def get_recognised_part(dossier: Dossier, rij: Toewijzing, dag: datetime.date) -> Fraction:
    """The part of the price of a trajectory that is recognised up to and including a day."""
    assert rij.start is not None
    doorlooptijd = dossier.get_lead_time(rij.traject)
    if rij.start > dag:
        return Fraction()
    erkenning = dossier.get_parameter("erkenning", "naar_rato")
    if erkenning == "bij_start":
        return Fraction(1)
    gestopt = rij.stop is not None and rij.stop <= dag
    if erkenning == "bij_afsluiting":
        return Fraction(1) if gestopt else Fraction()
    einde = rij.start + datetime.timedelta(days=doorlooptijd - 1)
    if gestopt and dossier.get_parameter("voortijdig", "volledig") == "volledig":
        return Fraction(1)
    laatste = min(dag, einde, rij.stop) if rij.stop is not None else min(dag, einde)
    return Fraction(count_days(rij.start, laatste), doorlooptijd)


def calculate_plekken(dossier: Dossier, gemeenten: set[str] | None = None) -> Bedragen:
    """Occupied place-days x the price of a place-day, per municipality and trajectory."""
    uit: Bedragen = defaultdict(Fraction)
    # Also called for trajectories: care without one has no price, and nobody knows which place it took.
    if not all(rij.traject for rij in dossier.geleverd):
        raise NietTeBerekenenError("bij een geleverde toewijzing staat geen traject")
    if gemeenten is None and not dossier.afspraak.get("plekken"):
        # The rules do not say so, but without places there is nothing this model can count.
        raise NietTeBerekenenError("de jaarafspraak noemt geen plekken")
    for gemeente, per_traject in (dossier.afspraak.get("plekken") or {}).items():
        if gemeenten is not None and gemeente not in gemeenten:
            continue
        for traject, aantal in per_traject.items():
            eigen = [r for r in dossier.toewijzingen if (r.gemeente, r.traject) == (gemeente, traject)]
            bezet = Fraction()
            for dag in list_days(dossier.begin, dossier.eind):
                clienten = {rij.client for rij in eigen if rij.is_delivered(dag, dag)}
                bezet += min(Fraction(len(clienten)), read_number(aantal))
            prijs = dossier.get_price(traject, dossier.jaar)
            uit[gemeente] += round_cents(prijs * bezet / dossier.get_lead_time(traject))
    return uit


def calculate_clientbedrag(dossier: Dossier) -> Bedragen:
    """One tariff per client, month and product with a delivered day."""
    uit: Bedragen = defaultdict(Fraction)
    for maand in range(1, 13):
        eerste = datetime.date(dossier.jaar, maand, 1)
        laatste = eerste + datetime.timedelta(days=get_days_in_month(eerste) - 1)
        codes: dict[tuple[str, str], list[str]] = defaultdict(list)
        for rij in dossier.toewijzingen:
            if rij.is_delivered(eerste, laatste):
                codes[rij.client, rij.product].append(rij.gemeente)
        for (_, product), gemeenten in codes.items():
            uit[min(gemeenten)] += round_cents(dossier.get_tarief(product, eerste))
    return uit


def calculate_resultaat(dossier: Dossier) -> Bedragen:
    """A part at the start and the rest by the outcome, each in its own year."""
    deel = read_number(dossier.get_parameter("start_deel", "0"))
    per_toewijzing = {rij["toewijzing"]: rij for rij in dossier.bundel.resultaten}
    uit: Bedragen = defaultdict(Fraction)
    for rij in dossier.geleverd_ooit:
        assert rij.start is not None
        if rij.start.year == dossier.jaar:
            uit[rij.gemeente] += round_cents(dossier.get_tarief(rij.product, rij.start) * deel)
        resultaat = per_toewijzing.get(rij.nummer)
        if resultaat is not None and resultaat["datum"][:4] == str(dossier.jaar):
            prijs = dossier.get_tarief(rij.product, rij.start)
            uit[rij.gemeente] += round_cents(prijs * (1 - deel) * read_number(resultaat["behaald"]))
    return uit


def calculate_populatie(dossier: Dossier) -> Bedragen:
    """A fixed budget for an agreed number of clients, settled outside the band."""
    budget, afgesproken = dossier.get_number("bedrag"), dossier.get_number("clienten")
    band = read_number(dossier.get_parameter("bandbreedte_clienten", "0.10"))
    verhouding = dossier.aantal_clienten / afgesproken
    if abs(verhouding - 1) <= band:
        factor = Fraction(1)
    elif dossier.get_parameter("buiten_bandbreedte_clienten", "volledig") == "volledig":
        factor = verhouding
    else:
        factor = verhouding - band if verhouding > 1 else verhouding + band
    bedrag = round_cents(budget * factor)
    per_client: dict[str, str] = {}
    for rij in sorted(dossier.geleverd, key=lambda rij: (rij.start, rij.nummer)):
        per_client.setdefault(rij.client, rij.gemeente)
    if not per_client:
        return dossier.apportion_by_inhabitants(bedrag)
    aantallen: Bedragen = defaultdict(Fraction)
    for gemeente in per_client.values():
        aantallen[gemeente] += 1
    return apportion(bedrag, aantallen)


def calculate_gebied(dossier: Dossier) -> Bedragen:
    """Amount per inhabitant x the agreed inhabitants."""
    per_inwoner = dossier.get_number("bedrag_per_inwoner")
    inwoners = dossier.afspraak.get("inwoners")
    if not inwoners:
        raise NietTeBerekenenError("de jaarafspraak heeft geen inwoners")
    return {code: round_cents(per_inwoner * read_number(n)) for code, n in inwoners.items()}


def calculate_beschikbaarheid(dossier: Dossier) -> Bedragen:
    """Budget x available days / days of the year."""
    beschikbaar = read_number(dossier.afspraak.get("beschikbare_dagen", str(dossier.dagen)))
    return dossier.apportion_by_inhabitants(
        round_cents(dossier.get_number("bedrag") * beschikbaar / dossier.dagen)
    )


def calculate_lumpsum(dossier: Dossier) -> Bedragen:
    """The agreed amount, per municipality where that is stated."""
    if dossier.afspraak.get("gemeenten"):
        return {code: read_number(bedrag) for code, bedrag in dossier.afspraak["gemeenten"].items()}
    return dossier.apportion_by_inhabitants(dossier.get_number("bedrag"))


def calculate_subsidie(dossier: Dossier) -> Bedragen:
    """Granted amount x the weighted part of the agreed performances that was realised."""
    deel = Fraction()
    for prestatie in dossier.afspraak.get("prestaties") or []:
        if "gerealiseerd" not in prestatie:
            raise NietTeBerekenenError(f"van {prestatie['naam']} is niet bekend wat is gerealiseerd")
        gehaald = read_number(prestatie["gerealiseerd"]) / read_number(prestatie["afgesproken"])
        deel += read_number(prestatie["gewicht"]) * min(Fraction(1), gehaald)
    return dossier.apportion_by_inhabitants(round_cents(dossier.get_number("bedrag") * deel))


MODELLEN: dict[str, Callable[[Dossier], Bedragen]] = {
    "toegewezen": calculate_toegewezen,
    "trajecten": calculate_trajecten,
    "plekken": calculate_plekken,
    "clientbedrag": calculate_clientbedrag,
    "resultaat": calculate_resultaat,
    "populatie": calculate_populatie,
    "gebied": calculate_gebied,
    "beschikbaarheid": calculate_beschikbaarheid,
    "lumpsum": calculate_lumpsum,
    "subsidie": calculate_subsidie,
}

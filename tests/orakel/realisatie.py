"""Realisatie R per municipality, one function per funding model (rules, section 1)."""

import datetime
from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction

from tests.orakel.budget import get_bedrag, get_lumpsum
from tests.orakel.dossier import Dossier
from tests.orakel.plekken import calculate_plekken
from tests.orakel.rekenen import (
    NUL,
    Bedragen,
    Datum,
    NietTeBerekenenError,
    apportion,
    convert,
    converts,
    count_days,
    get_days_in_month,
    round_cents,
)
from tests.orakel.trajecten import calculate_trajecten
from tests.orakel.weigering import read_number
from tests.orakel.zorg import Zorg


def calculate_realisatie(dossier: Dossier) -> Bedragen:
    """Section 1: R per municipality by the model of the perceel."""
    return MODELLEN[dossier.model](dossier)


def calculate_pxq(dossier: Dossier) -> Bedragen:
    """Pxq: volume in the unit of the tariff x the tariff on begindatum, rounded per line that counts."""
    uit: Bedragen = defaultdict(Fraction)
    for (contract, _), regel in dossier.regio.prestaties.items():
        toewijzing = dossier.regio.toewijzingen[regel.toewijzing]
        if contract != dossier.nummer or regel.begindatum.year != dossier.jaar or toewijzing.ingetrokken:
            continue
        if regel.telt and not regel.crediteert:
            tarief = dossier.get_tarief(toewijzing.product, regel.begindatum)
            if not converts(regel.eenheid, tarief["eenheid"]):
                raise NietTeBerekenenError(f"prestatie {regel.id}: geen tarief per {regel.eenheid}")
            volume = convert(regel.volume, regel.eenheid, tarief["eenheid"])
            uit[toewijzing.gemeente] += round_cents(volume * read_number(tarief["tarief"]))
    return uit


def calculate_toegewezen(dossier: Dossier) -> Bedragen:
    """Toegewezen: the sum over the paid days of volume per day x the tariff of the day, rounded once."""
    uit: Bedragen = defaultdict(Fraction)
    for zorg in dossier.geleverd:
        bedrag = sum(
            (get_day_amount(dossier, zorg, dag) for dag in zorg.list_paid_days(dossier.begin, dossier.eind)),
            NUL,
        )
        uit[zorg.toewijzing.gemeente] += round_cents(bedrag)
    return uit


def get_day_amount(dossier: Dossier, zorg: Zorg, dag: Datum) -> Fraction:
    """Toegewezen: what one paid day is worth, exactly."""
    toewijzing = zorg.toewijzing
    tarief = dossier.get_tarief(toewijzing.product, dag)
    eenheid = toewijzing.eenheid or tarief["eenheid"]
    if not converts(eenheid, tarief["eenheid"]):
        raise NietTeBerekenenError(f"{eenheid} van {toewijzing.nummer} is niet om te rekenen")
    return convert(get_day_volume(zorg, dag), eenheid, tarief["eenheid"]) * read_number(tarief["tarief"])


def get_day_volume(zorg: Zorg, dag: Datum) -> Fraction:
    """Toegewezen: volume per day by frequentie."""
    rij = zorg.toewijzing
    if rij.volume is None:
        raise NietTeBerekenenError(f"toewijzing {rij.nummer} heeft geen volume")
    if rij.frequentie == "dag":
        return rij.volume
    if rij.frequentie == "week":
        return rij.volume / 7
    if rij.frequentie == "maand":
        return rij.volume / get_days_in_month(dag)
    if rij.einddatum is None:
        raise NietTeBerekenenError(f"toewijzing {rij.nummer}: totaal zonder einddatum")
    return rij.volume / count_days(rij.ingangsdatum, rij.einddatum)


def calculate_trajecten_en_plekken(dossier: Dossier) -> Bedragen:
    """Trajecten: trajectories, and places in the municipalities that chose them (1a and 1b)."""
    uit: Bedragen = defaultdict(Fraction)
    for deel in (calculate_trajecten(dossier), calculate_plekken(dossier)):
        for gemeente, bedrag in deel.items():
            uit[gemeente] += bedrag
    return uit


def calculate_clientbedrag(dossier: Dossier) -> Bedragen:
    """Clientbedrag: each (client, month, product) once, or with per: jaar each (client, product) once."""
    perioden = [(dossier.begin, dossier.eind)]
    if dossier.get_parameter("per", "maand") == "maand":
        eersten = [datetime.date(dossier.jaar, maand, 1) for maand in range(1, 13)]
        perioden = [(dag, dag + datetime.timedelta(days=get_days_in_month(dag) - 1)) for dag in eersten]
    uit: Bedragen = defaultdict(Fraction)
    for begin, eind in perioden:
        eerste: dict[tuple[str, str], tuple[Datum, str]] = {}
        for zorg in dossier.geleverd:
            dag, wie = zorg.find_first_day(begin, eind), (zorg.toewijzing.client, zorg.toewijzing.product)
            if dag is not None:
                deze = (dag, zorg.toewijzing.gemeente)
                eerste[wie] = min(eerste.get(wie, deze), deze)
        for (_, product), (dag, gemeente) in eerste.items():
            uit[gemeente] += round_cents(dossier.get_prijs(product, dag))
    return uit


def calculate_resultaat(dossier: Dossier) -> Bedragen:
    """Resultaat: a part in the year of the effective start, the rest in the year of the outcome."""
    deel = read_number(dossier.get_parameter("start_deel", "0"))
    uit: Bedragen = defaultdict(Fraction)
    for zorg in dossier.zorg:
        datum, behaald = dossier.regio.resultaten.get(zorg.toewijzing.sleutel, (None, NUL))
        for dag, factor in ((zorg.start, deel), (datum, (1 - deel) * behaald)):
            if dag is not None and dag.year == dossier.jaar and factor:
                prijs = dossier.get_prijs(zorg.toewijzing.product, zorg.start)
                uit[zorg.toewijzing.gemeente] += round_cents(prijs * factor)
    return uit


def calculate_populatie(dossier: Dossier) -> Bedragen:
    """Populatie: a fixed budget for an agreed number of clients, settled outside the band."""
    afgesproken = read_number(dossier.afspraak.get("clienten") or "0")
    if not afgesproken:
        raise NietTeBerekenenError("geen aantal clienten afgesproken")
    bedrag = round_cents(get_bedrag(dossier) * get_population_factor(dossier, afgesproken))
    per_client: dict[str, str] = {}
    for zorg in sorted(dossier.geleverd, key=lambda z: (z.start, z.toewijzing.nummer, z.toewijzing.gemeente)):
        per_client.setdefault(zorg.toewijzing.client, zorg.toewijzing.gemeente)
    aantallen: Bedragen = defaultdict(Fraction)
    for gemeente in per_client.values():
        aantallen[gemeente] += 1
    return dossier.apportion_or_by_inhabitants(bedrag, aantallen)


def get_population_factor(dossier: Dossier, afgesproken: Fraction) -> Fraction:
    """Populatie: what the budget is multiplied by, n clients against N0."""
    band = read_number(dossier.get_parameter("bandbreedte_clienten", "0.10"))
    verhouding = dossier.aantal_clienten / afgesproken
    if abs(verhouding - 1) <= band:
        return Fraction(1)
    if verhouding < 1 and dossier.get_parameter("richting_clienten", "beide") == "alleen_meer":
        return Fraction(1)
    if dossier.get_parameter("buiten_bandbreedte_clienten", "volledig") == "volledig":
        return verhouding
    return verhouding - band if verhouding > 1 else verhouding + band


def calculate_gebied(dossier: Dossier) -> Bedragen:
    """Gebied: an amount per inhabitant of the area, or a fixed amount apportioned by them."""
    inwoners = {code: read_number(n) for code, n in (dossier.afspraak.get("inwoners") or {}).items()}
    if inwoners and not any(inwoners.values()):
        raise NietTeBerekenenError("het gebied heeft geen inwoners")
    if "bedrag_per_inwoner" in dossier.afspraak:
        if not inwoners:
            raise NietTeBerekenenError("de jaarafspraak heeft geen inwoners")
        per_inwoner = read_number(dossier.afspraak["bedrag_per_inwoner"])
        return {code: round_cents(per_inwoner * n) for code, n in inwoners.items()}
    bedrag = get_bedrag(dossier)
    return apportion(bedrag, inwoners) if inwoners else dossier.apportion_by_inhabitants(bedrag)


def calculate_beschikbaarheid(dossier: Dossier) -> Bedragen:
    """Beschikbaarheid: bedrag x available days/D, apportioned by inhabitants."""
    beschikbaar = read_number(dossier.afspraak.get("beschikbare_dagen", str(dossier.contractdagen)))
    return dossier.apportion_by_inhabitants(round_cents(get_bedrag(dossier) * beschikbaar / dossier.dagen))


def calculate_lumpsum(dossier: Dossier) -> Bedragen:
    """Lumpsum: the agreed amount, per municipality where stated, else by inhabitants."""
    per_gemeente = get_lumpsum(dossier)
    return dossier.apportion_by_inhabitants(get_bedrag(dossier)) if per_gemeente is None else per_gemeente


def calculate_subsidie(dossier: Dossier) -> Bedragen:
    """Subsidie: bedrag x sum of weight x min(1, realised/agreed); apportioned by inhabitants."""
    if not dossier.afspraak.get("prestaties"):
        raise NietTeBerekenenError("geen prestaties afgesproken")
    deel = NUL
    for prestatie in dossier.afspraak["prestaties"]:
        if "gerealiseerd" not in prestatie:
            raise NietTeBerekenenError(f"van {prestatie['naam']} is niet bekend wat is gerealiseerd")
        gehaald = read_number(prestatie["gerealiseerd"]) / read_number(prestatie["afgesproken"])
        deel += read_number(prestatie["gewicht"]) * min(Fraction(1), gehaald)
    return dossier.apportion_by_inhabitants(round_cents(get_bedrag(dossier) * deel))


MODELLEN: dict[str, Callable[[Dossier], Bedragen]] = {
    "pxq": calculate_pxq,
    "toegewezen": calculate_toegewezen,
    "trajecten": calculate_trajecten_en_plekken,
    "plekken": calculate_plekken,
    "clientbedrag": calculate_clientbedrag,
    "resultaat": calculate_resultaat,
    "populatie": calculate_populatie,
    "gebied": calculate_gebied,
    "beschikbaarheid": calculate_beschikbaarheid,
    "lumpsum": calculate_lumpsum,
    "subsidie": calculate_subsidie,
}

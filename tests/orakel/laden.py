"""Loading bundles after each other into one region; all or nothing (regiobundel, Loading more than once)."""

import copy
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.orakel.bundel import Bundel, Rij, list_leveringen, read_bundle
from tests.orakel.controle import judge_levering
from tests.orakel.keuring import check_kop, check_rijen
from tests.orakel.kopvorm import LIJSTEN, read_kop, refuse
from tests.orakel.regio import Prestatie, Regio, Sleutel, Toewijzing
from tests.orakel.weigering import find_date, read_date, read_number

VERANDERT_NOOIT = ("client", "contract", "product", "traject", "ingangsdatum")


def load(map_: Path) -> Regio:
    """Load a folder, or its numbered sub-folders in their order."""
    return load_all(list_leveringen(map_))


def load_all(mappen: list[Path]) -> Regio:
    """Load some folders in this order into an empty region."""
    regio = Regio()
    for map_ in mappen:
        regio = load_bundle(regio, read_bundle(map_))
    return regio


def load_bundle(regio: Regio, bundel: Bundel) -> Regio:
    """Load one bundle: give the region after it, or refuse and leave the region as it was."""
    nieuw = copy.deepcopy(regio)
    merge_kop(nieuw, read_kop(bundel.kop))
    check_kop(nieuw)
    load_toewijzingen(nieuw, bundel.rijen["toewijzingen.csv"])
    load_vervolg(nieuw, bundel.rijen["toewijzingen.csv"])
    load_perioden(nieuw, bundel.rijen["zorgperioden.csv"])
    load_resultaten(nieuw, bundel.rijen["resultaten.csv"])
    load_betalingen(nieuw, bundel.rijen["voorschotten.csv"])
    load_betalingen(nieuw, bundel.rijen["betalingen.csv"])
    load_kpis(nieuw, bundel.rijen["kpis.csv"])
    check_rijen(regio, nieuw, bundel)
    judge_levering(nieuw, load_prestaties(nieuw, bundel.rijen["prestaties.csv"]))
    return nieuw


def merge_kop(regio: Regio, kop: dict[str, Any]) -> None:
    """What a bundle names becomes as it says, with all that is in it; what it does not name stays."""
    bekend = regio.kop.get("regio")
    if bekend and bekend["code"] != kop["regio"]["code"]:
        raise refuse("code", "dit is een andere regio")
    regio.kop["regio"] = kop["regio"]
    for soort in LIJSTEN:
        sleutel = "nummer" if soort == "contracten" else "code"
        delen = {deel[sleutel]: deel for deel in regio.kop.get(soort) or []}
        genoemd = kop.get(soort) or []
        if len({deel[sleutel] for deel in genoemd}) != len(genoemd):
            raise refuse(sleutel, f"een van de {soort} staat er twee keer")
        for deel in genoemd:
            vorig = delen.get(deel[sleutel])
            if soort == "contracten" and vorig and vorig["aanbieder"] != deel["aanbieder"]:
                raise refuse("aanbieder", f"contract {deel['nummer']} is van een andere aanbieder")
            delen[deel[sleutel]] = deel
        regio.kop[soort] = list(delen.values())


def load_toewijzingen(regio: Regio, rijen: list[Rij]) -> None:
    """Add allocations; of a known one some columns never change and the others become as they stand."""
    gezien = set()
    for rij in rijen:
        nieuw = make_toewijzing(rij)
        if nieuw.sleutel in gezien:
            raise rij.refuse("nummer", "staat er twee keer")
        gezien.add(nieuw.sleutel)
        bekend = regio.toewijzingen.get(nieuw.sleutel)
        for veld in VERANDERT_NOOIT if bekend else ():
            if getattr(bekend, veld) != getattr(nieuw, veld):
                raise rij.refuse(veld, "verandert nooit")
        regio.toewijzingen[nieuw.sleutel] = nieuw


def make_toewijzing(rij: Rij) -> Toewijzing:
    """Turn one row into an allocation; what it continues is looked up when all are there."""
    return Toewijzing(
        **{naam: rij[naam] for naam in ("gemeente", "nummer", "client", "contract", "product", "traject")},
        ingangsdatum=read_date(rij["ingangsdatum"]),
        einddatum=find_date(rij["einddatum"]),
        volume=read_number(rij["volume"]) if rij["volume"] else None,
        eenheid=rij["eenheid"],
        frequentie=rij["frequentie"],
        start=find_date(rij["start"]),
        stop=find_date(rij["stop"]),
        ingetrokken=rij["ingetrokken"] == "ja",
        vervolg_op=None,
    )


def load_vervolg(regio: Regio, rijen: list[Rij]) -> None:
    """Keys: look up what each allocation continues."""
    for rij in rijen:
        sleutel = (rij["gemeente"], rij["nummer"])
        if rij["vervolg_op"]:
            vorige = find_sleutel(regio, rij, "vervolg_op", "vervolg_gemeente")
            regio.toewijzingen[sleutel] = _with_vervolg(regio.toewijzingen[sleutel], vorige)
        elif rij["vervolg_gemeente"]:
            raise rij.refuse("vervolg_gemeente", "zonder vervolg_op")


def _with_vervolg(toewijzing: Toewijzing, vorige: Sleutel) -> Toewijzing:
    return Toewijzing(**{**vars(toewijzing), "vervolg_op": vorige})


def find_sleutel(regio: Regio, rij: Rij, veld: str = "toewijzing", gemeenteveld: str = "gemeente") -> Sleutel:
    """Keys: the municipality is needed only when the number occurs in more than one of them."""
    nummer, gemeente = rij[veld], rij[gemeenteveld]
    gevonden = [s for s in regio.toewijzingen if s[1] == nummer and gemeente in ("", s[0])]
    if not gevonden:
        raise rij.refuse(veld, f"{nummer} is niet bekend")
    if len(gevonden) > 1:
        raise rij.refuse(veld, f"{nummer} komt in meer dan een gemeente voor")
    return gevonden[0]


def load_perioden(regio: Regio, rijen: list[Rij]) -> None:
    """The rows of an allocation replace what was known of its periods; overlap is refused here."""
    nieuw: dict[Sleutel, list[Rij]] = {}
    for rij in rijen:
        sleutel = find_sleutel(regio, rij)
        if regio.toewijzingen[sleutel].start or regio.toewijzingen[sleutel].stop:
            raise rij.refuse("toewijzing", "heeft zelf een start of stop")
        if rij["stop"] and rij["stop"] < rij["start"]:
            raise rij.refuse("stop", "voor de start")
        nieuw.setdefault(sleutel, []).append(rij)
    for sleutel, eigen in nieuw.items():
        eigen.sort(key=lambda rij: rij["start"])
        for eerste, tweede in pairwise(eigen):
            if not eerste["stop"] or tweede["start"] <= eerste["stop"]:
                raise tweede.refuse("start", "de perioden overlappen")
        regio.perioden[sleutel] = [(read_date(rij["start"]), find_date(rij["stop"])) for rij in eigen]


def load_resultaten(regio: Regio, rijen: list[Rij]) -> None:
    """An outcome replaces the outcome that was known; two in one file are refused."""
    gezien = set()
    for rij in rijen:
        sleutel = find_sleutel(regio, rij)
        if sleutel in gezien:
            raise rij.refuse("toewijzing", "heeft twee resultaten")
        gezien.add(sleutel)
        behaald = read_number(rij["behaald"])
        if not 0 <= behaald <= 1:
            raise rij.refuse("behaald", "ligt niet tussen 0 en 1")
        regio.resultaten[sleutel] = (read_date(rij["datum"]), behaald)


def load_betalingen(regio: Regio, rijen: list[Rij]) -> None:
    """Keys: payments are the same when all their columns are equal; the same payment counts once."""
    gezien = set()
    for rij in rijen:
        bekend = regio.voorschotten if rij.bestand == "voorschotten.csv" else regio.betalingen
        bedrag, jaar = read_number(rij["bedrag"]), rij.get("jaar", rij["datum"][:4])
        velden = (rij["contract"], rij["gemeente"], int(jaar), rij["datum"], bedrag, rij["kenmerk"])
        if velden in gezien:
            raise rij.refuse("kenmerk", "dezelfde betaling staat er twee keer")
        if bedrag < 0 and not rij["kenmerk"] and rij.bestand == "voorschotten.csv":
            raise rij.refuse("kenmerk", "een negatief voorschot heeft een kenmerk")
        if regio.find("contracten", rij["contract"]) is None:
            raise rij.refuse("contract", "is niet bekend")
        if regio.find("gemeenten", rij["gemeente"]) is None:
            raise rij.refuse("gemeente", "is niet bekend")
        gezien.add(velden)
        bekend[velden] = dict(zip(("contract", "gemeente", "jaar", "datum", "bedrag"), velden, strict=False))


def load_kpis(regio: Regio, rijen: list[Rij]) -> None:
    """A score replaces the score that was known; its weight is 1 where none is given."""
    gezien = set()
    for rij in rijen:
        sleutel = (rij["contract"], int(rij["jaar"]), rij["kpi"])
        gewicht = read_number(rij["gewicht"] or "1")
        if sleutel in gezien:
            raise rij.refuse("kpi", "staat er twee keer")
        if regio.find("contracten", rij["contract"]) is None:
            raise rij.refuse("contract", "is niet bekend")
        if gewicht <= 0:
            raise rij.refuse("gewicht", "is niet meer dan 0")
        gezien.add(sleutel)
        regio.kpis[sleutel] = (read_number(rij["score"]), gewicht)


def load_prestaties(regio: Regio, rijen: list[Rij]) -> list[Prestatie]:
    """New lines are one delivery; a known line with the same content is passed over, with another refused."""
    nieuw: dict[tuple[str, str], tuple[Rij, Prestatie]] = {}
    gezien = set()
    for rij in rijen:
        prestatie = make_prestatie(regio, rij)
        sleutel = (regio.toewijzingen[prestatie.toewijzing].contract, prestatie.id)
        if sleutel in gezien:
            raise rij.refuse("id", "staat er twee keer")
        gezien.add(sleutel)
        bekend = regio.prestaties.get(sleutel)
        if bekend is None:
            nieuw[sleutel] = (rij, prestatie)
        elif (bekend.inhoud, bekend.crediteert) != (prestatie.inhoud, prestatie.crediteert):
            raise rij.refuse("id", "is bekend met een andere inhoud")
    for (contract, _), (rij, prestatie) in nieuw.items():
        if prestatie.crediteert:
            check_credit(regio, rij, prestatie, contract, set(nieuw))
    regio.prestaties |= {sleutel: prestatie for sleutel, (_, prestatie) in nieuw.items()}
    return [prestatie for _, prestatie in nieuw.values()]


def make_prestatie(regio: Regio, rij: Rij) -> Prestatie:
    """Turn one row into a line of care."""
    begindatum, einddatum = read_date(rij["begindatum"]), read_date(rij["einddatum"])
    volume = read_number(rij["volume"])
    sleutel = find_sleutel(regio, rij)
    if einddatum < begindatum:
        raise rij.refuse("einddatum", "voor de begindatum")
    if volume < 0:
        raise rij.refuse("volume", "is negatief")
    return Prestatie(rij["id"], sleutel, begindatum, einddatum, volume, rij["eenheid"], rij["crediteert"])


def check_credit(
    regio: Regio, rij: Rij, credit: Prestatie, contract: str, levering: set[tuple[str, str]]
) -> None:
    """A credit takes back a line of an earlier delivery, and repeats it where it is known."""
    if (contract, credit.crediteert) in levering:
        raise rij.refuse("crediteert", "staat in dezelfde levering")
    regel = regio.prestaties.get((contract, credit.crediteert))
    if regel is not None and regel.inhoud != credit.inhoud:
        raise rij.refuse("crediteert", "de credit herhaalt de regel niet")

"""Who skips the bundle is refused in the same words: one rule, asked by the bundle and by the services."""

import csv
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import DatabaseError, transaction

from contracten import services as contracten
from contracten.bundel import (
    get_aanbieders,
    get_contractgegevens,
    iter_kpiscores,
    iter_voorschotten,
)
from inkoop.kern.bezwaar import Bezwaar, BezwarenError
from inkoop.kern.opgave import get_velden, make_opgave
from inkoop.platform.bestanden.fouten import Bestandfout, BestandFoutenError
from inkoop.platform.bestanden.yamlschrijver import write_yaml
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten import services as segmenten
from segmenten.bundel import get_jaarcijfers, get_regiogegevens, get_structuur
from segmenten.models import Regio
from tests.inkoop.regiobundel.bundels import (
    KEUZE,
    PEILMOMENT,
    PLAFOND,
    PRIKKELS,
    PXQ,
    RESULTAAT,
    TRAJECTEN,
    VAST,
    copy_voorbeeld,
    load,
)
from toegang import services as toegang
from toegang.bundel import iter_resultaten, iter_toewijzingen

pytestmark = pytest.mark.django_db

Zet = dict[str, Any]
S, C, T = "segmenten.regels", "contracten.regels", "toegang.regels"
JAARCIJFERS = "niveau,code,grootheid,waarde,eenheid\nsegment,wmo-s3a,uitgaven,1,euro\n"
ANDER_SEGMENT: Zet = {
    "segmenten[1]": {"code": "s2", "domein": "wmo", "naam": "S2"},
    "producten[1]": {"code": "ander", "naam": "Ander", "segment": "s2", "eenheid": "uur"},
    "expertises": [{"code": "e", "naam": "E"}],
    "trajecten": [
        {"code": "reis", "naam": "R", "product": "ander", "expertise": "e", "uren_per_week": 1}
        | {"doorlooptijd_dagen": 7},
        {"code": "eigen", "naam": "E", "product": "01A01", "expertise": "e", "uren_per_week": 1}
        | {"doorlooptijd_dagen": 7},
    ],
}


@dataclass(frozen=True)
class Geval:
    """One refusal.

    Attributes:
        regel: the function that holds the rule; without it nothing is refused in these words.
        voorbeeld: the example that is there.
        veld: where the bundle refuses.
        zet: what is asked, by path as the bundle names it.
        dienst: the same as the services name it, where that differs.
        veld_dienst: where the service refuses, when it names the field differently.
        bestand: the file of the bundle.
        eerst: what is there already beside the example.
        zonder_contracten: whether the bundle is about the structure alone.
    """

    regel: str
    voorbeeld: str
    veld: str
    zet: Zet
    dienst: Zet = field(default_factory=dict)
    veld_dienst: str = ""
    bestand: str = "regio.yaml"
    eerst: Zet = field(default_factory=dict)
    zonder_contracten: bool = False


PERCEEL, AFSPRAAK = "segmenten[0].percelen[0]", "contracten[0].jaarafspraken[0]"
TW, VS, RS = "toewijzingen.csv", "voorschotten.csv", "resultaten.csv"
GEVALLEN = {
    "een gemeente tweemaal": Geval(
        f"{S}.structuur.check_uniek", PXQ, "gemeenten[1].code", {"gemeenten[0].code": "0893"}
    ),
    "een product in een onbekend segment": Geval(
        f"{S}.structuur.check_product",
        TRAJECTEN,
        "producten[0].segment",
        {"producten[0].segment": "jeugd-s5"},
    ),
    "een traject met een onbekende expertise": Geval(
        f"{S}.structuur.check_traject", TRAJECTEN, "trajecten[0].expertise", {"trajecten[0].expertise": "mbo"}
    ),
    "verlengingen zonder basis": Geval(
        f"{S}.perceel.check_looptijd",
        PXQ,
        f"{PERCEEL}.looptijd",
        {f"{PERCEEL}.looptijd": {"verlengingen": [1]}},
        {f"{PERCEEL}.looptijd_verlengingen": [1]},
    ),
    "een parameter van een ander model": Geval(
        f"{S}.perceel.check_parameters",
        PXQ,
        f"{PERCEEL}.parameters.erkenning",
        {f"{PERCEEL}.parameters": {"erkenning": "bij_start"}},
    ),
    "een onbekende deelnemer": Geval(
        f"{S}.perceel.check_codelijst",
        PXQ,
        f"{PERCEEL}.gemeenten[1]",
        {f"{PERCEEL}.gemeenten": ["0983", "9999"]},
        {f"{PERCEEL}.deelnemers": ["0983", "9999"]},
        f"{PERCEEL}.deelnemers[1]",
    ),
    "een keuze voor plekken bij een ander model": Geval(
        f"{S}.perceel.check_gemeentekeuze",
        PXQ,
        f"{PERCEEL}.gemeentekeuze",
        {f"{PERCEEL}.gemeentekeuze": {"0983": "plekken"}},
        {f"{PERCEEL}.gemeentekeuzes": {"0983": "plekken"}},
        f"{PERCEEL}.gemeentekeuzes",
    ),
    "minder aanbieders hoogstens dan minstens": Geval(
        f"{S}.perceel.check_aantal_aanbieders",
        PXQ,
        f"{PERCEEL}.aanbieders.minimaal",
        {f"{PERCEEL}.aanbieders": {"minimaal": 5, "maximaal": 3}},
        {f"{PERCEEL}.aanbieders_minimaal": 5, f"{PERCEEL}.aanbieders_maximaal": 3},
        f"{PERCEEL}.aanbieders_minimaal",
    ),
    "een tweede bekostiging in een segment": Geval(
        f"{S}.structuur.check_een_bekostiging",
        TRAJECTEN,
        "segmenten[0].percelen[1].model",
        {
            "regio.een_bekostiging_per_segment": True,
            "segmenten[0].percelen[1]": {"code": "lokaal", "model": "pxq"},
        },
    ),
    "een gecontracteerd perceel zonder model": Geval(
        f"{C}.structuur.check_model_blijft",
        PXQ,
        f"{PERCEEL}.model",
        {f"{PERCEEL}.model": "nog_te_kiezen"},
        zonder_contracten=True,
    ),
    "een product met een tarief naar een ander segment": Geval(
        f"{C}.structuur.check_segment_blijft",
        PXQ,
        "producten[0].segment",
        {"producten[0].segment": "s2"},
        eerst={"segmenten[1]": ANDER_SEGMENT["segmenten[1]"]},
        zonder_contracten=True,
    ),
    "een cijfer over een onbekend segment": Geval(
        "segmenten.services.jaarcijfer.check_jaarcijfer",
        PXQ,
        "code",
        {"[0].code": "weg"},
        veld_dienst="[0].code",
        bestand="jaarcijfers.csv",
    ),
    "een onbekende aanbieder": Geval(
        f"{C}.contract.check_verwijzing",
        PXQ,
        "contracten[0].aanbieder",
        {"contracten[0].aanbieder": "beta", "contracten[0].nummer": "C9"},
    ),
    "een perceel zonder gekozen model": Geval(
        f"{C}.contract.check_gekozen_model",
        PXQ,
        "contracten[0].perceel",
        {"contracten[0].perceel": "open"},
        eerst={"segmenten[0].percelen[1]": {"code": "open", "model": "nog_te_kiezen"}},
    ),
    "een contract van een ander": Geval(
        f"{C}.contract.check_zelfde_aanbieder",
        PLAFOND,
        "contracten[0].aanbieder",
        {"contracten[0].aanbieder": "beta"},
    ),
    "een looptijd die vast is en een boeggolf": Geval(
        f"{C}.contract.check_looptijd",
        PXQ,
        "contracten[0].looptijd",
        {"contracten[0].looptijd.boeggolf": 3},
        {"contracten[0].looptijd_boeggolf": 3},
    ),
    "een opslag tweemaal": Geval(
        f"{C}.contract.check_codelijst",
        TRAJECTEN,
        "contracten[1].opslagen[1]",
        {"contracten[1].opslagen": ["systeem", "systeem"]},
    ),
    "maatwerk op een onbekend traject": Geval(
        f"{C}.contract.check_maatwerk",
        TRAJECTEN,
        "contracten[1].maatwerk[0].traject",
        {"contracten[1].maatwerk[0].traject": "AMB"},
    ),
    "een tarief dat eindigt voor het begint": Geval(
        f"{C}.tarief.check_tariefperiode",
        PXQ,
        "contracten[0].tarieven[0].tot",
        {"contracten[0].tarieven[0].tot": date(2021, 6, 30)},
    ),
    "twee tarieven op een dag": Geval(
        f"{C}.tarief.check_overlap",
        PXQ,
        "contracten[0].tarieven[1].vanaf",
        {"contracten[0].tarieven[0].tot": date(2022, 7, 1)},
    ),
    "een tarief voor een product van een ander segment": Geval(
        f"{C}.tarief.check_segment",
        PXQ,
        "contracten[0].tarieven[0].product",
        {"contracten[0].tarieven[0].product": "ander"},
        eerst=ANDER_SEGMENT,
    ),
    "een afspraak voor hetzelfde jaar": Geval(
        f"{C}.contract.check_uniek",
        KEUZE,
        "contracten[0].jaarafspraken[1].jaar",
        {"contracten[0].jaarafspraken[1]": {"jaar": 2022}},
    ),
    "een budget van een onbekende gemeente": Geval(
        f"{C}.jaarafspraak.check_deelnemers",
        KEUZE,
        f"{AFSPRAAK}.gemeenten.0999",
        {f"{AFSPRAAK}.gemeenten.0999": 1},
        {f"{AFSPRAAK}.gemeentebudgetten.0999": Decimal(1)},
        f"{AFSPRAAK}.gemeentebudgetten.0999",
    ),
    "plekken voor een onbekend traject": Geval(
        f"{C}.jaarafspraak.check_plekken",
        KEUZE,
        f"{AFSPRAAK}.plekken.0983.DAG",
        {f"{AFSPRAAK}.plekken.0983.DAG": 1},
        {f"{AFSPRAAK}.plekafspraken.0983.DAG": Decimal(1)},
        f"{AFSPRAAK}.plekafspraken.0983.DAG",
    ),
    "plekken bij een ander model": Geval(
        f"{C}.jaarafspraak.check_plekmodel",
        PXQ,
        f"{AFSPRAAK}.plekken",
        {f"{AFSPRAAK}.plekken": {"0983": {"eigen": 1}}},
        {f"{AFSPRAAK}.plekafspraken": {"0983": {"eigen": Decimal(1)}}},
        f"{AFSPRAAK}.plekafspraken",
        eerst=ANDER_SEGMENT,
    ),
    "meer dagen dan het jaar heeft": Geval(
        f"{C}.jaarafspraak.check_beschikbare_dagen",
        VAST,
        f"{AFSPRAAK}.beschikbare_dagen",
        {f"{AFSPRAAK}.beschikbare_dagen": 366},
    ),
    "gewichten van meer dan een geheel": Geval(
        f"{C}.jaarafspraak.check_prestaties",
        VAST,
        "contracten[3].jaarafspraken[0].prestaties",
        {"contracten[3].jaarafspraken[0].prestaties[0].gewicht": Decimal("0.7")},
    ),
    "een schaal tweemaal": Geval(
        f"{C}.jaarafspraak.check_schalen",
        PRIKKELS,
        "contracten[3].jaarafspraken[0].bonus_malus.schalen[1].vanaf",
        {"contracten[3].jaarafspraken[0].bonus_malus.schalen[1].vanaf": Decimal("0.9")},
    ),
    "een voorschot van een onbekende gemeente": Geval(
        "contracten.services.betaling.check_voorschot",
        KEUZE,
        "gemeente",
        {"[1].gemeente": "9984"},
        veld_dienst="[1].gemeente",
        bestand=VS,
    ),
    "een score van een onbekend contract": Geval(
        "contracten.services.betaling.check_kpiscore",
        PRIKKELS,
        "contract",
        {"[0].contract": "C9"},
        veld_dienst="[0].contract",
        bestand="kpis.csv",
    ),
    "een einde voor de ingang": Geval(
        f"{T}.toewijzing.check_einddatum",
        PXQ,
        "einddatum",
        {"[1].einddatum": date(2022, 7, 1)},
        veld_dienst="[1].einddatum",
        bestand=TW,
    ),
    "een stop voor de start": Geval(
        f"{T}.toewijzing.check_stop",
        PXQ,
        "stop",
        {"[1].stop": date(2022, 7, 31)},
        veld_dienst="[1].stop",
        bestand=TW,
    ),
    "een volume zonder frequentie": Geval(
        f"{T}.toewijzing.check_omvang",
        PXQ,
        "frequentie",
        {"[1].frequentie": ""},
        veld_dienst="[1].frequentie",
        bestand=TW,
    ),
    "een gemeente die niet meedoet": Geval(
        f"{T}.toewijzing.check_deelnemer",
        PXQ,
        "gemeente",
        {"[1].gemeente": "0889", "[1].nummer": "T9"},
        veld_dienst="[1].gemeente",
        bestand=TW,
        eerst={f"{PERCEEL}.gemeenten": ["0983", "0984"]},
    ),
    "een toewijzing in een ander segment": Geval(
        f"{T}.toewijzing.check_segment",
        PXQ,
        "product",
        {"[1].product": "ander", "[1].nummer": "T9"},
        veld_dienst="[1].product",
        bestand=TW,
        eerst=ANDER_SEGMENT,
    ),
    "een traject van een ander product": Geval(
        f"{T}.toewijzing.check_traject_van_product",
        PXQ,
        "traject",
        {"[1].traject": "reis", "[1].nummer": "T9"},
        veld_dienst="[1].traject",
        bestand=TW,
        eerst={**ANDER_SEGMENT, "producten[1].segment": "wmo-s3a"},
    ),
    "een toewijzing op een onbekend contract": Geval(
        f"{T}.toewijzing.check_bekend",
        PXQ,
        "contract",
        {"[1].contract": "C9"},
        veld_dienst="[1].contract",
        bestand=TW,
    ),
    "een resultaat van een onbekende toewijzing": Geval(
        "toegang.services.resultaten.check_resultaat",
        RESULTAAT,
        "toewijzing",
        {"[2].toewijzing": "T9"},
        veld_dienst="[2].toewijzing",
        bestand=RS,
    ),
}
# Found between rows, some of them in SQL: no function of one row holds the rule.
TUSSEN_RIJEN = {
    "een nummer tweemaal": Geval(
        "", PXQ, "nummer", {"[1].nummer": "T1"}, veld_dienst="[1].nummer", bestand=TW
    ),
    "een andere client": Geval("", PXQ, "client", {"[1].client": "c9"}, veld_dienst="[1].client", bestand=TW),
    "een tweede resultaat": Geval(
        "", RESULTAAT, "toewijzing", {"[2].toewijzing": "T1"}, veld_dienst="[2].toewijzing", bestand=RS
    ),
    "een voorschot tweemaal": Geval(
        "",
        KEUZE,
        "",
        {"[1].gemeente": "0983", "[1].bedrag": Decimal("50000.00")},
        veld_dienst="[1]",
        bestand=VS,
    ),
}
# What is no value of its kind.
SOORTEN = {
    "een fractie boven een": Geval(
        "",
        PLAFOND,
        f"{AFSPRAAK}.bandbreedte",
        {f"{AFSPRAAK}.bandbreedte": Decimal(5)},
    ),
    "een bedrag met drie decimalen": Geval(
        "", PLAFOND, f"{AFSPRAAK}.bedrag", {f"{AFSPRAAK}.bedrag": Decimal("10.005")}
    ),
    "een negatief tarief": Geval(
        "",
        PXQ,
        "contracten[0].tarieven[0].tarief",
        {"contracten[0].tarieven[0].tarief": Decimal("-32.4")},
        {"contracten[0].tarieven[0].bedrag": Decimal("-32.4")},
        "contracten[0].tarieven[0].bedrag",
    ),
    "een onbekend model": Geval("", PXQ, f"{PERCEEL}.model", {f"{PERCEEL}.model": "pq"}),
    "een gemeentecode van drie cijfers": Geval("", PXQ, "gemeenten[0].code", {"gemeenten[0].code": "889"}),
    "een behaald deel boven een": Geval(
        "",
        RESULTAAT,
        "behaald",
        {"[2].behaald": Decimal("1.5")},
        veld_dienst="[2].behaald",
        bestand=RS,
    ),
    "een negatief volume": Geval(
        "", PXQ, "volume", {"[1].volume": Decimal(-300)}, veld_dienst="[1].volume", bestand=TW
    ),
    "een gewicht van niets": Geval(
        "", PRIKKELS, "gewicht", {"[0].gewicht": Decimal(0)}, veld_dienst="[0].gewicht", bestand="kpis.csv"
    ),
}


def put(doel: Any, zet: Zet) -> None:
    """Set values by path in nested groups and lists; a place just behind a list is added."""
    # A copy: what one case changes in it may not reach the next.
    for pad, waarde in deepcopy(dict(zet)).items():
        *tussen, laatste = re.findall(r"[^.\[\]]+", pad)
        hier = doel
        for stap in tussen:
            hier = hier[int(stap)] if isinstance(hier, list) else hier.setdefault(stap, {})
        if isinstance(hier, list) and int(laatste) == len(hier):
            hier.append(waarde)
        else:
            hier[int(laatste) if isinstance(hier, list) else laatste] = waarde


def change_bundel(map_: Path, bestand: str, zet: Zet, *, zonder_contracten: bool = False) -> None:
    """Put what is asked into the files of a bundle."""
    pad = map_ / bestand
    if pad.suffix == ".yaml":
        inhoud = yaml.safe_load(pad.read_text(encoding="utf-8"))
        put(inhoud, zet)
        if zonder_contracten:
            del inhoud["contracten"]
            for overig in map_.glob("*.csv"):
                overig.unlink()
        pad.write_text(write_yaml(inhoud), encoding="utf-8")
        return
    with pad.open(newline="") as bron:
        rijen = list(csv.DictReader(bron))
    put(rijen, {veld: str(waarde) for veld, waarde in zet.items()})
    with pad.open("w", newline="") as doel:
        schrijver = csv.DictWriter(doel, rijen[0].keys())
        schrijver.writeheader()
        schrijver.writerows(rijen)


def prepare(geval: Geval, tmp_path: Path) -> tuple[Path, Regio]:
    """Load the example and what must be there beside it."""
    map_ = copy_voorbeeld(geval.voorbeeld, tmp_path)
    if geval.eerst:
        change_bundel(map_, "regio.yaml", geval.eerst)
    if geval.bestand == "jaarcijfers.csv":
        (map_ / geval.bestand).write_text(JAARCIJFERS)
    return map_, load(map_).regio


def find_in_bundel(geval: Geval, map_: Path) -> list[Bestandfout]:
    """Ask it by a bundle."""
    change_bundel(map_, geval.bestand, geval.zet, zonder_contracten=geval.zonder_contracten)
    try:
        with transaction.atomic():
            load(map_)
    except BestandFoutenError as fout:
        return [f for f in fout.fouten if (f.bestand, f.veld) == (geval.bestand, geval.veld)]
    return []


def find_in_dienst(geval: Geval, regio: Regio) -> list[Bezwaar]:
    """Ask it of the services, of what is there with what is asked put into it."""
    try:
        with met_systeemzicht(), transaction.atomic():
            ask_dienst(geval, regio)
    except BezwarenError as fout:
        return [b for b in fout.bezwaren if b.veld == (geval.veld_dienst or geval.veld)]
    return []


def ask_dienst(geval: Geval, regio: Regio) -> None:
    zet = geval.dienst or geval.zet
    if geval.bestand != "regio.yaml":
        ask_rijen(geval, regio)
        return
    rij: dict[str, Any] = {"regio": get_regiogegevens(regio), **get_structuur(regio, PEILMOMENT.date())}
    eigen = {"aanbieders": get_aanbieders(regio), "contracten": get_contractgegevens(regio)}
    if next(iter(zet)).startswith("contracten"):
        put(eigen, zet)
        contracten.save_contracten(regio, make_opgave(contracten.Contractenopgave, eigen), PEILMOMENT.date())
    else:
        put(rij, zet)
        segmenten.save_structuur(make_opgave(segmenten.Structuuropgave, rij), PEILMOMENT.date())


Bron = Callable[[Regio], Iterator[tuple[Any, ...]]]
RIJEN: dict[str, tuple[Any, Any, Bron]] = {
    TW: (toegang.save_toewijzingen, toegang.Toewijzingopgave, iter_toewijzingen),
    RS: (toegang.save_resultaten, toegang.Resultaatopgave, iter_resultaten),
    VS: (contracten.save_voorschotten, contracten.Voorschotopgave, iter_voorschotten),
    "kpis.csv": (contracten.save_kpiscores, contracten.Kpiscoreopgave, iter_kpiscores),
}


def ask_rijen(geval: Geval, regio: Regio) -> None:
    if geval.bestand == "jaarcijfers.csv":
        cijfers = [{naam: w for naam, w in rij.items() if naam != "bron"} for rij in get_jaarcijfers(regio)]
        put(cijfers, geval.zet)
        opgaven = [make_opgave(segmenten.Jaarcijferopgave, rij) for rij in cijfers]
        segmenten.save_jaarcijfers(regio, opgaven)
        return
    save, klasse, bron = RIJEN[geval.bestand]
    rijen = [dict(zip(get_velden(klasse), rij, strict=True)) for rij in bron(regio)]
    put(rijen, geval.zet)
    save(regio, [make_opgave(klasse, rij) for rij in rijen])


def name(gevallen: dict[str, Geval]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("geval", gevallen.values(), ids=gevallen.keys())


@name({**GEVALLEN, **TUSSEN_RIJEN, **SOORTEN})
def test_bundle_and_service_refuse_in_the_same_words(geval: Geval, tmp_path: Path) -> None:
    map_, regio = prepare(geval, tmp_path)
    (bezwaar,) = find_in_dienst(geval, regio)
    (fout,) = find_in_bundel(geval, map_)
    assert bezwaar.reden
    # Only the place of another value is told in words of its own kind: a path, or a line.
    assert fout.reden.startswith(bezwaar.reden) if bezwaar.ander else fout.reden == bezwaar.reden


@name(GEVALLEN)
def test_without_the_rule_neither_refuses(
    geval: Geval, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_, regio = prepare(geval, tmp_path)
    monkeypatch.setattr(geval.regel, lambda *_, **__: iter(()))
    assert find_unless_broken(lambda: find_in_dienst(geval, regio)) == []
    assert find_unless_broken(lambda: find_in_bundel(geval, map_)) == []


def find_unless_broken(find: Callable[[], list[Any]]) -> list[Any]:
    """What is found; nothing when the database, or a lookup in it, trips over what no rule refused."""
    try:
        return find()
    except (DatabaseError, LookupError):
        return []


def test_there_are_enough_refusals_of_every_app() -> None:
    apps = [geval.regel.partition(".")[0] for geval in GEVALLEN.values()]
    assert len(apps) >= 25
    assert {app: apps.count(app) >= 8 for app in apps} == dict.fromkeys(apps, True)

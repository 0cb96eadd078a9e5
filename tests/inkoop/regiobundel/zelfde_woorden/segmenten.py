"""Refusals of segmenten."""

from datetime import date

from tests.inkoop.regiobundel.bundels import PXQ, TRAJECTEN
from tests.inkoop.regiobundel.zelfde_woorden.geval import PERCEEL, Geval

S = "segmenten.regels"
GEVALLEN = {
    "een gemeente die eindigt voor zij begint": Geval(
        f"{S}.structuur.check_gemeente",
        PXQ,
        "gemeenten[0].tot",
        {"gemeenten[0].vanaf": date(2023, 1, 1), "gemeenten[0].tot": date(2022, 12, 31)},
    ),
    "een domein en domeinen": Geval(
        f"{S}.segment.check_domeinen",
        PXQ,
        "segmenten[0].domeinen",
        {"segmenten[0].domeinen": ["wmo"]},
    ),
    "een onbekend sturingselement": Geval(
        f"{S}.structuur.check_segment",
        PXQ,
        "segmenten[0].sturing.geld",
        {"segmenten[0].sturing": {"geld": "meer"}},
    ),
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
    "een cijfer over een onbekend segment": Geval(
        "segmenten.services.jaarcijfer.check_jaarcijfer",
        PXQ,
        "code",
        {"[0].code": "weg"},
        veld_dienst="[0].code",
        bestand="jaarcijfers.csv",
    ),
}
# Without a function of one row that holds the rule.
OVERIGE: dict[str, Geval] = {
    # What is no value of its kind.
    "een onbekend model": Geval("", PXQ, f"{PERCEEL}.model", {f"{PERCEEL}.model": "pq"}),
    "een gemeentecode van drie cijfers": Geval("", PXQ, "gemeenten[0].code", {"gemeenten[0].code": "889"}),
}

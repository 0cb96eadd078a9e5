"""Refusals of toegang."""

from datetime import date
from decimal import Decimal

from tests.inkoop.regiobundel.bundels import PXQ, RESULTAAT
from tests.inkoop.regiobundel.zelfde_woorden.geval import ANDER_SEGMENT, PERCEEL, RS, TW, Geval

T = "toegang.regels"
GEVALLEN = {
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
# Without a function of one row that holds the rule.
OVERIGE: dict[str, Geval] = {
    # Found between rows, some of them in SQL.
    "een nummer tweemaal": Geval(
        "", PXQ, "nummer", {"[1].nummer": "T1", "[1].gemeente": "0983"}, veld_dienst="[1].nummer", bestand=TW
    ),
    "een andere client": Geval("", PXQ, "client", {"[1].client": "c9"}, veld_dienst="[1].client", bestand=TW),
    "een tweede resultaat": Geval(
        "", RESULTAAT, "toewijzing", {"[2].toewijzing": "T1"}, veld_dienst="[2].toewijzing", bestand=RS
    ),
    # What is no value of its kind.
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
}

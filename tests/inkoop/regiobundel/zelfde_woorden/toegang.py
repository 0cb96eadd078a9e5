"""Refusals of toegang."""

from datetime import date
from decimal import Decimal

from tests.inkoop.regiobundel.bundels import PXQ, RESULTAAT
from tests.inkoop.regiobundel.zelfde_woorden.geval import ANDER_SEGMENT, PERCEEL, PR, RS, TW, ZP, Geval

T = "toegang.regels"
STRIJD = "toegang.services.strijdig.tell_strijd"
VERVOLG, PAUZE = "28-vervolg", "26-pauze"
NIEUWE_TOEWIJZING = {"client": "c1", "gemeente": "0983", "contract": "C1", "ingangsdatum": date(2023, 2, 1)}
# Of the first line of the example, in a month in which nothing was delivered.
NIEUWE_REGEL = {
    "toewijzing": "T1",
    "begindatum": date(2022, 3, 1),
    "einddatum": date(2022, 3, 31),
    "volume": Decimal("10.5"),
    "eenheid": "uur",
}
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
    "een vervolg zonder traject": Geval(
        f"{T}.toewijzing.check_vervolg",
        PXQ,
        "vervolg_op",
        {"[2]": {"nummer": "T9", **NIEUWE_TOEWIJZING, "product": "01A01", "vervolg_op": "T1"}},
        veld_dienst="[2].vervolg_op",
        bestand=TW,
    ),
    "een gemeente van een vervolg dat er niet is": Geval(
        f"{T}.toewijzing.check_vervolggemeente",
        VERVOLG,
        "vervolg_gemeente",
        {"[0].vervolg_gemeente": "0984"},
        veld_dienst="[0].vervolg_gemeente",
        bestand=TW,
    ),
    "een zorgperiode die stopt voor de start": Geval(
        "toegang.services.zorgperioden.check_stop",
        PAUZE,
        "stop",
        {"[0].stop": date(2022, 1, 1)},
        veld_dienst="[0].stop",
        bestand=ZP,
    ),
    # What is stored below what changes: seen once the change is written.
    "een contract waarin een gemeente met een toewijzing niet meer meedoet": Geval(
        STRIJD,
        PXQ,
        "contracten[0]",
        {"contracten[0].gemeenten": ["0983"]},
        {"contracten[0].deelnemers": ["0983"]},
    ),
    "een contract dat ingaat na een toewijzing": Geval(
        STRIJD, PXQ, "contracten[0]", {"contracten[0].ingangsdatum": date(2022, 7, 1)}
    ),
    "een perceel waarin een gemeente met een toewijzing niet meer meedoet": Geval(
        STRIJD,
        PXQ,
        PERCEEL,
        {f"{PERCEEL}.gemeenten": ["0983"]},
        {f"{PERCEEL}.deelnemers": ["0983"]},
        zonder_contracten=True,
    ),
    "een gemeente met een toewijzing die eerder eindigt": Geval(
        STRIJD, PXQ, "gemeenten[3]", {"gemeenten[3].tot": date(2021, 12, 31)}, zonder_contracten=True
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
    "een vervolg op een onbekende toewijzing": Geval(
        "", VERVOLG, "vervolg_op", {"[1].vervolg_op": "T99"}, veld_dienst="[1].vervolg_op", bestand=TW
    ),
    "een vervolg van een andere client": Geval(
        "", VERVOLG, "vervolg_op", {"[3].vervolg_op": "T5"}, veld_dienst="[3].vervolg_op", bestand=TW
    ),
    "een tweede vervolg": Geval(
        "",
        VERVOLG,
        "vervolg_op",
        {"[8]": {"nummer": "T9", **NIEUWE_TOEWIJZING, "traject": "AMB-MID", "vervolg_op": "T1"}},
        veld_dienst="[8].vervolg_op",
        bestand=TW,
    ),
    "zorgperioden die overlappen": Geval(
        "", PAUZE, "start", {"[1].start": date(2022, 3, 1)}, veld_dienst="[1].start", bestand=ZP
    ),
    "een zorgperiode van een onbekende toewijzing": Geval(
        "", PAUZE, "toewijzing", {"[0].toewijzing": "T99"}, veld_dienst="[0].toewijzing", bestand=ZP
    ),
    "een bekende prestatie met een andere inhoud": Geval(
        "", PXQ, "volume", {"[0].volume": Decimal(11)}, veld_dienst="[0].volume", bestand=PR
    ),
    "een kenmerk van een prestatie tweemaal": Geval(
        "",
        PXQ,
        "id",
        {"[3]": {"id": "P9", **NIEUWE_REGEL}, "[4]": {"id": "P9", **NIEUWE_REGEL}},
        veld_dienst="[4].id",
        bestand=PR,
    ),
    "een credit die niet herhaalt": Geval(
        "",
        PXQ,
        "crediteert",
        {"[3]": {"id": "K1", **NIEUWE_REGEL, "crediteert": "P1"}},
        veld_dienst="[3].crediteert",
        bestand=PR,
    ),
    "een credit van een regel in dezelfde levering": Geval(
        "",
        PXQ,
        "crediteert",
        {"[3]": {"id": "P9", **NIEUWE_REGEL}, "[4]": {"id": "K1", **NIEUWE_REGEL, "crediteert": "P9"}},
        veld_dienst="[4].crediteert",
        bestand=PR,
    ),
    "een prestatie die eindigt voor zij begint": Geval(
        "",
        PXQ,
        "einddatum",
        {"[3]": {"id": "P9", **NIEUWE_REGEL, "einddatum": date(2022, 2, 1)}},
        veld_dienst="[3].einddatum",
        bestand=PR,
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

"""Refusals of contracten."""

from datetime import date
from decimal import Decimal

from tests.inkoop.regiobundel.bundels import KEUZE, PLAFOND, PRIKKELS, PXQ, TRAJECTEN, VAST
from tests.inkoop.regiobundel.zelfde_woorden.geval import AFSPRAAK, ANDER_SEGMENT, PERCEEL, VS, Geval

C = "contracten.regels"
GEVALLEN = {
    "een gecontracteerd perceel zonder model": Geval(
        f"{C}.contract.check_gekozen_model",
        PXQ,
        f"{PERCEEL}.model",
        {f"{PERCEEL}.model": "nog_te_kiezen"},
        zonder_contracten=True,
    ),
    "een product met een tarief naar een ander segment": Geval(
        f"{C}.tarief.check_segment",
        PXQ,
        "producten[0].segment",
        {"producten[0].segment": "s2"},
        eerst={"segmenten[1]": ANDER_SEGMENT["segmenten[1]"]},
        zonder_contracten=True,
    ),
    "een perceel met plekken dat een ander model krijgt": Geval(
        f"{C}.jaarafspraak.check_plekmodel",
        KEUZE,
        f"{PERCEEL}.model",
        {f"{PERCEEL}.model": "pxq", f"{PERCEEL}.gemeentekeuze": {}},
        {f"{PERCEEL}.model": "pxq", f"{PERCEEL}.gemeentekeuzes": {}},
        zonder_contracten=True,
    ),
    "een perceel dat gebied wordt boven een afspraak zonder bedrag": Geval(
        f"{C}.jaarafspraak.check_gebiedsbedrag",
        PXQ,
        f"{PERCEEL}.model",
        {f"{PERCEEL}.model": "gebied"},
        zonder_contracten=True,
    ),
    "een perceel waarin een gemeente met een budget niet meer meedoet": Geval(
        f"{C}.jaarafspraak.check_deelnemers",
        KEUZE,
        f"{PERCEEL}.gemeenten",
        {f"{PERCEEL}.gemeenten": ["0889", "0983"]},
        {f"{PERCEEL}.deelnemers": ["0889", "0983"]},
        f"{PERCEEL}.deelnemers",
        zonder_contracten=True,
    ),
    "een perceel met maatwerk dat lokaal wordt": Geval(
        f"{C}.contract.check_maatwerk",
        TRAJECTEN,
        f"{PERCEEL}.soort",
        {f"{PERCEEL}.soort": "lokaal"},
        zonder_contracten=True,
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
    "een contract dat eindigt voor het begint": Geval(
        f"{C}.contract.check_einddatum",
        PXQ,
        "contracten[0].einddatum",
        {"contracten[0].einddatum": date(2020, 12, 31)},
    ),
    "een deelnemer die niet meedoet in het perceel": Geval(
        f"{C}.contract.check_deelnemerlijst",
        PLAFOND,
        "contracten[0].gemeenten[0]",
        {"contracten[0].gemeenten": ["0893"]},
        {"contracten[0].deelnemers": ["0893"]},
        "contracten[0].deelnemers[0]",
        eerst={f"{PERCEEL}.gemeenten": ["0983", "0984", "0907"]},
    ),
    "een afspraak voor een jaar zonder contract": Geval(
        f"{C}.contract.check_in_termijn",
        PXQ,
        f"{AFSPRAAK}.jaar",
        {"contracten[0].einddatum": date(2022, 12, 31), f"{AFSPRAAK}.jaar": 2023},
    ),
    "een plafond waar al een voorschot is betaald": Geval(
        f"{C}.contract.check_plafond",
        KEUZE,
        f"{AFSPRAAK}.soort",
        {f"{AFSPRAAK}.soort": "budgetplafond"},
    ),
    "een opslag tweemaal": Geval(
        f"{C}.contract.check_codelijst",
        TRAJECTEN,
        "contracten[1].opslagen[1]",
        {"contracten[1].opslagen": ["systeem", "systeem"]},
    ),
    "maatwerk in een lokaal perceel": Geval(
        f"{C}.contract.check_maatwerk",
        TRAJECTEN,
        "contracten[1].maatwerk",
        {"contracten[1].maatwerk": [{"traject": "VER", "uren_per_week": Decimal(3)}]},
        {
            "contracten[1].maatwerk": [
                {"traject": "VER", "uren_per_week": Decimal(3), "doorlooptijd_dagen": None, "motivering": ""}
            ]
        },
        eerst={f"{PERCEEL}.soort": "lokaal", "contracten[1].maatwerk": []},
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
        f"{C}.jaarafspraak.check_trajecten",
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
    "trajecten bij een ander model": Geval(
        f"{C}.jaarafspraak.check_plekmodel",
        PXQ,
        f"{AFSPRAAK}.trajecten",
        {f"{AFSPRAAK}.trajecten": {"0983": {"eigen": 1}}},
        {f"{AFSPRAAK}.trajectafspraken": {"0983": {"eigen": Decimal(1)}}},
        f"{AFSPRAAK}.trajectafspraken",
        eerst=ANDER_SEGMENT,
    ),
    "een verhoging buiten het jaar": Geval(
        f"{C}.jaarafspraak.check_verhoging",
        PLAFOND,
        f"{AFSPRAAK}.verhogingen[0].datum",
        {f"{AFSPRAAK}.verhogingen": [{"datum": date(2023, 1, 1), "bedrag": Decimal(1), "besluit": "b"}]},
    ),
    "een verhoging van niets": Geval(
        f"{C}.jaarafspraak.check_verhogingen",
        PXQ,
        f"{AFSPRAAK}.verhogingen",
        {f"{AFSPRAAK}.verhogingen": [{"datum": date(2022, 1, 1), "bedrag": Decimal(1), "besluit": "b"}]},
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
    "een terugboeking zonder kenmerk": Geval(
        "contracten.regels.voorschot.check_terugboeking",
        KEUZE,
        "bedrag",
        {"[1].bedrag": Decimal("-5.00")},
        veld_dienst="[1].bedrag",
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
}
# Without a function of one row that holds the rule.
OVERIGE: dict[str, Geval] = {
    # Found between rows, some of them in SQL.
    "een voorschot tweemaal": Geval(
        "",
        KEUZE,
        "",
        {"[1].gemeente": "0983", "[1].bedrag": Decimal("50000.00")},
        veld_dienst="[1]",
        bestand=VS,
    ),
    # What is no value of its kind.
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
    "een gewicht van niets": Geval(
        "", PRIKKELS, "gewicht", {"[0].gewicht": Decimal(0)}, veld_dienst="[0].gewicht", bestand="kpis.csv"
    ),
}

"""The keys of contracts: tariffs, made-to-measure trajectories, annual agreements and their incentives."""

from decimal import Decimal

from inkoop.kern.afspraken import AFSPRAKEN
from inkoop.kern.codes import Afspraaksoort, BuitenBand, Grondslag
from inkoop.regiobundel.schema.regio import BRON, DAGEN, GEMEENTECODE, UREN_PER_WEEK
from inkoop.regiobundel.schema.segment import GEMEENTEKEUZE, LANGE_TEKST, LOOPTIJD, PARAMETERVELDEN
from inkoop.regiobundel.schema.soorten import (
    EEN,
    FRACTIE,
    NIET_NEGATIEF,
    POSITIEF,
    PRIJS,
    Bedrag,
    Code,
    Datum,
    Geheel,
    Getal,
    Jaar,
    Keuze,
)
from inkoop.regiobundel.schema.vorm import LijstVan, Per, Veld, Vorm

PLUS_OF_MIN_FRACTIE = Getal(-EEN, EEN)
WILLEKEURIG = Getal(Decimal(-(10**9)), Decimal(10**9))

TARIEF = Vorm(
    [
        Veld("product", Code(20), verplicht=True),
        Veld("tarief", PRIJS, "bedrag", verplicht=True),
        Veld("eenheid", Code(50), verplicht=True),
        Veld("vanaf", Datum(), verplicht=True),
        Veld("tot", Datum()),
        BRON,
    ]
)
MAATWERK = Vorm(
    [
        Veld("traject", Code(50), verplicht=True),
        Veld("uren_per_week", UREN_PER_WEEK),
        Veld("doorlooptijd_dagen", DAGEN),
        Veld("motivering", LANGE_TEKST, standaard=""),
        BRON,
    ]
)
PRESTATIE = Vorm(
    [
        Veld("naam", Code(200), verplicht=True),
        Veld("afgesproken", POSITIEF, verplicht=True),
        Veld("gerealiseerd", NIET_NEGATIEF),
        Veld("gewicht", FRACTIE, verplicht=True),
        BRON,
    ]
)
BESPARING = Vorm(
    [
        Veld("deel_aanbieder", FRACTIE, verplicht=True),
        Veld("minimaal", FRACTIE),
        Veld("minimum_clienten", Geheel()),
        Veld("kwaliteit_minimaal", WILLEKEURIG),
        BRON,
    ]
)
SCHAAL = Vorm(
    [
        Veld("vanaf", WILLEKEURIG, verplicht=True),
        Veld("percentage", PLUS_OF_MIN_FRACTIE, verplicht=True),
        BRON,
    ]
)
BONUS_MALUS = Vorm(
    [
        Veld("grondslag", Keuze(Grondslag.values), standaard=""),
        Veld("maximum", Bedrag()),
        Veld("schalen", LijstVan(SCHAAL), verplicht=True),
        BRON,
    ]
)
GEMIDDELDE_KOSTEN = Vorm(
    [
        Veld("referentie", Bedrag(), verplicht=True),
        Veld("deel", FRACTIE, verplicht=True),
        Veld("maximum_percentage", FRACTIE),
        BRON,
    ]
)
JAARAFSPRAAK = Vorm(
    [
        Veld("jaar", Jaar(), verplicht=True),
        Veld("soort", Keuze([*AFSPRAKEN]), standaard=Afspraaksoort.GEEN.value),
        Veld("bedrag", Bedrag()),
        Veld("gemeenten", Per(GEMEENTECODE, Bedrag()), "gemeentebudgetten", standaard={}),
        Veld("bandbreedte", FRACTIE),
        Veld("buiten_bandbreedte", Keuze(BuitenBand.values), standaard=""),
        Veld("maximum_bijbetaling", FRACTIE),
        Veld("parameters", PARAMETERVELDEN, standaard={}),
        Veld("gemeentekeuze", GEMEENTEKEUZE, "gemeentekeuzes"),
        Veld("plekken", Per(GEMEENTECODE, Per(Code(50), NIET_NEGATIEF)), "plekafspraken", standaard={}),
        Veld("clienten", Geheel()),
        Veld("bedrag_per_inwoner", PRIJS),
        Veld("inwoners", Per(GEMEENTECODE, Geheel()), standaard={}),
        Veld("beschikbare_dagen", Geheel(0, 366)),
        Veld("prestaties", LijstVan(PRESTATIE), standaard=[]),
        Veld("gemeenten_lijst", LijstVan(GEMEENTECODE), "verdeelgemeenten", standaard=[]),
        Veld("besparing", BESPARING),
        Veld("bonus_malus", BONUS_MALUS),
        Veld("gemiddelde_kosten", GEMIDDELDE_KOSTEN),
        BRON,
    ]
)
CONTRACT = Vorm(
    [
        Veld("nummer", Code(), verplicht=True),
        Veld("raamovereenkomst", Code(), standaard=""),
        Veld("aanbieder", Code(), verplicht=True),
        Veld("perceel", Code(), verplicht=True),
        Veld("ingangsdatum", Datum(), verplicht=True),
        LOOPTIJD,
        Veld("opslagen", LijstVan(Code(50)), standaard=[]),
        Veld("maatwerk", LijstVan(MAATWERK), standaard=[]),
        Veld("tarieven", LijstVan(TARIEF), standaard=[]),
        Veld("jaarafspraken", LijstVan(JAARAFSPRAAK), standaard=[]),
        BRON,
    ]
)

"""The keys of region, municipalities, expertises, surcharges, products, trajectories and providers."""

from decimal import Decimal

from inkoop.kern.codes import Aanbiedersoort
from inkoop.regiobundel.schema.bron import Bron
from inkoop.regiobundel.schema.soorten import (
    FRACTIE,
    NUL,
    PRIJS,
    Bedrag,
    Code,
    Datum,
    Geheel,
    Getal,
    Jaar,
    JaNee,
    Keuze,
    Tekst,
)
from inkoop.regiobundel.schema.vorm import Per, Plat, Veld, Vorm

BRON = Veld("bron", Bron())
GEMEENTECODE = Code(
    4, r"[0-9]{4}", "een gemeentecode van het CBS heeft vier cijfers, tussen aanhalingstekens"
)
REGIOCODE = Code(100, r"[A-Za-z0-9_-]+", "gebruik alleen letters, cijfers, - en _")
ACHT_CIJFERS = Code(8, r"[0-9]{8}", "het heeft acht cijfers, tussen aanhalingstekens")
UREN_PER_WEEK = Getal(boven=NUL, maximum=Decimal(168))
DAGEN = Geheel(1, 36_600)

VERDEELSLEUTEL = Vorm([Veld("afronding_percentage", Geheel(0, 10))])

REGIO = Vorm(
    [
        Veld("code", REGIOCODE, verplicht=True),
        Veld("naam", Tekst(), verplicht=True),
        Veld("opdrachtgever", Tekst(), standaard=""),
        Veld("verdeelsleutel", Plat(VERDEELSLEUTEL)),
        Veld("een_bekostiging_per_segment", JaNee(), standaard=False),
        BRON,
    ]
)
GEMEENTE = Vorm(
    [
        Veld("code", GEMEENTECODE, verplicht=True),
        Veld("naam", Tekst(), verplicht=True),
        Veld("inwoners", Per(Jaar(), Geheel()), standaard={}),
        Veld("tot", Datum()),
        BRON,
    ]
)
EXPERTISE = Vorm(
    [
        Veld("code", Code(50), verplicht=True),
        Veld("naam", Tekst(), verplicht=True),
        Veld("uurtarief", Per(Jaar(), PRIJS), "uurtarieven", standaard={}),
        BRON,
    ]
)
OPSLAG = Vorm(
    [
        Veld("code", Code(50), verplicht=True),
        Veld("naam", Tekst(), verplicht=True),
        Veld("percentage", FRACTIE, verplicht=True),
        BRON,
    ]
)
PRODUCT = Vorm(
    [
        Veld("code", Code(20), verplicht=True),
        Veld("naam", Tekst(), verplicht=True),
        Veld("categorie", Tekst(20), standaard=""),
        Veld("segment", Code(), verplicht=True),
        Veld("eenheid", Tekst(50), standaard=""),
        BRON,
    ]
)
TRAJECT = Vorm(
    [
        Veld("code", Code(50), verplicht=True),
        Veld("naam", Tekst(), verplicht=True),
        Veld("product", Code(20), verplicht=True),
        Veld("expertise", Code(50), verplicht=True),
        Veld("uren_per_week", UREN_PER_WEEK, verplicht=True),
        Veld("doorlooptijd_dagen", DAGEN, verplicht=True),
        BRON,
    ]
)
AANBIEDER = Vorm(
    [
        Veld("code", Code(), verplicht=True),
        Veld("naam", Tekst(), verplicht=True),
        Veld("kvk", ACHT_CIJFERS, standaard=""),
        Veld("agb", ACHT_CIJFERS, standaard=""),
        Veld("soort", Keuze(Aanbiedersoort.values), standaard=""),
        BRON,
    ]
)
BUDGET_PER_JAAR = Per(Jaar(), Bedrag())

"""A made-up region with a whole year of every funding model, made set-based; for benchmarks/afrekenen.py."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from contracten.models import Aanbieder, Contract, Voorschot
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Expertise, Gemeente, Perceel, Product, Regio, Segment, Traject
from toegang.models import Levering, Toewijzing

JAAR, GEMEENTEN, PRODUCTEN, TRAJECTEN, TOEWIJZINGEN = 2024, 7, 5, 4, 20_000
# Contracts per funding model: 150 together, of which those on prestaties have most allocations.
MODELLEN = {
    "pxq": 80,
    "toegewezen": 15,
    "clientbedrag": 15,
    "trajecten": 15,
    "plekken": 8,
    "resultaat": 5,
    "populatie": 5,
    "beschikbaarheid": 4,
    "lumpsum": 3,
}
BEGIN = date(JAAR, 1, 1)

TOEWIJZING = """
INSERT INTO toegang_client (regio_id, pseudoniem)
SELECT %(regio)s, 'c' || n FROM generate_series(0, %(aantal)s - 1) n;

INSERT INTO toegang_toewijzing (regio_id, nummer, client_id, gemeente_id, contract_id, product_id, traject_id,
    ingangsdatum, einddatum, volume, eenheid, frequentie, ingetrokken)
SELECT %(regio)s, 'T' || n, c.id, (%(gemeenten)s)[1 + n %% %(plaatsen)s], k.contract,
    p.product, CASE WHEN k.model IN ('trajecten', 'plekken') THEN (%(trajecten)s)[1 + n / 3 %% %(wegen)s] END,
    %(begin)s::date - 60 + n * 37 %% 241,
    CASE WHEN n %% 11 < 4 OR n / 150 %% 4 = 3 THEN %(begin)s::date + 200 + n * 41 %% 307 END,
    1.25 + n %% 13 * 0.5, 'uur', (ARRAY['dag', 'week', 'maand', 'totaal'])[1 + n / 150 %% 4], false
FROM generate_series(0, %(aantal)s - 1) n
JOIN toegang_client c ON c.regio_id = %(regio)s AND c.pseudoniem = 'c' || n
CROSS JOIN LATERAL (SELECT (%(contracten)s)[1 + n %% cardinality(%(contracten)s)] AS contract,
    (%(modellen)s::text[])[1 + n %% cardinality(%(modellen)s::text[])] AS model) k
CROSS JOIN LATERAL (SELECT (%(producten)s)[1 + n / 150 %% %(soorten)s] AS product) p;

INSERT INTO toegang_zorgperiode (toewijzing_id, start, stop, reden_stop, uit_toewijzing)
SELECT t.id, %(begin)s::date - 50 + n * 37 %% 241,
    CASE WHEN n %% 13 < 3 THEN %(begin)s::date + 210 + n * 29 %% 211 END, '', true
FROM (SELECT id, substr(nummer, 2)::int AS n FROM toegang_toewijzing WHERE regio_id = %(regio)s) t;

INSERT INTO toegang_resultaat (toewijzing_id, datum, behaald)
SELECT t.id, z.start + 90, (t.id %% 5) * 0.25 FROM toegang_toewijzing t
JOIN toegang_zorgperiode z ON z.toewijzing_id = t.id
JOIN contracten_contract c ON c.id = t.contract_id
JOIN segmenten_perceelvoorkomen p ON p.perceel_id = c.perceel_id
WHERE t.regio_id = %(regio)s AND p.model = 'resultaat';
"""
PRESTATIE = """
WITH bron AS (
    SELECT t.id, t.contract_id, row_number() OVER (ORDER BY t.id) - 1 AS plaats
    FROM toegang_toewijzing t JOIN contracten_contract c ON c.id = t.contract_id
    JOIN segmenten_perceelvoorkomen p ON p.perceel_id = c.perceel_id
    WHERE t.regio_id = %(regio)s AND p.model = 'pxq'
)
INSERT INTO toegang_prestatie (regio_id, levering_id, nummer, toewijzing_id, contract_id,
    begindatum, einddatum, volume, eenheid, goedgekeurd, reden, crediteert_nummer)
SELECT %(regio)s, %(levering)s, 'P' || n, b.id, b.contract_id, dag, dag, 0.25 + n %% 37 * 0.125, 'uur',
    n %% 50 <> 0, CASE WHEN n %% 50 = 0 THEN 'dubbel' ELSE '' END, ''
FROM generate_series(0, %(regels)s - 1) n
JOIN bron b ON b.plaats = n %% %(bron)s
CROSS JOIN LATERAL (SELECT %(begin)s::date + (n / %(bron)s * 3 %% 366)::int AS dag) d
"""


def make_regiojaar(code: str, regels: int) -> Regio:
    """Make a region of 150 contracts and 20.000 allocations with `regels` prestaties in the year."""
    with met_systeemzicht():
        regio = Regio.objects.create(code=code, naam=code)
        gemeenten = [_make_gemeente(regio, plaats) for plaats in range(GEMEENTEN)]
        segment = Segment.objects.make(regio=regio, code="s", domeinen=["jeugd"], naam="S", volgorde=1)
        producten = [
            Product.objects.make(regio=regio, code=f"P{n}", naam=f"P{n}", segment=segment, eenheid="uur")
            for n in range(PRODUCTEN)
        ]
        trajecten = _make_trajecten(regio, producten[0])
        contracten = _make_contracten(regio, segment, producten, gemeenten, trajecten)
        _fill(regio, regels, contracten, gemeenten, producten, trajecten)
    return regio


def _make_gemeente(regio: Regio, plaats: int) -> Gemeente:
    gemeente = Gemeente.objects.make(
        regio=regio, code=f"{9000 + plaats}", naam=f"Gemeente {plaats}", volgorde=plaats
    )
    gemeente.inwoners.create(jaar=JAAR, aantal=13_000 + 7_919 * plaats)
    return gemeente


def _make_trajecten(regio: Regio, product: Product) -> list[Traject]:
    expertise = Expertise.objects.create(regio=regio, code="hbo", naam="Hbo")
    expertise.uurtarieven.create(jaar=JAAR - 1, bedrag=Decimal("84.50"))
    return [
        Traject.objects.make(
            regio=regio,
            code=f"W{n}",
            naam=f"W{n}",
            product=product,
            expertise=expertise,
            uren_per_week=Decimal("1.75") + n,
            doorlooptijd_dagen=91 * (n + 1),
        )
        for n in range(TRAJECTEN)
    ]


def _make_contracten(
    regio: Regio,
    segment: Segment,
    producten: list[Product],
    gemeenten: list[Gemeente],
    trajecten: list[Traject],
) -> list[Contract]:
    aanbieders = [
        Aanbieder.objects.create(regio=regio, code=f"a{n}", naam=f"Aanbieder {n}") for n in range(60)
    ]
    contracten: list[Contract] = []
    for volgorde, (model, aantal) in enumerate(MODELLEN.items()):
        perceel = Perceel.objects.make(
            regio=regio, segment=segment, code=f"p-{model}", model=model, volgorde=volgorde
        )
        for _ in range(aantal):
            nummer = len(contracten)
            contract = Contract.objects.create(
                regio=regio,
                nummer=f"C{nummer:03}",
                aanbieder=aanbieders[nummer % len(aanbieders)],
                perceel=perceel,
                ingangsdatum=BEGIN,
            )
            _make_afspraken(contract, nummer, producten, gemeenten, trajecten)
            contracten.append(contract)
    return contracten


def _make_afspraken(
    contract: Contract,
    nummer: int,
    producten: list[Product],
    gemeenten: list[Gemeente],
    trajecten: list[Traject],
) -> None:
    for n, product in enumerate(producten):
        vast: dict[str, Any] = {"product": product, "eenheid": "uur"}
        bedrag = Decimal("60.333") + n
        contract.tarieven.create(**vast, bedrag=bedrag, vanaf=date(JAAR - 1, 1, 1), tot=date(JAAR, 6, 30))
        contract.tarieven.create(**vast, bedrag=bedrag + 2, vanaf=date(JAAR, 7, 1))
    soort = ("geen", "budgetplafond", "budgetafspraak")[nummer % 3]
    afspraak = contract.jaarafspraken.create(
        jaar=JAAR, soort=soort, bedrag=250_000, bandbreedte=Decimal("0.05"), clienten=100
    )
    Voorschot.objects.bulk_create(
        Voorschot(contract=contract, gemeente=gemeente, datum=date(JAAR, maand, 15), bedrag=1000 + 10 * n)
        for n, gemeente in enumerate(gemeenten)
        for maand in range(1, 13)
    )
    for gemeente in gemeenten:
        if contract.perceel.op(BEGIN).model == "plekken":
            for traject in trajecten:
                afspraak.plekafspraken.create(gemeente=gemeente, traject=traject, aantal=3)


def _fill(
    regio: Regio,
    regels: int,
    contracten: list[Contract],
    gemeenten: list[Gemeente],
    producten: list[Product],
    trajecten: list[Traject],
) -> None:
    waarden: dict[str, Any] = {
        "regio": regio.pk,
        "aantal": TOEWIJZINGEN,
        "regels": regels,
        "begin": BEGIN,
        "contracten": [contract.pk for contract in contracten],
        "modellen": [contract.perceel.op(BEGIN).model for contract in contracten],
        "gemeenten": [gemeente.pk for gemeente in gemeenten],
        "plaatsen": len(gemeenten),
        "producten": [product.pk for product in producten],
        "soorten": len(producten),
        "trajecten": [traject.pk for traject in trajecten],
        "wegen": len(trajecten),
    }
    with connection.cursor() as cursor:
        for opdracht in TOEWIJZING.strip().split(";\n"):
            cursor.execute(opdracht, waarden)
        waarden["levering"] = _make_levering(regio, regels).pk
        waarden["bron"] = Toewijzing.objects.filter(
            regio=regio, contract__perceel__voorkomens__model="pxq"
        ).count()
        cursor.execute(PRESTATIE, waarden)


def _make_levering(regio: Regio, regels: int) -> Levering:
    afgekeurd = (regels + 49) // 50
    return Levering.objects.create(
        regio=regio,
        volgnummer=1,
        soort="bundel",
        digest="0" * 64,
        ontvangen_op=datetime(JAAR + 1, 1, 15, tzinfo=UTC),
        aantal=regels,
        aantal_goedgekeurd=regels - afgekeurd,
        aantal_afgekeurd=afgekeurd,
    )

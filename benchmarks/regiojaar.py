"""A made-up region with a whole year of every funding model, made set-based; for benchmarks/afrekenen.py."""

from dataclasses import dataclass
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
# Of a thousand allocations, those of contracts that are paid by the line: as many as these contracts are.
OP_LIJNEN = 1000 * MODELLEN["pxq"] // sum(MODELLEN.values())
# Of a hundred lines one is taken back and delivered anew, two lie over another one and were rejected. One of
# three contracts declares in minutes against a tariff per hour; of 400 allocations one was withdrawn later.
PER_CREDIT, PER_AFGEKEURD, PER_MINUTEN, PER_INGETROKKEN = 100, 50, 3, 400
# A line is a day, and no two that count share one: with this step each day comes once before one comes again.
DAGEN, DAGSTAP = 366, 5

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
CROSS JOIN LATERAL (
    SELECT 1 + CASE WHEN n %% 1000 < %(op_lijnen)s THEN n %% %(met_lijnen)s
        ELSE %(met_lijnen)s + n %% (cardinality(%(contracten)s) - %(met_lijnen)s) END AS plek
) x
CROSS JOIN LATERAL (
    SELECT (%(contracten)s)[x.plek] AS contract, (%(modellen)s::text[])[x.plek] AS model
) k
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
    SELECT t.id, t.contract_id, row_number() OVER (ORDER BY t.id) - 1 AS plaats,
        t.contract_id %% %(per_minuten)s = 0 AS in_minuten
    FROM toegang_toewijzing t JOIN contracten_contract c ON c.id = t.contract_id
    JOIN segmenten_perceelvoorkomen p ON p.perceel_id = c.perceel_id
    WHERE t.regio_id = %(regio)s AND p.model = 'pxq'
)
INSERT INTO toegang_prestatie (regio_id, levering_id, nummer, toewijzing_id, contract_id,
    begindatum, einddatum, volume, eenheid, goedgekeurd, reden, crediteert_nummer)
SELECT %(regio)s, %(levering)s, 'P' || n, b.id, b.contract_id, dag, CASE WHEN af THEN dag + 2 ELSE dag END,
    CASE WHEN b.in_minuten THEN 5 + n %% 37 * 5 ELSE 0.25 + n %% 37 * 0.125 END,
    CASE WHEN b.in_minuten THEN 'minuut' ELSE 'uur' END,
    NOT af, CASE WHEN af THEN 'dubbel' ELSE '' END, ''
FROM generate_series(0, %(regels)s - 1) n
JOIN bron b ON b.plaats = n %% %(bron)s
CROSS JOIN LATERAL (SELECT n %% %(per_afgekeurd)s = 0 AS af, %(begin)s::date
    + ((b.plaats * 7 + n / %(bron)s * %(dagstap)s) %% %(dagen)s)::int AS dag) d
"""
# Of the second delivery: credits, and the same lines anew with half an hour more, or the minutes of it.
CREDIT = """
INSERT INTO toegang_prestatie (regio_id, levering_id, nummer, toewijzing_id, contract_id,
    begindatum, einddatum, volume, eenheid, goedgekeurd, reden, crediteert_nummer, crediteert_id)
SELECT regio_id, %(levering)s, 'C' || nummer, toewijzing_id, contract_id,
    begindatum, einddatum, volume, eenheid, false, 'credit', nummer, id
FROM toegang_prestatie
WHERE regio_id = %(regio)s AND goedgekeurd AND substr(nummer, 2)::int %% %(per_credit)s = 7
"""
HERHALING = """
INSERT INTO toegang_prestatie (regio_id, levering_id, nummer, toewijzing_id, contract_id,
    begindatum, einddatum, volume, eenheid, goedgekeurd, reden, crediteert_nummer)
SELECT regio_id, %(levering)s, 'N' || nummer, toewijzing_id, contract_id,
    begindatum, einddatum, volume + CASE eenheid WHEN 'minuut' THEN 30 ELSE 0.5 END, eenheid, true, '', ''
FROM toegang_prestatie WHERE regio_id = %(regio)s AND gecrediteerd_door_id IS NOT NULL
"""
TREK_IN = """
UPDATE toegang_toewijzing SET ingetrokken = true
WHERE regio_id = %(regio)s AND substr(nummer, 2)::int %% %(per_ingetrokken)s = 3
"""


@dataclass(frozen=True)
class Maat:
    """How large a made-up year is; `op_lijnen` is how many of a thousand allocations are paid by the line."""

    regels: int
    toewijzingen: int = TOEWIJZINGEN
    op_lijnen: int = OP_LIJNEN

    def __post_init__(self) -> None:
        plaats = self.toewijzingen * self.op_lijnen // 1000 * DAGEN
        if self.regels > plaats:
            raise ValueError(f"{self.regels} regels van een dag passen niet op {plaats} dagen")

    @property
    def eerste(self) -> int:
        """Lines of the first delivery; what is credited and delivered anew is part of `regels`."""
        return self.regels * PER_CREDIT // (PER_CREDIT + 2)


def make_regiojaar(code: str, maat: Maat) -> Regio:
    """Make a region of 150 contracts with allocations, and the first delivery of prestaties of the year."""
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
        _fill(regio, maat, contracten, gemeenten, producten, trajecten)
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
    maat: Maat,
    contracten: list[Contract],
    gemeenten: list[Gemeente],
    producten: list[Product],
    trajecten: list[Traject],
) -> None:
    waarden: dict[str, Any] = {
        "regio": regio.pk,
        "aantal": maat.toewijzingen,
        "op_lijnen": maat.op_lijnen,
        "met_lijnen": MODELLEN["pxq"],
        "regels": maat.eerste,
        "begin": BEGIN,
        "contracten": [contract.pk for contract in contracten],
        "modellen": [contract.perceel.op(BEGIN).model for contract in contracten],
        "gemeenten": [gemeente.pk for gemeente in gemeenten],
        "plaatsen": len(gemeenten),
        "producten": [product.pk for product in producten],
        "soorten": len(producten),
        "trajecten": [traject.pk for traject in trajecten],
        "wegen": len(trajecten),
        "dagen": DAGEN,
        "dagstap": DAGSTAP,
        "per_minuten": PER_MINUTEN,
        "per_afgekeurd": PER_AFGEKEURD,
    }
    with connection.cursor() as cursor:
        for opdracht in TOEWIJZING.strip().split(";\n"):
            cursor.execute(opdracht, waarden)
        waarden["bron"] = Toewijzing.objects.filter(
            regio=regio, contract__perceel__voorkomens__model="pxq"
        ).count()
        cursor.execute("ANALYZE toegang_toewijzing")
        waarden["levering"] = _make_levering(
            regio, 1, maat.eerste, afgekeurd=-(-maat.eerste // PER_AFGEKEURD)
        ).pk
        cursor.execute(PRESTATIE, waarden)


def correct_regiojaar(regio: Regio, maat: Maat) -> None:
    """Deliver a second time: lines that are taken back and delivered anew; and withdraw some allocations.

    Gather statistics first: the database compares the new lines with all that were there.
    """
    credits = len(range(7, maat.eerste, PER_CREDIT))
    with met_systeemzicht(), connection.cursor() as cursor:
        levering = _make_levering(regio, 2, 2 * credits, gecrediteerd=credits)
        waarden = {"regio": regio.pk, "levering": levering.pk, "per_credit": PER_CREDIT}
        for opdracht in (CREDIT, HERHALING, TREK_IN):
            cursor.execute(opdracht, waarden | {"per_ingetrokken": PER_INGETROKKEN})


def _make_levering(
    regio: Regio, volgnummer: int, aantal: int, afgekeurd: int = 0, gecrediteerd: int = 0
) -> Levering:
    return Levering.objects.create(
        regio=regio,
        volgnummer=volgnummer,
        soort="bundel",
        digest=str(volgnummer) * 64,
        ontvangen_op=datetime(JAAR + 1, 1, 15, tzinfo=UTC),
        aantal=aantal,
        aantal_goedgekeurd=aantal - afgekeurd - gecrediteerd,
        aantal_afgekeurd=afgekeurd,
        aantal_gecrediteerd=gecrediteerd,
    )

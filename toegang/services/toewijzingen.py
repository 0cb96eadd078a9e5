"""Intake of allocations: a file is staged by COPY, checked and merged in SQL, all of it or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from contracten.models import Contract
from inkoop.kern.codes import Frequentie
from inkoop.platform.bestanden.csvkolommen import Csvkolom, Csvrij, code, keuze, read_csv_rijen, tekst
from inkoop.platform.bestanden.fouten import BEWAAR, Bestandfout, Fouten
from inkoop.platform.bestanden.waarden import WaardeFoutError, read_datum, read_decimaal, shorten
from inkoop.platform.databank.sync import Telling
from segmenten.models import Gemeente, Perceel, Product, Regio, Traject


def read_volume(waarde: str) -> Any:
    """Return a volume of zero or more; raise `WaardeFoutError` otherwise."""
    volume = read_decimaal(waarde)
    if volume < 0:
        raise WaardeFoutError(f"{volume} is negatief")
    return volume


TOEWIJZINGKOLOMMEN = (
    Csvkolom("nummer", code()),
    Csvkolom("client", code()),
    Csvkolom("gemeente", code()),
    Csvkolom("contract", code()),
    Csvkolom("product", code(), verplicht=False),
    Csvkolom("traject", code(), verplicht=False),
    Csvkolom("ingangsdatum", read_datum),
    Csvkolom("einddatum", read_datum, verplicht=False),
    Csvkolom("volume", read_volume, verplicht=False),
    Csvkolom("eenheid", tekst(50), verplicht=False, leeg=""),
    Csvkolom("frequentie", keuze(*Frequentie.values), verplicht=False, leeg=""),
    Csvkolom("start", read_datum, verplicht=False),
    Csvkolom("stop", read_datum, verplicht=False),
    Csvkolom("reden_stop", tekst(200), verplicht=False, leeg=""),
)

_MAAK = """
CREATE TEMPORARY TABLE IF NOT EXISTS inname_toewijzing (
    regel integer, nummer text, client text, gemeente_id bigint, contract_id bigint, product_id bigint,
    traject_id bigint, ingangsdatum date, einddatum date, volume numeric, eenheid text, frequentie text,
    start date, stop date, reden_stop text
) ON COMMIT DROP;
TRUNCATE inname_toewijzing
"""
_COPY = "COPY inname_toewijzing FROM STDIN"
_DUBBEL = """
SELECT regel, 'nummer', 'staat ook op regel ' || eerste, nummer, count(*) OVER () FROM (
    SELECT regel, nummer, min(regel) OVER (PARTITION BY nummer) AS eerste FROM inname_toewijzing
) alles WHERE regel <> eerste ORDER BY regel LIMIT %(bewaar)s
"""
# What an allocation is about never changes: another client or contract is another allocation.
_VAST = """
SELECT s.regel, CASE WHEN c.pseudoniem <> s.client THEN 'client'
        WHEN t.gemeente_id <> s.gemeente_id THEN 'gemeente'
        WHEN t.contract_id <> s.contract_id THEN 'contract'
        WHEN t.product_id IS DISTINCT FROM s.product_id THEN 'product'
        WHEN t.traject_id IS DISTINCT FROM s.traject_id THEN 'traject'
        ELSE 'ingangsdatum' END,
    'bestaat al met een andere waarde, en die verandert niet', s.nummer, count(*) OVER ()
FROM inname_toewijzing s
JOIN toegang_toewijzing t ON t.regio_id = %(regio)s AND t.nummer = s.nummer
JOIN toegang_client c ON c.id = t.client_id
WHERE (c.pseudoniem, t.gemeente_id, t.contract_id, t.product_id, t.traject_id, t.ingangsdatum)
    IS DISTINCT FROM (s.client, s.gemeente_id, s.contract_id, s.product_id, s.traject_id, s.ingangsdatum)
ORDER BY s.regel LIMIT %(bewaar)s
"""
_CLIENTEN = """
INSERT INTO toegang_client (regio_id, pseudoniem)
SELECT DISTINCT %(regio)s, s.client FROM inname_toewijzing s
WHERE NOT EXISTS (
    SELECT FROM toegang_client c WHERE c.regio_id = %(regio)s AND c.pseudoniem = s.client)
ORDER BY 2
"""
_WIJZIG = """
UPDATE toegang_toewijzing t SET einddatum = s.einddatum, volume = s.volume, eenheid = s.eenheid,
    frequentie = s.frequentie, start = s.start, stop = s.stop, reden_stop = s.reden_stop
FROM inname_toewijzing s
WHERE t.regio_id = %(regio)s AND t.nummer = s.nummer
    AND (t.einddatum, t.volume, t.eenheid, t.frequentie, t.start, t.stop, t.reden_stop)
    IS DISTINCT FROM (s.einddatum, s.volume, s.eenheid, s.frequentie, s.start, s.stop, s.reden_stop)
"""
# A delete by join, not an anti-join in the insert: just after a large load that one is planned badly.
_LAAT_NIEUWE_OVER = """
DELETE FROM inname_toewijzing s USING toegang_toewijzing t
WHERE t.regio_id = %(regio)s AND t.nummer = s.nummer
"""
_VOEG_TOE = """
INSERT INTO toegang_toewijzing (regio_id, nummer, client_id, gemeente_id, contract_id, product_id,
    traject_id, ingangsdatum, einddatum, volume, eenheid, frequentie, start, stop, reden_stop)
SELECT %(regio)s, s.nummer, c.id, s.gemeente_id, s.contract_id, s.product_id, s.traject_id,
    s.ingangsdatum, s.einddatum, s.volume, s.eenheid, s.frequentie, s.start, s.stop, s.reden_stop
FROM inname_toewijzing s
JOIN toegang_client c ON c.regio_id = %(regio)s AND c.pseudoniem = s.client
ORDER BY s.regel
"""


@dataclass(frozen=True)
class _Contract:
    pk: int
    segment: int
    deelnemers: frozenset[int]


@dataclass(frozen=True)
class _Verwijzingen:
    """What rows refer to, by code: keys, the segment of a product, product and segment of a trajectory."""

    gemeenten: dict[str, int]
    contracten: dict[str, _Contract]
    producten: dict[str, tuple[int, int]]
    trajecten: dict[str, tuple[int, int, int]]


def neem_toewijzingen_in(regio: Regio, bestand: Path) -> Telling:
    """Take in a file of allocations: new ones are added, known ones brought to what the file says.

    Call it within `met_systeemzicht()`. Of a known allocation the end, volume, start and stop may change;
    client, municipality, contract, product, trajectory and first day are what it is about.

    Args:
        regio: the region; an allocation lies in one of its municipalities and contracts.
        bestand: CSV with the columns of `toewijzingen.csv` (regiobundel.md).

    Returns:
        How many allocations were new, changed and already right; those not named stay as they are.

    Raises:
        BestandFoutenError: for any error in the file, by line and field; nothing has changed then.
    """
    fouten = Fouten()
    verwijzingen = _get_verwijzingen(regio)
    with connection.cursor() as cursor:
        cursor.execute(_MAAK)
        with cursor.copy(_COPY) as copy:
            for rij in _read_gecontroleerd(bestand, verwijzingen, fouten):
                copy.write_row(rij)
        cursor.execute("ANALYZE inname_toewijzing")
        waar = {"regio": regio.pk}
        for vraag in (_DUBBEL, _VAST):
            cursor.execute(vraag, {**waar, "bewaar": BEWAAR})
            _add_gevonden(bestand.name, cursor.fetchall(), fouten)
        fouten.raise_if_any()
        return _merge(cursor, waar)


def _add_gevonden(naam: str, rijen: Sequence[tuple[Any, ...]], fouten: Fouten) -> None:
    """Add errors that SQL found: the first ones, and how many there are in all."""
    gevonden = [
        Bestandfout(naam, regel, veld, f"toewijzing '{shorten(nummer)}' {reden}")
        for regel, veld, reden, nummer, _ in rijen
    ]
    fouten.extend(gevonden, rijen[0][-1] if rijen else 0)


def _merge(cursor: Any, waar: dict[str, int]) -> Telling:
    cursor.execute("SELECT count(*) FROM inname_toewijzing")
    (aantal,) = cursor.fetchone()
    cursor.execute(_CLIENTEN, waar)
    cursor.execute(_WIJZIG, waar)
    gewijzigd = cursor.rowcount
    cursor.execute(_LAAT_NIEUWE_OVER, waar)
    cursor.execute(_VOEG_TOE, waar)
    nieuw = cursor.rowcount
    return Telling(nieuw, gewijzigd, 0, aantal - nieuw - gewijzigd)


def _get_verwijzingen(regio: Regio) -> _Verwijzingen:
    deelnemers: dict[int, set[int]] = {}
    rijen = Perceel.objects.filter(regio=regio, deelnemers__isnull=False)
    for perceel, gemeente in rijen.values_list("pk", "deelnemers"):
        deelnemers.setdefault(perceel, set()).add(gemeente)
    contracten = Contract.objects.filter(regio=regio)
    return _Verwijzingen(
        gemeenten=dict(Gemeente.objects.filter(regio=regio).values_list("code", "pk")),
        contracten={
            nummer: _Contract(pk, segment, frozenset(deelnemers.get(perceel, ())))
            for nummer, pk, perceel, segment in contracten.values_list(
                "nummer", "pk", "perceel", "perceel__segment"
            )
        },
        producten={
            code_: (pk, segment)
            for code_, pk, segment in Product.objects.filter(regio=regio).values_list("code", "pk", "segment")
        },
        trajecten={
            code_: (pk, product, segment)
            for code_, pk, product, segment in Traject.objects.filter(regio=regio).values_list(
                "code", "pk", "product", "product__segment"
            )
        },
    )


def _read_gecontroleerd(
    bestand: Path, verwijzingen: _Verwijzingen, fouten: Fouten
) -> Iterator[tuple[Any, ...]]:
    """Yield rows for the staging table; what is wrong is reported and left out."""
    for rij in read_csv_rijen(bestand, TOEWIJZINGKOLOMMEN, fouten):
        gevonden = find_rijfouten(rij)
        sleutels = _resolve(rij, verwijzingen, gevonden)
        for veld, reden in gevonden:
            fouten.add(bestand.name, rij.regel, veld, reden)
        if not gevonden:
            nummer, client, *_ = rij.waarden
            yield (rij.regel, nummer, client, *sleutels, *rij.waarden[6:])


def find_rijfouten(rij: Csvrij) -> list[tuple[str, str]]:
    """Return (field, reason) of what within one row cannot be true together."""
    ingang, einde, volume, _, frequentie, start, stop, _ = rij.waarden[6:]
    gevonden = []
    if einde is not None and einde < ingang:
        gevonden.append(("einddatum", f"{einde} ligt voor de ingangsdatum {ingang}"))
    if start is not None and stop is not None and stop < start:
        gevonden.append(("stop", f"{stop} ligt voor de start {start}"))
    if volume is None and frequentie:
        gevonden.append(("volume", f"ontbreekt bij frequentie {frequentie}"))
    if volume is not None and not frequentie:
        gevonden.append(("frequentie", f"ontbreekt bij volume {volume}"))
    return gevonden


def _resolve(
    rij: Csvrij, verwijzingen: _Verwijzingen, gevonden: list[tuple[str, str]]
) -> tuple[int | None, int | None, int | None, int | None]:
    """Return the keys of municipality, contract, product and trajectory; add what is wrong to `gevonden`."""
    gemeentecode, nummer, productcode, trajectcode = rij.waarden[2:6]
    gemeente = verwijzingen.gemeenten.get(gemeentecode)
    contract = verwijzingen.contracten.get(nummer)
    product = verwijzingen.producten.get(productcode)
    traject = verwijzingen.trajecten.get(trajectcode)
    for veld, waarde, rijsleutel in (
        ("gemeente", gemeentecode, gemeente),
        ("contract", nummer, contract),
        ("product", productcode, product),
        ("traject", trajectcode, traject),
    ):
        if waarde is not None and rijsleutel is None:
            gevonden.append((veld, f"{veld} '{shorten(waarde)}' is niet bekend in deze regio"))
    if contract is not None:
        gevonden.extend(_check_contract(rij, contract, gemeente, product, traject))
    if traject is not None and product is not None and traject[1] != product[0]:
        gevonden.append(("traject", f"traject '{trajectcode}' hoort niet bij product '{productcode}'"))
    return (
        gemeente,
        contract.pk if contract else None,
        product[0] if product else None,
        traject[0] if traject else None,
    )


def _check_contract(
    rij: Csvrij,
    contract: _Contract,
    gemeente: int | None,
    product: tuple[int, int] | None,
    traject: tuple[int, int, int] | None,
) -> Iterator[tuple[str, str]]:
    """Yield what does not fit the perceel of the contract."""
    gemeentecode, nummer, productcode, trajectcode = rij.waarden[2:6]
    if gemeente is not None and contract.deelnemers and gemeente not in contract.deelnemers:
        yield "gemeente", f"gemeente '{gemeentecode}' doet niet mee in het perceel van contract '{nummer}'"
    if product is not None and product[1] != contract.segment:
        yield "product", f"product '{productcode}' hoort bij een ander segment dan contract '{nummer}'"
    if traject is not None and traject[2] != contract.segment:
        yield "traject", f"traject '{trajectcode}' hoort bij een ander segment dan contract '{nummer}'"

"""Intake of allocations: rows are staged by COPY, checked and merged in SQL, all of them or nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from django.db import connection

from contracten.models import Contract
from inkoop.kern.bezwaar import BEWAAR, Bezwaren, Verzamelaar, add_all, below
from inkoop.kern.opgave import Opgaverij, pass_soorten
from inkoop.platform.databank.sync import Telling
from segmenten.models import Gemeente, Perceelvoorkomen, Product, Regio, Traject
from toegang.regels.toewijzing import (
    Contractplaats,
    Deelname,
    Toewijzingkader,
    Toewijzingopgave,
    check_toewijzing,
    tell_dubbel,
    tell_veranderd,
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
SELECT regel, nummer, eerste, count(*) OVER () FROM (
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
    s.nummer, count(*) OVER ()
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


# The columns that are copied as they are, after the keys of what a row refers to.
_get_kolommen = attrgetter(
    "ingangsdatum", "einddatum", "volume", "eenheid", "frequentie", "start", "stop", "reden_stop"
)


@dataclass(frozen=True)
class _Sleutels:
    """Primary keys by code of what rows refer to."""

    gemeenten: dict[str, int]
    contracten: dict[str, int]
    producten: dict[str, int]
    trajecten: dict[str, int]


def save_toewijzingen(regio: Regio, toewijzingen: Iterable[Toewijzingopgave]) -> Telling:
    """Add allocations, and bring known ones to what is said; call it within `met_systeemzicht()`.

    Of a known allocation the end, volume, start and stop may change; client, municipality, contract, product,
    trajectory and first day are what it is about.

    Args:
        regio: the region; an allocation lies in one of its municipalities and contracts.
        toewijzingen: what is asked to be saved.

    Returns:
        How many allocations were new, changed and already right; those not named stay as they are.

    Raises:
        BezwarenError: with everything that is wrong, at "[place].field"; nothing has changed then.
    """
    bezwaren = Bezwaren()
    return take_toewijzingen(regio, pass_soorten(toewijzingen, bezwaren), bezwaren)


def take_toewijzingen(
    regio: Regio, rijen: Iterable[Opgaverij[Toewijzingopgave]], bezwaren: Verzamelaar
) -> Telling:
    """Save allocations whose fields were found to be of their kind; raises what `bezwaren` raises.

    Rows are staged as they are read, so that memory does not grow with them.
    """
    kader, sleutels = _get_kader(regio)
    with connection.cursor() as cursor:
        cursor.execute(_MAAK)
        with cursor.copy(_COPY) as copy:
            for rij in rijen:
                gevonden = list(check_toewijzing(rij.waarde, kader))
                add_all(below(f"[{rij.plaats}]", gevonden), bezwaren)
                if not gevonden:
                    copy.write_row(_make_rij(rij, sleutels))
        cursor.execute("ANALYZE inname_toewijzing")
        waar = {"regio": regio.pk}
        _report_tussen_rijen(cursor, waar, bezwaren)
        bezwaren.raise_if_any()
        return _merge(cursor, waar)


def _report_tussen_rijen(cursor: Any, waar: dict[str, int], bezwaren: Verzamelaar) -> None:
    """Tell what is wrong between rows, and between a row and what was there: the first ones, and how many."""
    cursor.execute(_DUBBEL, {"bewaar": BEWAAR})
    dubbel = cursor.fetchall()
    for regel, nummer, eerste, _ in dubbel:
        bezwaren.add(replace(tell_dubbel(nummer).below(f"[{regel}]"), ander=f"[{eerste}]"))
    cursor.execute(_VAST, {**waar, "bewaar": BEWAAR})
    veranderd = cursor.fetchall()
    for regel, veld, nummer, _ in veranderd:
        bezwaren.add(tell_veranderd(nummer, veld).below(f"[{regel}]"))
    for rijen in (dubbel, veranderd):
        bezwaren.count(rijen[0][-1] - len(rijen) if rijen else 0)


def _make_rij(rij: Opgaverij[Toewijzingopgave], sleutels: _Sleutels) -> tuple[Any, ...]:
    """Return a row for the staging table: the place, and the keys of what the row refers to."""
    opgave = rij.waarde
    return (
        rij.plaats,
        opgave.nummer,
        opgave.client,
        sleutels.gemeenten.get(opgave.gemeente or ""),
        sleutels.contracten.get(opgave.contract or ""),
        sleutels.producten.get(opgave.product or ""),
        sleutels.trajecten.get(opgave.traject or ""),
        *_get_kolommen(opgave),
    )


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


def _get_deelname(regio: Regio) -> dict[int, list[Deelname]]:
    """Return by perceel who took part in it and when."""
    deelname: dict[int, list[Deelname]] = defaultdict(list)
    for rij in Perceelvoorkomen.objects.filter(perceel__regio=regio).prefetch_related("deelnemers"):
        gemeenten = frozenset(gemeente.code for gemeente in rij.deelnemers.all())
        deelname[rij.perceel_id].append(Deelname(rij.vanaf, rij.tot, gemeenten))
    return deelname


def _get_kader(regio: Regio) -> tuple[Toewijzingkader, _Sleutels]:
    """Return what rows are judged against by code, and the keys of the same."""
    deelname = _get_deelname(regio)
    gemeenten = dict(Gemeente.objects.filter(regio=regio).values_list("code", "pk"))
    contracten = list(
        Contract.objects.filter(regio=regio).values_list("nummer", "pk", "perceel", "perceel__segment__code")
    )
    producten = list(Product.objects.filter(regio=regio).values_list("code", "pk", "segment__code"))
    trajecten = list(
        Traject.objects.filter(regio=regio).values_list(
            "code", "pk", "product__code", "product__segment__code"
        )
    )
    kader = Toewijzingkader(
        frozenset(gemeenten),
        {
            nummer: Contractplaats(segment, tuple(deelname[perceel]))
            for nummer, _, perceel, segment in contracten
        },
        {code: segment for code, _, segment in producten},
        {code: (product, segment) for code, _, product, segment in trajecten},
    )
    return kader, _Sleutels(
        gemeenten,
        {nummer: pk for nummer, pk, *_ in contracten},
        {code: pk for code, pk, *_ in producten},
        {code: pk for code, pk, *_ in trajecten},
    )

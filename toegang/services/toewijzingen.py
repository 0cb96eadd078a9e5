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
from inkoop.platform.databank.plan import plan_as_sets
from inkoop.platform.databank.sync import Telling
from segmenten.models import Gemeente, Perceelvoorkomen, Product, Regio, Traject
from toegang.models import Client, Toewijzing, Zorgperiode
from toegang.regels.toewijzing import (
    Contractplaats,
    Deelname,
    Toewijzingkader,
    Toewijzingopgave,
    check_toewijzing,
    tell_dubbel,
    tell_perioden,
    tell_veranderd,
)
from toegang.services.vervolg import report_vervolg

_MAAK = """
DROP TABLE IF EXISTS inname_toewijzing, inname_geraakt;
CREATE TEMPORARY TABLE inname_toewijzing (
    regel integer, nummer text, client text, gemeente_id bigint, contract_id bigint, product_id bigint,
    traject_id bigint, ingangsdatum date, einddatum date, volume numeric, eenheid text, frequentie text,
    start date, stop date, reden_stop text, ingetrokken boolean, vervolg_op text, vervolg_gemeente text,
    is_bekend boolean
) ON COMMIT DROP;
CREATE TEMPORARY TABLE inname_geraakt (id bigint) ON COMMIT DROP
"""
_COPY = "COPY inname_toewijzing FROM STDIN"
_DUBBEL = """
SELECT regel, nummer, eerste, count(*) OVER () FROM (
    SELECT regel, nummer, min(regel) OVER (PARTITION BY gemeente_id, nummer) AS eerste FROM inname_toewijzing
) alles WHERE regel <> eerste ORDER BY regel LIMIT %(bewaar)s
"""
# What an allocation is about never changes: another client or contract is another allocation.
_VAST = """
SELECT s.regel, CASE WHEN c.pseudoniem <> s.client THEN 'client'
        WHEN t.contract_id <> s.contract_id THEN 'contract'
        WHEN t.product_id IS DISTINCT FROM s.product_id THEN 'product'
        WHEN t.traject_id IS DISTINCT FROM s.traject_id THEN 'traject'
        ELSE 'ingangsdatum' END,
    s.nummer, count(*) OVER ()
FROM inname_toewijzing s
JOIN toegang_toewijzing t USING (gemeente_id, nummer)
JOIN toegang_client c ON c.id = t.client_id
WHERE (c.pseudoniem, t.contract_id, t.product_id, t.traject_id, t.ingangsdatum)
    IS DISTINCT FROM (s.client, s.contract_id, s.product_id, s.traject_id, s.ingangsdatum)
ORDER BY s.regel LIMIT %(bewaar)s
"""
_MET_PERIODEN = """
SELECT s.regel, s.nummer, count(*) OVER () FROM inname_toewijzing s
JOIN toegang_toewijzing t USING (gemeente_id, nummer)
WHERE (s.start, s.stop, nullif(s.reden_stop, '')) IS DISTINCT FROM (NULL, NULL, NULL)
    AND EXISTS (SELECT FROM toegang_zorgperiode p WHERE p.toewijzing_id = t.id AND NOT p.uit_toewijzing)
ORDER BY s.regel LIMIT %(bewaar)s
"""
_CLIENTEN = """
INSERT INTO toegang_client (regio_id, pseudoniem)
SELECT DISTINCT %(regio)s, s.client FROM inname_toewijzing s
WHERE NOT EXISTS (
    SELECT FROM toegang_client c WHERE c.regio_id = %(regio)s AND c.pseudoniem = s.client)
ORDER BY 2
"""
# A continuation goes before another one takes its place, and before what is withdrawn no longer is.
_LAAT_VERVOLG_LOS = """
WITH los AS (
    UPDATE toegang_toewijzing t SET vervolg_op_id = NULL FROM inname_toewijzing s
    WHERE t.gemeente_id = s.gemeente_id AND t.nummer = s.nummer AND t.vervolg_op_id IS NOT NULL
        AND (t.ingetrokken AND NOT s.ingetrokken OR NOT EXISTS (
            SELECT FROM toegang_toewijzing v JOIN segmenten_gemeente g ON g.id = v.gemeente_id
            WHERE v.id = t.vervolg_op_id AND v.nummer = s.vervolg_op
                AND g.code = coalesce(s.vervolg_gemeente, g.code)))
    RETURNING t.id
) INSERT INTO inname_geraakt SELECT id FROM los
"""
_WIJZIG = """
WITH gewijzigd AS (
    UPDATE toegang_toewijzing t SET einddatum = s.einddatum, volume = s.volume, eenheid = s.eenheid,
        frequentie = s.frequentie, ingetrokken = s.ingetrokken
    FROM inname_toewijzing s
    WHERE t.gemeente_id = s.gemeente_id AND t.nummer = s.nummer
        AND (t.einddatum, t.volume, t.eenheid, t.frequentie, t.ingetrokken)
        IS DISTINCT FROM (s.einddatum, s.volume, s.eenheid, s.frequentie, s.ingetrokken)
    RETURNING t.id
) INSERT INTO inname_geraakt SELECT id FROM gewijzigd
"""
# Marked by a join, not left out by an anti-join in the insert: just after a large load that one is planned
# badly.
_MERK_BEKENDE = """
UPDATE inname_toewijzing s SET is_bekend = true FROM toegang_toewijzing t
WHERE t.gemeente_id = s.gemeente_id AND t.nummer = s.nummer
"""
_VOEG_TOE = """
INSERT INTO toegang_toewijzing (regio_id, nummer, client_id, gemeente_id, contract_id, product_id,
    traject_id, ingangsdatum, einddatum, volume, eenheid, frequentie, ingetrokken)
SELECT %(regio)s, s.nummer, c.id, s.gemeente_id, s.contract_id, s.product_id, s.traject_id,
    s.ingangsdatum, s.einddatum, s.volume, s.eenheid, s.frequentie, s.ingetrokken
FROM inname_toewijzing s
JOIN toegang_client c ON c.regio_id = %(regio)s AND c.pseudoniem = s.client
WHERE s.is_bekend IS NULL ORDER BY s.regel
"""
_LEG_VERVOLG = """
WITH gelegd AS (
    UPDATE toegang_toewijzing t SET vervolg_op_id = v.id
    FROM inname_toewijzing s
    JOIN toegang_toewijzing v ON v.regio_id = %(regio)s AND v.nummer = s.vervolg_op
    JOIN segmenten_gemeente g ON g.id = v.gemeente_id
    WHERE t.gemeente_id = s.gemeente_id AND t.nummer = s.nummer
        AND g.code = coalesce(s.vervolg_gemeente, g.code) AND t.vervolg_op_id IS DISTINCT FROM v.id
    RETURNING t.id, s.is_bekend
) INSERT INTO inname_geraakt SELECT id FROM gelegd WHERE is_bekend
"""
_HAAL_PERIODE_WEG = """
WITH weg AS (
    DELETE FROM toegang_zorgperiode p
    USING inname_toewijzing s JOIN toegang_toewijzing t USING (gemeente_id, nummer)
    WHERE s.is_bekend AND p.toewijzing_id = t.id AND p.uit_toewijzing
        AND (p.start, p.stop, p.reden_stop) IS DISTINCT FROM (s.start, s.stop, s.reden_stop)
    RETURNING t.id
) INSERT INTO inname_geraakt SELECT id FROM weg
"""
_VOEG_PERIODE_TOE = """
WITH erbij AS (
    INSERT INTO toegang_zorgperiode (toewijzing_id, start, stop, reden_stop, uit_toewijzing)
    SELECT t.id, s.start, s.stop, s.reden_stop, true
    FROM inname_toewijzing s JOIN toegang_toewijzing t USING (gemeente_id, nummer)
    WHERE (s.start, s.stop, nullif(s.reden_stop, '')) IS DISTINCT FROM (NULL, NULL, NULL)
        AND (s.is_bekend IS NULL OR NOT EXISTS (
            SELECT FROM toegang_zorgperiode p WHERE p.toewijzing_id = t.id AND p.uit_toewijzing))
    ORDER BY t.id
    RETURNING toewijzing_id
) INSERT INTO inname_geraakt SELECT toewijzing_id FROM erbij
"""
_TEL = """
SELECT count(*), count(*) FILTER (WHERE is_bekend), count(*) FILTER (WHERE is_bekend AND t.id IN (
    SELECT id FROM inname_geraakt))
FROM inname_toewijzing s JOIN toegang_toewijzing t USING (gemeente_id, nummer)
"""


# The columns that are copied as they are, after the keys of what a row refers to.
_get_kolommen = attrgetter(
    *("ingangsdatum", "einddatum", "volume", "eenheid", "frequentie", "start", "stop", "reden_stop"),
    *("ingetrokken", "vervolg_op", "vervolg_gemeente"),
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

    An allocation is known by its municipality and number. Client, contract, product, trajectory and first day
    are what it is about and never change; the rest becomes as it is said.

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


@plan_as_sets(Client, Toewijzing, Zorgperiode)
def take_toewijzingen(
    regio: Regio, rijen: Iterable[Opgaverij[Toewijzingopgave]], bezwaren: Verzamelaar
) -> Telling:
    """Save allocations whose fields were found to be of their kind; raises what `bezwaren` raises.

    Rows are staged as they are read, so that memory does not grow with them.
    """
    kader, sleutels = read_kader(regio)
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
        report_vervolg(cursor, waar, bezwaren)
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
    cursor.execute(_MET_PERIODEN, {"bewaar": BEWAAR})
    dubbele_zorg = cursor.fetchall()
    for regel, nummer, _ in dubbele_zorg:
        bezwaren.add(tell_perioden(nummer).below(f"[{regel}]"))
    for rijen in (dubbel, veranderd, dubbele_zorg):
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
        None,
    )


def _merge(cursor: Any, waar: dict[str, int]) -> Telling:
    """Bring the database to what is staged; every statement writes only what differs."""
    for opdracht in (
        *(_CLIENTEN, _LAAT_VERVOLG_LOS, _WIJZIG, _MERK_BEKENDE, _VOEG_TOE, _LEG_VERVOLG),
        *(_HAAL_PERIODE_WEG, _VOEG_PERIODE_TOE),
    ):
        cursor.execute(opdracht, waar)
    cursor.execute(_TEL)
    aantal, bekend, gewijzigd = cursor.fetchone()
    return Telling(aantal - bekend, gewijzigd, 0, bekend - gewijzigd)


def _get_contractplaatsen(regio: Regio) -> dict[str, Contractplaats]:
    """Return by number what allocations need to know of a contract."""
    deelname, modellen = defaultdict[int, list[Deelname]](list), defaultdict[int, set[str]](set)
    for rij in Perceelvoorkomen.objects.filter(perceel__regio=regio).prefetch_related("deelnemers"):
        gemeenten = frozenset(gemeente.code for gemeente in rij.deelnemers.all())
        deelname[rij.perceel_id].append(Deelname(rij.vanaf, rij.tot, gemeenten))
        modellen[rij.perceel_id].add(rij.model)
    contracten = Contract.objects.filter(regio=regio).select_related("perceel__segment")
    return {
        contract.nummer: Contractplaats(
            contract.perceel.segment.code,
            tuple(deelname[contract.perceel_id]),
            frozenset(modellen[contract.perceel_id]),
            frozenset(gemeente.code for gemeente in contract.deelnemers.all()),
            contract.ingangsdatum,
            contract.einddatum,
        )
        for contract in contracten.prefetch_related("deelnemers")
    }


def read_kader(regio: Regio) -> tuple[Toewijzingkader, _Sleutels]:
    """Return what rows are judged against by code, and the keys of the same."""
    gemeenten = list(Gemeente.objects.filter(regio=regio).values_list("code", "pk", "vanaf", "tot"))
    contracten = dict(Contract.objects.filter(regio=regio).values_list("nummer", "pk"))
    producten = list(Product.objects.filter(regio=regio).values_list("code", "pk", "segment__code"))
    trajecten = list(
        Traject.objects.filter(regio=regio).values_list(
            "code", "pk", "product__code", "product__segment__code"
        )
    )
    kader = Toewijzingkader(
        {code: (vanaf, tot) for code, _, vanaf, tot in gemeenten},
        _get_contractplaatsen(regio),
        {code: segment for code, _, segment in producten},
        {code: (product, segment) for code, _, product, segment in trajecten},
    )
    return kader, _Sleutels(
        {code: pk for code, pk, *_ in gemeenten},
        contracten,
        {code: pk for code, pk, *_ in producten},
        {code: pk for code, pk, *_ in trajecten},
    )

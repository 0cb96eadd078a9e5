"""Keeps the month totals equal to the lines they are made of."""

from collections.abc import Mapping

import psycopg
from django.db import DataError, connection, transaction

from inkoop.kern.bezwaar import BezwarenError
from inkoop.kern.codes import CREDIT
from inkoop.platform.databank.sync import Telling
from segmenten.models import Regio
from toegang.regels.prestatie import tell_tarieven_te_groot
from toegang.selectors.maandtotalen import LIJNTOTALEN

_VOEG_TOE = """
INSERT INTO toegang_maandtotaal AS oud
    (contract_id, gemeente_id, product_id, maand, aantal, aantal_afgekeurd, volume, bedrag)
SELECT contract_id, gemeente_id, product_id, date_trunc('month', begindatum::timestamp)::date,
    count(*) FILTER (WHERE reden = ''), count(*) FILTER (WHERE reden <> ''),
    coalesce(sum(volume) FILTER (WHERE reden = ''), 0), coalesce(sum(bedrag) FILTER (WHERE reden = ''), 0)
FROM inname_oordeel WHERE reden <> %(credit)s GROUP BY 1, 2, 3, 4
ON CONFLICT (contract_id, gemeente_id, product_id, maand) DO UPDATE SET
    aantal = oud.aantal + excluded.aantal,
    aantal_afgekeurd = oud.aantal_afgekeurd + excluded.aantal_afgekeurd,
    volume = oud.volume + excluded.volume,
    bedrag = oud.bedrag + excluded.bedrag
"""
# A credit takes away what the line that it repeats had added; on a withdrawn allocation that counts not.
_HAAL_AF = """
UPDATE toegang_maandtotaal m SET aantal = m.aantal - terug.aantal, volume = m.volume - terug.volume,
    bedrag = m.bedrag - terug.bedrag
FROM (
    SELECT contract_id, gemeente_id, product_id, date_trunc('month', begindatum::timestamp)::date AS maand,
        count(*) AS aantal, sum(volume) AS volume, coalesce(sum(bedrag), 0) AS bedrag
    FROM inname_oordeel WHERE reden = %(credit)s AND NOT ingetrokken GROUP BY 1, 2, 3, 4
) terug
WHERE m.contract_id = terug.contract_id AND m.gemeente_id = terug.gemeente_id
    AND m.product_id IS NOT DISTINCT FROM terug.product_id AND m.maand = terug.maand
"""
_HERTEL = f"""
WITH lijn AS ({LIJNTOTALEN}), weg AS (
    DELETE FROM toegang_maandtotaal m USING contracten_contract c
    WHERE c.id = m.contract_id AND c.regio_id = %(regio)s AND NOT EXISTS (
        SELECT FROM lijn WHERE lijn.contract_id = m.contract_id AND lijn.gemeente_id = m.gemeente_id
            AND lijn.product_id IS NOT DISTINCT FROM m.product_id AND lijn.maand = m.maand)
    RETURNING m.id
), gezet AS (
    INSERT INTO toegang_maandtotaal AS oud
        (contract_id, gemeente_id, product_id, maand, aantal, aantal_afgekeurd, volume, bedrag)
    SELECT contract_id, gemeente_id, product_id, maand, aantal, aantal_afgekeurd, volume, bedrag FROM lijn
    ON CONFLICT (contract_id, gemeente_id, product_id, maand) DO UPDATE SET
        aantal = excluded.aantal, aantal_afgekeurd = excluded.aantal_afgekeurd,
        volume = excluded.volume, bedrag = excluded.bedrag
    WHERE (oud.aantal, oud.aantal_afgekeurd, oud.volume, oud.bedrag) IS DISTINCT FROM
        (excluded.aantal, excluded.aantal_afgekeurd, excluded.volume, excluded.bedrag)
    RETURNING oud.id
)
SELECT (SELECT count(*) FROM weg) + (SELECT count(*) FROM gezet)
"""  # noqa: S608 - a constant


# A change in one of these can change what an approved line is worth, or where it counts.
_TELT_MEE = ("tarieven", "toewijzingen")


def recount_na_wijziging(regio: Regio, verschil: Mapping[str, Telling]) -> None:
    """Make the month totals anew when what changed can make them other ones; see `recount_maandtotalen`.

    Args:
        regio: the region.
        verschil: per table, what was written.
    """
    if any(verschil[naam].is_wijziging for naam in _TELT_MEE if naam in verschil):
        recount_maandtotalen(regio)


def add_to_maandtotalen() -> None:
    """Add the judged lines in `inname_oordeel` to the month totals, in the transaction that keeps them."""
    with connection.cursor() as cursor:
        for opdracht in (_HAAL_AF, _VOEG_TOE):
            cursor.execute(opdracht, {"credit": CREDIT})


def recount_maandtotalen(regio: Regio) -> int:
    """Make the month totals of a region anew from its lines; return how many were not right.

    Call it within `met_systeemzicht()`, in the transaction that changed a tariff or an allocation.

    Raises:
        BezwarenError: when a tariff makes a total larger than the database keeps.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_HERTEL, {"regio": regio.pk})
            (aantal,) = cursor.fetchone()
    except DataError as fout:
        if isinstance(fout.__cause__, psycopg.errors.NumericValueOutOfRange):
            raise BezwarenError([tell_tarieven_te_groot()]) from fout
        raise
    return int(aantal)

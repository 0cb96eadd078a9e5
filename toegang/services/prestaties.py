"""Intake of prestaties: a file becomes one delivery, judged once and kept with its verdicts."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Max

from inkoop.platform.logboek.services import log_handeling
from segmenten.models import Regio
from toegang.controle import (
    KOLOMMEN,
    AfwijkingError,
    Bestandskenmerk,
    copy_bestand,
    copy_gecontroleerd,
    create_staging,
    drop_staging,
    inspect_bestand,
    judge_levering,
    raise_te_groot,
)
from toegang.models import Levering, Leveringsoort
from toegang.services.maandtotalen import add_to_maandtotalen

# The digest covers what a settlement reads: the lines and their verdicts, whatever their order in the
# file and their keys in this database. Per allocation the SHA-256 of its lines in order of id, and
# over all allocations, in order of number, the SHA-256 of those; so no value grows with the delivery.
_VAT_SAMEN = """
SELECT count(*), count(*) FILTER (WHERE reden = ''), (
    SELECT encode(sha256(convert_to(string_agg(
        quote_literal(t.nummer) || ' ' || lijnen.som, E'\\n' ORDER BY t.nummer COLLATE "C"), 'UTF8')), 'hex')
    FROM (
        SELECT toewijzing_id, encode(sha256(convert_to(string_agg(
            quote_literal(nummer) || ' ' || begindatum || ' ' || einddatum || ' ' || trim_scale(volume)
                || ' ' || quote_literal(eenheid) || ' ' || reden,
            E'\\n' ORDER BY nummer COLLATE "C"), 'UTF8')), 'hex') AS som
        FROM inname_oordeel GROUP BY toewijzing_id
    ) lijnen JOIN toegang_toewijzing t ON t.id = lijnen.toewijzing_id
)
FROM inname_oordeel
"""
_BEWAAR = """
INSERT INTO toegang_prestatie (regio_id, levering_id, nummer, toewijzing_id, contract_id,
    begindatum, einddatum, volume, eenheid, goedgekeurd, reden)
SELECT %(regio)s, %(levering)s, nummer, toewijzing_id, contract_id,
    begindatum, einddatum, volume, eenheid, reden = '', reden
FROM inname_oordeel
"""


@dataclass(frozen=True)
class Intakeresultaat:
    """What an intake did.

    Attributes:
        levering: the new delivery, or None when the file held nothing new.
        aantal: number of new lines, approved and rejected together.
        goedgekeurd: number of new lines that were approved.
        afgekeurd: number of new lines that were rejected, kept with their reason.
        overgeslagen: number of lines that were known already, with the same content.
    """

    levering: Levering | None
    aantal: int
    goedgekeurd: int
    afgekeurd: int
    overgeslagen: int


def neem_prestaties_in(regio: Regio, bestand: Path, peilmoment: datetime) -> Intakeresultaat:
    """Take in one file of prestaties as one delivery: all of it or nothing (docs/berekening.md, Controle).

    Call it within `met_systeemzicht()`. Deliveries in one region wait for each other, since each is
    judged against what was decided before. A line that is known with the same content is passed over.

    Args:
        regio: the region of the allocations.
        bestand: CSV with the columns of `prestaties.csv` (regiobundel.md), in any order.
        peilmoment: when the delivery came in.

    Raises:
        BestandFoutenError: for any error in the file, by line and field; nothing has changed then.
    """
    Regio.objects.select_for_update(no_key=True).get(pk=regio.pk)
    kenmerk = inspect_bestand(bestand, KOLOMMEN)
    bekend = Levering.objects.filter(regio=regio, bestanddigest=kenmerk.digest).first()
    if bekend is not None:
        return Intakeresultaat(None, 0, 0, 0, bekend.aantal + bekend.aantal_overgeslagen)
    with transaction.atomic():
        resultaat = _take_snel(regio, bestand, kenmerk, peilmoment) if kenmerk.kop else None
        if resultaat is None:
            create_staging()
            copy_gecontroleerd(bestand, regio.pk)
            resultaat = _take_gecontroleerd(regio, bestand, kenmerk, peilmoment)
        drop_staging()
    return resultaat


def _take_snel(
    regio: Regio, bestand: Path, kenmerk: Bestandskenmerk, peilmoment: datetime
) -> Intakeresultaat | None:
    """Take in a plain file without looking at single lines; None when something in it is not right.

    What is wrong is not told here: the caller then reads the file again, line by line. An error that
    has nothing to do with the file comes back there.
    """
    try:
        with transaction.atomic():
            create_staging()
            copy_bestand(bestand, kenmerk)
            return _store(regio, kenmerk, peilmoment)
    except (psycopg.DataError, DataError, IntegrityError, AfwijkingError):
        return None


def _take_gecontroleerd(
    regio: Regio, bestand: Path, kenmerk: Bestandskenmerk, peilmoment: datetime
) -> Intakeresultaat:
    """Keep checked rows; an amount that is too large for any total is an error of the file."""
    try:
        with transaction.atomic():
            return _store(regio, kenmerk, peilmoment)
    except DataError as fout:
        if not isinstance(fout.__cause__, psycopg.errors.NumericValueOutOfRange):
            raise
        raise_te_groot(bestand.name, regio.pk)


def _store(regio: Regio, kenmerk: Bestandskenmerk, peilmoment: datetime) -> Intakeresultaat:
    """Judge what is staged and keep it: delivery, lines, month totals and a line in the audit log."""
    overgeslagen = judge_levering(regio.pk)
    with connection.cursor() as cursor:
        cursor.execute(_VAT_SAMEN)
        aantal, goedgekeurd, digest = cursor.fetchone()
        if not aantal:
            return Intakeresultaat(None, 0, 0, 0, overgeslagen)
        laatste = Levering.objects.filter(regio=regio).aggregate(Max("volgnummer"))["volgnummer__max"] or 0
        levering = Levering.objects.create(
            regio=regio,
            volgnummer=laatste + 1,
            soort=Leveringsoort.BUNDEL,
            digest=digest,
            bestanddigest=kenmerk.digest,
            ontvangen_op=peilmoment,
            aantal=aantal,
            aantal_goedgekeurd=goedgekeurd,
            aantal_afgekeurd=aantal - goedgekeurd,
            aantal_overgeslagen=overgeslagen,
        )
        cursor.execute(_BEWAAR, {"regio": regio.pk, "levering": levering.pk})
    add_to_maandtotalen()
    _log(regio, levering)
    return Intakeresultaat(levering, aantal, goedgekeurd, aantal - goedgekeurd, overgeslagen)


def _log(regio: Regio, levering: Levering) -> None:
    log_handeling(
        "levering_ingenomen",
        onderwerp=("levering", str(levering.volgnummer)),
        regio=regio.code,
        verschil={
            "digest": levering.digest,
            "goedgekeurd": levering.aantal_goedgekeurd,
            "afgekeurd": levering.aantal_afgekeurd,
        },
    )

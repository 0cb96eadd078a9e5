"""Intake of prestaties: a file becomes one delivery, judged once and kept with its verdicts."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import psycopg
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Count, Max

from inkoop.kern.bezwaar import Verzamelaar
from inkoop.kern.codes import CREDIT, Afkeurreden
from inkoop.kern.opgave import Opgaverij
from inkoop.platform.bestanden.verslag import VOORBEELDEN, Inname, Redentelling
from inkoop.platform.databank.plan import plan_as_sets
from inkoop.platform.databank.sync import Telling
from inkoop.platform.logboek.services import log_handeling
from segmenten.models import Regio
from toegang.controle import (
    KOLOMMEN,
    OPTIONEEL,
    AfwijkingError,
    Bestandskenmerk,
    copy_bestand,
    copy_gecontroleerd,
    copy_opgaven,
    count_afgekeurd,
    create_staging,
    drop_staging,
    find_afgekeurde_rijen,
    inspect_bestand,
    judge_levering,
    raise_te_groot,
    report_fouten,
    report_te_groot,
)
from toegang.models import Levering, Leveringsoort, Prestatie, Toewijzing
from toegang.regels.prestatie import Prestatieopgave
from toegang.services.maandtotalen import add_to_maandtotalen

# The digest covers what a settlement reads: the lines and their verdicts, whatever their order in the
# file and their keys in this database. Per allocation the SHA-256 of its lines in order of id, and
# over all allocations, in order of municipality and number, the SHA-256 of those; so no value grows with the
# delivery.
_VAT_SAMEN = f"""
SELECT count(*), count(*) FILTER (WHERE reden = ''), count(*) FILTER (WHERE reden = '{CREDIT}'), (
    SELECT encode(sha256(convert_to(string_agg(
        g.code || ' ' || quote_literal(t.nummer) || ' ' || lijnen.som,
        E'\\n' ORDER BY g.code COLLATE "C", t.nummer COLLATE "C"), 'UTF8')), 'hex')
    FROM (
        SELECT toewijzing_id, encode(sha256(convert_to(string_agg(
            quote_literal(nummer) || ' ' || begindatum || ' ' || einddatum || ' ' || trim_scale(volume)
                || ' ' || quote_literal(eenheid) || ' ' || reden || ' ' || quote_literal(crediteert),
            E'\\n' ORDER BY nummer COLLATE "C"), 'UTF8')), 'hex') AS som
        FROM inname_oordeel GROUP BY toewijzing_id
    ) lijnen JOIN toegang_toewijzing t ON t.id = lijnen.toewijzing_id
    JOIN segmenten_gemeente g ON g.id = t.gemeente_id
)
FROM inname_oordeel
"""  # noqa: S608 - a code
# Credits go first: what they take back no longer stands in the way of the rest.
_BEWAAR = f"""
INSERT INTO toegang_prestatie (regio_id, levering_id, nummer, toewijzing_id, contract_id,
    begindatum, einddatum, volume, eenheid, goedgekeurd, reden, crediteert_nummer, crediteert_id)
SELECT %(regio)s, %(levering)s, nummer, toewijzing_id, contract_id,
    begindatum, einddatum, volume, eenheid, reden = '', reden, crediteert, crediteert_id
FROM inname_oordeel WHERE (reden = '{CREDIT}') = %(credits)s
"""  # noqa: S608 - a code
# More rows than this are not told one by one.
MEESTE_AFGEKEURDE_RIJEN = 20_000


@dataclass(frozen=True)
class Intakeresultaat:
    """What an intake did.

    Attributes:
        levering: the new delivery, or None when the file held nothing new.
        aantal: number of new lines, whatever their verdict.
        goedgekeurd: number of new lines that were approved.
        afgekeurd: number of new lines that were rejected, kept with their reason.
        gecrediteerd: number of new lines that took back an earlier one.
        overgeslagen: number of lines that were known already, with the same content.
        redenen: of the new lines that were rejected how many, by reason.
        nog_afgekeurd: of the lines that were known already those that are still rejected, by reason.
        leeg: rows without anything in them, which were passed over.
        afgekeurde_rijen: place and reason of the rows of an upload that are rejected, known ones included.
    """

    levering: Levering | None
    aantal: int = 0
    goedgekeurd: int = 0
    afgekeurd: int = 0
    gecrediteerd: int = 0
    overgeslagen: int = 0
    redenen: tuple[Redentelling, ...] = ()
    nog_afgekeurd: tuple[Redentelling, ...] = ()
    leeg: int = 0
    afgekeurde_rijen: tuple[tuple[int, str], ...] = ()

    def get_inname(self) -> Inname:
        """Return the same as what the intake of any file tells."""
        telling = Telling(nieuw=self.aantal, ongewijzigd=self.overgeslagen)
        nummer = self.levering.volgnummer if self.levering else 0
        return Inname(telling, self.redenen, self.nog_afgekeurd, self.leeg, nummer, self.afgekeurde_rijen)


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
    kenmerk = inspect_bestand(bestand, KOLOMMEN, OPTIONEEL)
    bekend = Levering.objects.filter(regio=regio, bestanddigest=kenmerk.digest, aantal_overgeslagen=0).first()
    if bekend is not None:
        return Intakeresultaat(None, overgeslagen=bekend.aantal, nog_afgekeurd=_find_afgekeurd(bekend))
    with transaction.atomic():
        resultaat = _take_snel(regio, bestand, kenmerk, peilmoment) if kenmerk.kop else None
        if resultaat is None:
            create_staging()
            leeg = copy_gecontroleerd(bestand, regio.pk)
            resultaat = replace(_take_gecontroleerd(regio, bestand, kenmerk, peilmoment), leeg=leeg)
        drop_staging()
    return resultaat


def take_prestaties(
    regio: Regio, rijen: Iterable[Opgaverij[Prestatieopgave]], bezwaren: Verzamelaar, peilmoment: datetime
) -> Intakeresultaat:
    """Take in prestaties whose fields were found to be of their kind, as one delivery: all or nothing.

    Call it within `met_systeemzicht()`. Raises what `bezwaren` raises.

    Args:
        regio: the region of the allocations.
        rijen: the lines, with their place; they ask nothing of the database while they are read.
        bezwaren: receives what is wrong, below the place of each line.
        peilmoment: when the delivery came in.
    """
    with met_staging(regio):
        digest = copy_opgaven(rijen, bezwaren)
        return take_gestaged(regio, digest, bezwaren, peilmoment)


def name_levering(regio: Regio, volgnummer: int, naam: str) -> None:
    """Keep of a delivery in which file it came."""
    Levering.objects.filter(regio=regio, volgnummer=volgnummer).update(naam=naam[:200])


@contextmanager
def met_staging(regio: Regio) -> Iterator[None]:
    """Run a block with empty staging tables; deliveries in one region wait for each other."""
    Regio.objects.select_for_update(no_key=True).get(pk=regio.pk)
    with transaction.atomic():
        create_staging()
        yield
        drop_staging()


def take_gestaged(regio: Regio, digest: str, bezwaren: Verzamelaar, peilmoment: datetime) -> Intakeresultaat:
    """Judge and keep lines that were staged by another way than a file; tell what is wrong with them."""
    report_fouten(regio.pk, bezwaren)
    bezwaren.raise_if_any()
    try:
        with transaction.atomic():
            resultaat = _store(regio, Bestandskenmerk(digest, (), 0), peilmoment, Leveringsoort.UPLOAD)
            rijen = find_afgekeurde_rijen(regio.pk, MEESTE_AFGEKEURDE_RIJEN)
            return replace(resultaat, afgekeurde_rijen=rijen)
    except DataError as fout:
        if not isinstance(fout.__cause__, psycopg.errors.NumericValueOutOfRange):
            raise
        report_te_groot(regio.pk, bezwaren)
        bezwaren.raise_if_any()
        raise


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


@plan_as_sets(Prestatie, Toewijzing)
def _store(
    regio: Regio,
    kenmerk: Bestandskenmerk,
    peilmoment: datetime,
    soort: Leveringsoort = Leveringsoort.BUNDEL,
) -> Intakeresultaat:
    """Judge what is staged and keep it: delivery, lines, month totals and a line in the audit log."""
    overgeslagen, nog_afgekeurd = judge_levering(regio.pk)
    with connection.cursor() as cursor:
        cursor.execute(_VAT_SAMEN)
        aantal, goedgekeurd, gecrediteerd, digest = cursor.fetchone()
        if not aantal:
            return Intakeresultaat(None, overgeslagen=overgeslagen, nog_afgekeurd=nog_afgekeurd)
        laatste = Levering.objects.filter(regio=regio).aggregate(Max("volgnummer"))["volgnummer__max"] or 0
        levering = Levering.objects.create(
            regio=regio,
            volgnummer=laatste + 1,
            soort=soort,
            digest=digest,
            bestanddigest=kenmerk.digest,
            ontvangen_op=peilmoment,
            aantal=aantal,
            aantal_goedgekeurd=goedgekeurd,
            aantal_afgekeurd=aantal - goedgekeurd - gecrediteerd,
            aantal_gecrediteerd=gecrediteerd,
            aantal_overgeslagen=overgeslagen,
        )
        for credits in (True, False) if gecrediteerd else (False,):
            cursor.execute(_BEWAAR, {"regio": regio.pk, "levering": levering.pk, "credits": credits})
    add_to_maandtotalen()
    _log(regio, levering)
    return Intakeresultaat(
        levering,
        aantal,
        goedgekeurd,
        levering.aantal_afgekeurd,
        gecrediteerd,
        overgeslagen,
        count_afgekeurd(),
        nog_afgekeurd,
    )


def _find_afgekeurd(levering: Levering) -> tuple[Redentelling, ...]:
    """Return which lines of a delivery were rejected, by reason; there is no other judgement of them."""
    rijen = (
        levering.prestaties.filter(reden__in=Afkeurreden.values)
        .values("reden")
        .annotate(aantal=Count("pk"), namen=ArrayAgg("nummer", order_by="nummer"))
    )
    per_reden = {rij["reden"]: rij for rij in rijen}
    return tuple(
        Redentelling(reden.label, per_reden[reden]["aantal"], tuple(per_reden[reden]["namen"][:VOORBEELDEN]))
        for reden in Afkeurreden
        if reden in per_reden
    )


def _log(regio: Regio, levering: Levering) -> None:
    log_handeling(
        "levering_ingenomen",
        onderwerp=("levering", str(levering.volgnummer)),
        regio=regio.code,
        verschil={
            "digest": levering.digest,
            "goedgekeurd": levering.aantal_goedgekeurd,
            "afgekeurd": levering.aantal_afgekeurd,
            "gecrediteerd": levering.aantal_gecrediteerd,
        },
    )

"""Takes deliveries of prestaties back: what they brought stays, counts no longer, and gives its name free."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection

from inkoop.kern.bezwaar import Bezwaren
from segmenten.models import Regio
from toegang.models import Levering
from toegang.selectors.terugname import TERUG_TE_NEMEN
from toegang.services.prestaties import Intakeresultaat, met_staging, take_gestaged

LANGSTE_NUMMER = 100
_VIND = f"CREATE TEMPORARY TABLE inname_terug ON COMMIT DROP AS {TERUG_TE_NEMEN}"
_HERNOEM = """
UPDATE toegang_prestatie p SET nummer = left(p.nummer, %(ruimte)s) || ' ' || %(oud)s
FROM inname_terug terug WHERE terug.id = p.id
"""
# A credit of each line that counted; what credits took back comes again by its own name.
_STAGE = """
INSERT INTO inname_regel (id, toewijzing, begindatum, einddatum, volume, eenheid, gemeente, crediteert)
SELECT
    CASE WHEN is_hersteld THEN terug.nummer ELSE left(terug.nummer, %(ruimte)s) || ' ' || %(nieuw)s END,
    t.nummer, p.begindatum::text, p.einddatum::text, p.volume::text, p.eenheid, g.code,
    CASE WHEN is_terug THEN p.nummer END
FROM inname_terug terug
JOIN toegang_prestatie p ON p.id = terug.id
JOIN toegang_toewijzing t ON t.id = p.toewijzing_id
JOIN segmenten_gemeente g ON g.id = t.gemeente_id
WHERE is_terug OR is_hersteld
"""


def take_leveringen_terug(
    regio: Regio, leveringen: Collection[int], kenmerk: str, oud_kenmerk: str, peilmoment: datetime
) -> Intakeresultaat:
    """Take deliveries back by a new one: a credit of each line that counts, and again what they took back.

    Call it within `met_systeemzicht()`. The references of what is taken back may be used again afterwards.

    Args:
        regio: the region.
        leveringen: numbers of the deliveries.
        kenmerk: what a credit is called by, behind the number of the line that it is about.
        oud_kenmerk: what that line is called by from then on, behind its number.
        peilmoment: when they are taken back.

    Raises:
        BezwarenError: when a line cannot be taken back; nothing has changed then.
    """
    digest = hashlib.sha256(f"{regio.code} {sorted(leveringen)} {kenmerk}".encode()).hexdigest()
    waarden: dict[str, Any] = {
        "regio": regio.pk,
        "leveringen": list(leveringen),
        "nieuw": kenmerk,
        "oud": oud_kenmerk,
        "ruimte": LANGSTE_NUMMER - max(len(kenmerk), len(oud_kenmerk)) - 1,
    }
    with met_staging(regio), connection.cursor() as cursor:
        Levering.objects.filter(regio=regio, volgnummer__in=leveringen).update(ingetrokken_op=peilmoment)
        for opdracht in (_VIND, _HERNOEM, _STAGE, "DROP TABLE inname_terug"):
            cursor.execute(opdracht, waarden)
        return take_gestaged(regio, digest, Bezwaren(), peilmoment)

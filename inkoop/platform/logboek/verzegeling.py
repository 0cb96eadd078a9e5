"""Seals lines into the chain, after they were committed: no page ever waits for another's transaction.

To seal is to read the lines of all, so only the worker and commands do; what a page wrote, the clock seals.
"""

from itertools import count
from typing import Any

import structlog
from django.db import connection, transaction

from inkoop.platform.gebruikers.zicht import may_be_systeem, met_systeemzicht
from inkoop.platform.logboek.keten import BEGIN, KOLOMMEN, VORM, Inhoud, calculate_digest

__all__ = ["plan_verzegeling", "verzegel", "verzegel_alles"]

_log = structlog.get_logger(__name__)

# So many lines at a time; a page seals at most this many of others besides its own.
PER_KEER = 500

# One writer at a time, and nobody waits to be it: who writes takes the lines of the others along, or the
# next one does, or the clock (`inkoop.logboek.bewaak_logboek`).
_BEGIN = """
SELECT set_config('lock_timeout', '500ms', true), pg_try_advisory_xact_lock(hashtext('logboek.keten'))
"""
_WACHTEND = f"""
SELECT l.volgnummer, {", ".join(f"l.{kolom}" for kolom in KOLOMMEN)}
FROM public.logboek_onverzegeld o JOIN public.logboek_logregel l ON l.volgnummer = o.regel
ORDER BY o.regel LIMIT %s
"""  # noqa: S608 - own names
_LAATSTE = "SELECT volgnummer, digest FROM public.logboek_schakel ORDER BY volgnummer DESC LIMIT 1"
_SCHRIJF = """
WITH nieuw AS (
    INSERT INTO public.logboek_schakel (volgnummer, regel_id, vorm, vorige_digest, digest)
    SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::smallint[], %s::text[], %s::text[])
    RETURNING regel_id
)
DELETE FROM public.logboek_onverzegeld o USING nieuw WHERE o.regel = nieuw.regel_id
"""


def plan_verzegeling() -> None:
    """Seal when this transaction is committed; once, however many lines it writes. A request leaves it.

    What goes wrong there is logged and not raised: the line stands, and is sealed later.
    """
    if not may_be_systeem():
        return
    gepland: list[Any] = connection.run_on_commit
    if not any(functie is verzegel for _, functie, *_ in gepland):
        transaction.on_commit(verzegel, robust=True)


def verzegel() -> int:
    """Seal the lines that wait, unless somebody is at it. Returns how many, at most `PER_KEER`."""
    with met_systeemzicht(), connection.cursor() as cursor:
        cursor.execute(_BEGIN)
        if not cursor.fetchone()[1]:
            return 0
        cursor.execute(_WACHTEND, [PER_KEER])
        wachtend = cursor.fetchall()
        if not wachtend:
            return 0
        cursor.execute(_LAATSTE)
        nummer, vorige = cursor.fetchone() or (0, BEGIN)
        rijen = []
        for volgend, (regel, *kolommen) in zip(count(nummer + 1), wachtend, strict=False):
            digest = calculate_digest(Inhoud(*kolommen), volgend, VORM, vorige)
            rijen.append((volgend, regel, VORM, vorige, digest))
            vorige = digest
        cursor.execute(_SCHRIJF, [list(kolom) for kolom in zip(*rijen, strict=True)])
    # Where log lines are kept elsewhere, each of these is an anchor.
    _log.info("logboek_verzegeld", aantal=len(rijen), schakel=f"{rijen[-1][0]}:{vorige}")
    return len(rijen)


def verzegel_alles() -> int:
    """Seal until nothing waits, or somebody else is at it. Returns how many."""
    totaal = 0
    while aantal := verzegel():
        totaal += aantal
    return totaal

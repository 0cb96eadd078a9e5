"""Reads the audit log and proves its chain."""

from django.db import connection

from inkoop.platform.logboek.models import Logregel

__all__ = ["find_gebroken_schakels", "find_recent_gebroken_schakels", "get_digest", "get_laatste_regel"]

RECENT = 1000

_GEBROKEN = """
WITH keten AS (
    SELECT l.*, lag(digest) OVER w AS verwacht, lag(volgnummer) OVER w AS voorganger
    FROM logboek_logregel l WHERE volgnummer >= %(vanaf)s WINDOW w AS (ORDER BY volgnummer)
)
SELECT volgnummer FROM keten k
WHERE (voorganger IS NULL AND volgnummer <> %(vanaf)s)
    OR (volgnummer = 1 AND vorige_digest <> repeat('0', 64))
    OR vorige_digest <> verwacht OR volgnummer <> voorganger + 1
    OR digest <> logboek_digest(volgnummer, moment, handeling, gebruiker, regio,
        onderwerp_soort, onderwerp_sleutel, verschil, vorige_digest, context)
ORDER BY volgnummer LIMIT 100
"""


def find_gebroken_schakels(vanaf: int = 1) -> list[int]:
    """Return the numbers of the first lines (at most 100) where the chain breaks; empty is right.

    Lines taken off the end leave no trace in the chain itself; compare `get_laatste_regel` with what was
    written down elsewhere.
    """
    with connection.cursor() as cursor:
        cursor.execute(_GEBROKEN, {"vanaf": vanaf})
        return [volgnummer for (volgnummer,) in cursor.fetchall()]


def find_recent_gebroken_schakels() -> list[int]:
    """Do the same for the latest `RECENT` lines: for a page, which may not read the whole log."""
    laatste = get_laatste_regel()
    return find_gebroken_schakels(max(1, laatste[0] - RECENT)) if laatste else []


def get_laatste_regel() -> tuple[int, str] | None:
    """Return number and digest of the last line; together they vouch for every line before."""
    return Logregel.objects.order_by("-volgnummer").values_list("volgnummer", "digest").first()


def get_digest(volgnummer: int) -> str | None:
    """Return the digest of a line, or None when there is no such line."""
    return Logregel.objects.filter(pk=volgnummer).values_list("digest", flat=True).first()

"""Reads the audit log and proves its chain."""

from django.db import connection

__all__ = ["find_gebroken_schakels"]

_GEBROKEN = """
WITH keten AS (
    SELECT l.*,
        lag(digest, 1, repeat('0', 64)) OVER (ORDER BY volgnummer) AS verwacht,
        row_number() OVER (ORDER BY volgnummer) AS plaats
    FROM logboek_logregel l
)
SELECT volgnummer FROM keten k
WHERE vorige_digest <> verwacht OR volgnummer <> plaats
    OR digest <> logboek_digest(volgnummer, moment, handeling, gebruiker, regio,
        onderwerp_soort, onderwerp_sleutel, verschil, vorige_digest)
ORDER BY volgnummer LIMIT 100
"""


def find_gebroken_schakels() -> list[int]:
    """Return the numbers of the first lines (at most 100) where the chain breaks; empty is right."""
    with connection.cursor() as cursor:
        cursor.execute(_GEBROKEN)
        return [volgnummer for (volgnummer,) in cursor.fetchall()]

"""What taking deliveries of prestaties back comes to: which lines go, and which come again."""

from collections.abc import Collection

from django.db import connection

from segmenten.models import Regio

# Lines that nobody credited since, and what credits took back from deliveries that stand. The second can be
# asked before and after the deliveries are marked as taken back: one that goes along does not stand.
TERUG_TE_NEMEN = """
SELECT van.id, van.nummer, van.goedgekeurd AS is_terug, false AS is_hersteld
FROM toegang_levering l JOIN toegang_prestatie van ON van.levering_id = l.id
WHERE l.regio_id = %(regio)s AND l.volgnummer = ANY(%(leveringen)s) AND van.gecrediteerd_door_id IS NULL
UNION ALL
SELECT p.id, p.nummer, false, true
FROM toegang_levering l JOIN toegang_prestatie van ON van.levering_id = l.id
JOIN toegang_prestatie p ON p.id = van.crediteert_id
JOIN toegang_levering van_regel ON van_regel.id = p.levering_id
WHERE l.regio_id = %(regio)s AND l.volgnummer = ANY(%(leveringen)s)
    AND van_regel.ingetrokken_op IS NULL AND van_regel.volgnummer <> ALL(%(leveringen)s)
"""
_TEL = f"""
SELECT count(*) FILTER (WHERE is_terug), count(*) FILTER (WHERE is_hersteld) FROM ({TERUG_TE_NEMEN}) terug
"""  # noqa: S608 - a constant


def count_terug_te_nemen(regio: Regio, leveringen: Collection[int]) -> tuple[int, int]:
    """Return how many lines get a credit when deliveries are taken back, and how many count again."""
    with connection.cursor() as cursor:
        cursor.execute(_TEL, {"regio": regio.pk, "leveringen": list(leveringen)})
        tellend, hersteld = cursor.fetchone()
    return tellend, hersteld

"""Destroys care data past its term: what leads to a person goes, what a settlement counted stays.

Of an allocation go the pseudonym, its number, the references of its prestaties and why care stopped. Days,
volume, product, municipality and contract stay: sums, deliveries and settlements that were made of them are
proven as before (docs/besluiten/0033-bewaren-en-vernietigen.md).
"""

from collections.abc import Collection

from django.db import connection

# One nameless client for each client, so that unique clients are as many as before. Numbers keep their order
# within a client, which decides where a settlement counts it.
_NAMELOOS = """
CREATE TEMPORARY TABLE toegang_weg ON COMMIT DROP AS
WITH nieuw AS MATERIALIZED (
    SELECT c.id AS oud, 'vernietigd-' || gen_random_uuid() AS pseudoniem
    FROM toegang_client c WHERE c.vernietigd_op IS NULL
        AND c.id IN (SELECT client_id FROM toegang_toewijzing WHERE id = ANY(%(sleutels)s))
)
SELECT t.id, n.oud, t.regio_id, n.pseudoniem,
    row_number() OVER (PARTITION BY n.oud ORDER BY t.nummer COLLATE "C", t.id) AS plaats
FROM toegang_toewijzing t JOIN nieuw n ON n.oud = t.client_id
WHERE t.id = ANY(%(sleutels)s)
"""
_STAPPEN = (
    """
    INSERT INTO toegang_client (regio_id, pseudoniem, vernietigd_op)
    SELECT DISTINCT regio_id, pseudoniem, statement_timestamp() FROM toegang_weg
    """,
    """
    UPDATE toegang_prestatie p SET nummer = 'vernietigd-' || p.id,
        crediteert_nummer = CASE WHEN p.crediteert_nummer = '' THEN ''
            ELSE 'vernietigd-' || coalesce(p.crediteert_id::text, 'onbekend') END
    FROM toegang_weg w WHERE p.toewijzing_id = w.id
    """,
    "UPDATE toegang_zorgperiode z SET reden_stop = '' FROM toegang_weg w WHERE z.toewijzing_id = w.id",
    """
    UPDATE toegang_toewijzing t SET client_id = c.id,
        nummer = w.pseudoniem || '-' || lpad(w.plaats::text, 6, '0')
    FROM toegang_weg w JOIN toegang_client c ON c.regio_id = w.regio_id AND c.pseudoniem = w.pseudoniem
    WHERE t.id = w.id
    """,
    """
    DELETE FROM toegang_client c USING (SELECT DISTINCT oud FROM toegang_weg) w
    WHERE c.id = w.oud AND NOT EXISTS (SELECT FROM toegang_toewijzing t WHERE t.client_id = c.id)
    """,
)


def vernietig_zorg(toewijzingen: Collection[int]) -> int:
    """Take from allocations and all below them what leads to a person; returns how many allocations.

    Call it in a transaction within `met_systeemzicht()`. The database refuses prestaties that stand in no
    confirmed proposal.
    """
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS toegang_weg")
        cursor.execute(_NAMELOOS, {"sleutels": list(toewijzingen)})
        aantal: int = cursor.rowcount
        for stap in _STAPPEN:
            cursor.execute(stap)
    return aantal

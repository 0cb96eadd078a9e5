"""How a row refers to an allocation: by number, and by municipality where that is not enough.

Source: regiobundel.md, Keys; iWmo/iJw (OP275, TR332).
"""

# Per allocation of a region what a row may call it, and whether its number occurs in more municipalities.
# It is read for the whole region: where statistics take a region for one allocation (it came in the same
# transaction), choosing those that rows name lays every allocation beside every row. Without that choice it
# is linear.
BEKEND = """
SELECT t.id, t.nummer, g.code AS gemeente, count(*) OVER (PARTITION BY t.nummer) > 1 AS is_dubbelzinnig
FROM toegang_toewijzing t JOIN segmenten_gemeente g ON g.id = t.gemeente_id WHERE t.regio_id = %(regio)s
"""


def join_toewijzing(rij: str, kolom: str = "toewijzing", gemeente: str = "gemeente") -> str:
    """Return the join by which a row finds what it refers to, as `bekend`; NULLs when that is not there.

    A number that is ambiguous finds every allocation that has it.
    """
    return (
        f"LEFT JOIN ({BEKEND}) bekend ON bekend.nummer = {rij}.{kolom} "
        f"AND ({rij}.{gemeente} IS NULL OR {rij}.{gemeente} = bekend.gemeente)"
    )

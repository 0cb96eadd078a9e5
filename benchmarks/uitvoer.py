"""What a finance department would export to add prestaties up by itself: lines and tariffs, as CSV."""

from pathlib import Path
from typing import LiteralString

from psycopg import sql

from benchmarks.databank import Databank

REGELS: LiteralString = """
COPY (
    SELECT c.nummer AS contract, g.code AS gemeente, p.code AS product, r.nummer AS prestatie,
        t.nummer AS toewijzing, r.begindatum, r.einddatum, r.volume, r.eenheid,
        CASE WHEN r.goedgekeurd AND (r.gecrediteerd_door_id IS NOT NULL OR t.ingetrokken) THEN 'teruggenomen'
            WHEN r.goedgekeurd THEN 'goedgekeurd' WHEN r.reden = 'credit' THEN 'credit'
            ELSE 'afgekeurd' END AS oordeel
    FROM toegang_prestatie r
    JOIN toegang_toewijzing t ON t.id = r.toewijzing_id
    JOIN contracten_contract c ON c.id = r.contract_id
    JOIN segmenten_gemeente g ON g.id = t.gemeente_id
    JOIN segmenten_product p ON p.id = t.product_id
    WHERE r.regio_id = {regio}
    ORDER BY r.id
) TO STDOUT (FORMAT csv, HEADER)
"""
TARIEVEN: LiteralString = """
COPY (
    SELECT c.nummer AS contract, p.code AS product, a.eenheid AS tariefeenheid, a.bedrag AS tarief,
        a.vanaf, coalesce(a.tot, '9999-12-31') AS tot
    FROM contracten_tarief a
    JOIN contracten_contract c ON c.id = a.contract_id
    JOIN segmenten_product p ON p.id = a.product_id
    WHERE c.regio_id = {regio}
    ORDER BY a.id
) TO STDOUT (FORMAT csv, HEADER)
"""


def write_uitvoer(databank: Databank, regio: int, map_: Path) -> tuple[Path, Path]:
    """Write the lines and the tariffs of a region, by its key; return where they stand."""
    paden = map_ / "regels.csv", map_ / "tarieven.csv"
    with databank.connect_eigenaar() as verbinding:
        for pad, opdracht in zip(paden, (REGELS, TARIEVEN), strict=True):
            with (
                pad.open("wb") as doel,
                verbinding.cursor().copy(sql.SQL(opdracht).format(regio=regio)) as copy,
            ):
                for blok in copy:
                    doel.write(blok)
    return paden

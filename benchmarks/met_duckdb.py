"""The same as `benchmarks.met_pandas`, as one statement of DuckDB over the two files.

python -m benchmarks.met_duckdb REGELS.CSV TARIEVEN.CSV JAAR
"""

import sys
from pathlib import Path

import duckdb

# Thousandths times thousandths are millionths of a euro: 10.000 in a cent, 60 times as many for minutes.
OPDRACHT = """
SELECT contract, gemeente, product, sum((volume * tarief + deler // 2) // deler)::BIGINT AS centen
FROM (
    SELECT r.contract, r.gemeente, r.product, (r.volume * 1000)::BIGINT AS volume,
        (t.tarief * 1000)::BIGINT AS tarief,
        CASE WHEN r.eenheid = 'minuut' AND t.tariefeenheid = 'uur' THEN 600000 ELSE 10000 END AS deler
    FROM read_csv(?, types = {'gemeente': 'VARCHAR', 'volume': 'DECIMAL(12,3)'}) r
    JOIN read_csv(?, types = {'tarief': 'DECIMAL(12,3)', 'tot': 'DATE'}) t
        ON t.contract = r.contract AND t.product = r.product AND r.begindatum BETWEEN t.vanaf AND t.tot
    WHERE r.oordeel = 'goedgekeurd' AND year(r.begindatum) = ?
)
GROUP BY contract, gemeente, product
"""


def calculate(regels: Path, tarieven: Path, jaar: int) -> dict[tuple[str, str, str], int]:
    """Give cents per contract, municipality and product of the lines of a year that count."""
    with duckdb.connect() as verbinding:
        rijen = verbinding.execute(OPDRACHT, [str(regels), str(tarieven), jaar]).fetchall()
    return {(contract, gemeente, product): centen for contract, gemeente, product, centen in rijen}


if __name__ == "__main__":
    print(calculate(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))

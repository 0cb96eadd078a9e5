"""Intake of prestaties against plain COPY of the same rows into the same table.

    python -m benchmarks.laden [--aantal 1000000] [--rondes 5]

Each round starts from the same database: it takes the file in, in a process of its own, and then copies
the rows that came of it, in the order in which they lie in the table, into a copy of the table with the
same keys, foreign keys and indexes. Both times run until after the commit. The first round only warms up.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from benchmarks.databank import Databank, clone, make_sjabloon

_KOPIE = """
CREATE TABLE kopie (LIKE toegang_prestatie INCLUDING ALL);
DO $$
DECLARE sleutel text;
BEGIN
    FOR sleutel IN SELECT pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conrelid = 'toegang_prestatie'::regclass AND contype = 'f'
    LOOP
        EXECUTE 'ALTER TABLE kopie ADD ' || sleutel;
    END LOOP;
END $$
"""
_BLOK = 2**20


def main() -> None:
    """Measure and print; ends with code 1 when a limit is passed."""
    keuzes = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    keuzes.add_argument("--aantal", type=int, default=1_000_000, help="prestaties (een veelvoud van 20.000)")
    keuzes.add_argument("--rondes", type=int, default=5, help="gemeten ronden, na een om op te warmen")
    gekozen = keuzes.parse_args()
    with tempfile.TemporaryDirectory() as map_, make_sjabloon() as sjabloon:
        bestand = Path(map_) / "prestaties.csv"
        sjabloon.run("benchmarks.vullen", str(bestand), str(gekozen.aantal))
        metingen = [_measure(sjabloon, bestand) for _ in range(gekozen.rondes + 1)][1:]
    sys.exit(_report(metingen))


def _measure(sjabloon: Databank, bestand: Path) -> dict[str, float]:
    with clone(sjabloon) as databank:
        intake: dict[str, float] = json.loads(databank.run("benchmarks.inname", str(bestand)))
        with databank.connect_eigenaar() as verbinding:
            verbinding.execute(_KOPIE)
            rijen = bestand.with_name("rijen.copy")
            _copy_uit(verbinding, rijen)
            begin = time.perf_counter()
            _copy_in(verbinding, rijen)
            copy = time.perf_counter() - begin
    meting = {**intake, "copy": copy}
    print(json.dumps({naam: round(waarde, 2) for naam, waarde in meting.items()}), flush=True)
    return meting


def _copy_uit(verbinding: psycopg.Connection, pad: Path) -> None:
    """Write the rows in the order in which they lie; COPY of a query, since row security is on."""
    opdracht = "COPY (SELECT * FROM toegang_prestatie ORDER BY ctid) TO STDOUT"
    with pad.open("wb") as doel, verbinding.cursor().copy(opdracht) as copy:
        for blok in copy:
            doel.write(blok)


def _copy_in(verbinding: psycopg.Connection, pad: Path) -> None:
    with (
        verbinding.transaction(),
        pad.open("rb") as bron,
        verbinding.cursor().copy("COPY kopie FROM STDIN") as copy,
    ):
        while blok := bron.read(_BLOK):
            copy.write(blok)


def _report(metingen: list[dict[str, float]]) -> int:
    midden = {naam: statistics.median(meting[naam] for meting in metingen) for naam in metingen[0]}
    verhouding = statistics.median(meting["intake"] / meting["copy"] for meting in metingen)
    print(
        f"intake {midden['intake']:.1f} s, COPY {midden['copy']:.1f} s: {verhouding:.2f} keer (hoogstens 2); "
        f"geheugen {midden['geheugen']:.0f} MB boven een rustend proces (hoogstens 300), "
        f"in de databank {midden['geheugen_databank']:.0f} MB"
    )
    return int(verhouding > 2 or midden["geheugen"] > 300)


if __name__ == "__main__":
    main()

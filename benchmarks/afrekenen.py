"""How long a settlement takes: dry and stored, beside the script that a finance department would write.

    python -m benchmarks.afrekenen [--regels 1000000] [--ook 5000000] [--toewijzingen 20000] [--keren 5]

Makes its own data in a database that is removed at the end. All are measured warm and in turn, so that a
busy moment slows all of them; medians of `--keren` are told. Nothing of an earlier settlement is used again.
The scripts (`benchmarks.met_pandas`, `benchmarks.met_duckdb`) only add prestaties up, of one funding model;
they must come to what the settlement has. Limits: a dry run takes no longer than the script with pandas, a
stored one at most twice as long, and a dry run over `--ook` lines at most 1.3 times as long as over
`--regels`.
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks import met_duckdb, met_pandas
from benchmarks.databank import Databank, make_sjabloon
from benchmarks.uitvoer import write_uitvoer

HOOGSTENS_OPGESLAGEN, HOOGSTENS_GROEI = 2.0, 1.3
Opdracht = tuple[str, Any]
Tijden = Mapping[str, list[float]]


def main() -> int:
    """Make the data, measure and tell."""
    keuzes = read_arguments()
    with make_sjabloon() as databank:
        start_django(databank)
        boven = []
        eerste = measure_regio(databank, keuzes.regels, keuzes)
        boven += find_boven_grens(eerste)
        if keuzes.ook:
            groei = get_mediaan(measure_regio(databank, keuzes.ook, keuzes), "droog") / get_mediaan(
                eerste, "droog"
            )
            print(
                f"{keuzes.ook} regels tegen {keuzes.regels}: {groei:.2f} keer (hoogstens {HOOGSTENS_GROEI})"
            )
            boven += ["groei"] if groei > HOOGSTENS_GROEI else []
    print(f"Boven de grens: {', '.join(boven)}" if boven else "Binnen de grens.")
    return int(bool(boven))


def read_arguments() -> argparse.Namespace:
    """Read what was asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--regels", type=int, default=1_000_000, help="aantal prestaties")
    parser.add_argument("--ook", type=int, default=0, help="aantal prestaties van een tweede regio")
    parser.add_argument("--toewijzingen", type=int, default=20_000, help="aantal toewijzingen")
    parser.add_argument(
        "--op-lijnen", type=int, default=533, help="toewijzingen van een model per prestatie, van de 1000"
    )
    parser.add_argument("--keren", type=int, default=5, help="aantal metingen")
    return parser.parse_args()


def measure_regio(databank: Databank, regels: int, keuzes: argparse.Namespace) -> Tijden:
    """Make a region and measure all ways in turn, the settlement as the application's role."""
    from django.db import connections

    from bekostiging.services import calculate_regiojaar, make_afrekening
    from benchmarks.regiojaar import JAAR, Maat, correct_regiojaar, make_regiojaar

    maat = Maat(regels, keuzes.toewijzingen, keuzes.op_lijnen)
    regio = make_regiojaar(f"benchmark-{regels}", maat)
    gather_statistics(databank)
    correct_regiojaar(regio, maat)
    gather_statistics(databank)
    with tempfile.TemporaryDirectory() as map_:
        bestanden = write_uitvoer(databank, regio.pk, Path(map_))
        check_gelijk(calculate_regiojaar(regio, JAAR), *(calculate(*bestanden, JAAR) for calculate in PEERS))
        opdrachten = record(lambda: calculate_regiojaar(regio, JAAR))
        wegen: dict[str, Callable[[], object]] = {
            "lezen": lambda: execute_bare(opdrachten),
            "droog": lambda: calculate_regiojaar(regio, JAAR),
            "pandas": lambda: met_pandas.calculate(*bestanden, JAAR),
            "duckdb": lambda: met_duckdb.calculate(*bestanden, JAAR),
            "opgeslagen": lambda: make_afrekening(regio, JAAR, None),
        }
        tijden: dict[str, list[float]] = {naam: [] for naam in wegen}
        # The first time of each only warms up.
        for keer in range(keuzes.keren + 1):
            for naam, werk in wegen.items():
                duur = measure(werk)
                tijden[naam] += [duur] if keer else []
    connections.close_all()
    tell(maat, len(opdrachten), tijden)
    return tijden


# Each gives cents by contract, municipality and product.
PEERS: tuple[Callable[..., Any], ...] = (met_pandas.calculate, met_duckdb.calculate)


def check_gelijk(uitkomst: Any, *anderen: Any) -> None:
    """Refuse to measure what does not come to the same."""
    van_ons = sum(
        (contract.realisatie for contract in uitkomst.contracten if contract.model == "pxq"), Decimal(0)
    )
    for ander in anderen:
        som = sum(int(centen) for centen in dict(ander).values())
        if Decimal(som) / 100 != van_ons:
            raise ValueError(f"{van_ons} is geen {som} cent")


def gather_statistics(databank: Databank) -> None:
    """Let the planner know what is there, as a database that is in use does by itself."""
    with databank.connect_eigenaar() as eigenaar:
        eigenaar.execute("VACUUM ANALYZE")


def start_django(databank: Databank) -> None:
    """Set Django up on the database of the benchmark."""
    os.environ.update(databank.omgeving)
    os.environ.update(DJANGO_SETTINGS_MODULE="inkoop.settings", INKOOP_DB_ROL="app", LOGNIVEAU="WARNING")
    import django

    django.setup()


def record(werk: Callable[[], object]) -> list[Opdracht]:
    """Give the statements that `werk` executes, with their values."""
    from django.db import connection

    opdrachten: list[Opdracht] = []

    def save(execute: Callable[..., Any], sql: str, waarden: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("SELECT", "WITH")) and "FOR UPDATE" not in sql:
            opdrachten.append((sql, waarden))
        return execute(sql, waarden, many, context)

    with connection.execute_wrapper(save):
        werk()
    return opdrachten


def execute_bare(opdrachten: list[Opdracht]) -> None:
    """Execute the statements in the same kind of transaction, fetch their rows, and do nothing with them."""
    from django.db import connection

    from inkoop.platform.gebruikers.zicht import met_momentopname

    with met_momentopname(), connection.cursor() as cursor:
        for sql, waarden in opdrachten:
            cursor.execute(sql, waarden)
            cursor.fetchall()


def measure(werk: Callable[[], object]) -> float:
    """Give how many seconds `werk` takes."""
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin


def get_mediaan(tijden: Tijden, naam: str) -> float:
    """Give the median of one way."""
    return statistics.median(tijden[naam])


def find_boven_grens(tijden: Tijden) -> list[str]:
    """Name what takes longer than it may."""
    droog = get_mediaan(tijden, "droog")
    boven = ["droog"] if droog > get_mediaan(tijden, "pandas") else []
    if get_mediaan(tijden, "opgeslagen") > HOOGSTENS_OPGESLAGEN * droog:
        boven.append("opgeslagen")
    return boven


def tell(maat: Any, opdrachten: int, tijden: Tijden) -> None:
    """Print the medians, and what they are of a dry run."""
    geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{maat.regels} prestaties, {maat.toewijzingen} toewijzingen, {opdrachten} leesopdrachten")
    droog = get_mediaan(tijden, "droog")
    for naam, metingen in tijden.items():
        midden = statistics.median(metingen)
        print(f"{naam:11} {midden:5.2f} s ({min(metingen):.2f}-{max(metingen):.2f}) {midden / droog:5.2f}")
    print(f"piekgeheugen {geheugen} MiB (met de andere wegen)", flush=True)


if __name__ == "__main__":
    sys.exit(main())

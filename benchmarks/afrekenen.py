"""How much longer the dry run of a settlement takes than the statements it reads with, executed bare.

    python -m benchmarks.afrekenen [--regels 1000000] [--keren 5]

Makes its own data in a database that is removed at the end. Both are measured warm, in turn; the medians of
`--keren` are told, and their ratio, which has to stay at most 2.
"""

import argparse
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.databank import Databank, make_sjabloon

Opdracht = tuple[str, Any]


def main() -> int:
    """Make the data, measure and tell."""
    keuzes = read_arguments()
    with make_sjabloon() as databank:
        return measure_regio(databank, keuzes.regels, keuzes.keren)


def read_arguments() -> argparse.Namespace:
    """Read what was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regels", type=int, default=1_000_000, help="aantal prestaties")
    parser.add_argument("--keren", type=int, default=5, help="aantal metingen")
    return parser.parse_args()


def measure_regio(databank: Databank, regels: int, keren: int) -> int:
    """Measure both in turn, as the application's role; returns 1 when the dry run takes too long."""
    start_django(databank)
    from django.db import connections

    from bekostiging.services import calculate_regiojaar
    from benchmarks.regiojaar import JAAR, Maat, make_regiojaar

    regio = make_regiojaar("benchmark", Maat(regels))
    with databank.connect_eigenaar() as eigenaar:
        eigenaar.execute("VACUUM ANALYZE")
    opdrachten = record(lambda: calculate_regiojaar(regio, JAAR))
    geheugen = get_geheugen()
    kaal, droog = [], []
    for _ in range(keren):
        kaal.append(measure(lambda: execute_bare(opdrachten)))
        droog.append(measure(lambda: calculate_regiojaar(regio, JAAR)))
    connections.close_all()
    tell(regels, len(opdrachten), kaal, droog, geheugen)
    return 0 if statistics.median(droog) <= 2 * statistics.median(kaal) else 1


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
        if sql.lstrip().upper().startswith(("SELECT", "WITH")):
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


def get_geheugen() -> int:
    """Give the most memory this process ever used, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def tell(regels: int, aantal: int, kaal: list[float], droog: list[float], geheugen: int) -> None:
    """Print the medians and the ratio."""
    mediaan_kaal, mediaan_droog = statistics.median(kaal), statistics.median(droog)
    print(f"{regels} prestaties, {aantal} leesopdrachten, mediaan van {len(kaal)} warme metingen")
    print(f"kaal lezen:    {mediaan_kaal:.2f} s ({min(kaal):.2f}-{max(kaal):.2f})")
    print(f"droge run:     {mediaan_droog:.2f} s ({min(droog):.2f}-{max(droog):.2f})")
    print(f"verhouding:    {mediaan_droog / mediaan_kaal:.2f} (hoogstens 2)")
    print(f"piekgeheugen:  {geheugen} MiB na de eerste run, {get_geheugen()} MiB aan het eind")


if __name__ == "__main__":
    sys.exit(main())

"""How much longer the dry run of a settlement takes than the statements it reads with, executed bare.

    python -m benchmarks.afrekenen [--regels 1000000] [--keren 5]

Makes its own data once, in servers of its own below var/benchmark. Both are measured warm; the median of
`--keren` is told, and the ratio, which has to stay at most 2.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
Opdracht = tuple[str, Any]


def main() -> int:
    """Prepare, measure and tell."""
    keuzes = read_arguments()
    prepare()
    from bekostiging.services import calculate_regiojaar
    from benchmarks.regiojaar import JAAR

    regio = ensure_regio(keuzes.regels)
    opdrachten = record(lambda: calculate_regiojaar(regio, JAAR))
    geheugen = get_geheugen()
    kaal, droog = [], []
    for _ in range(keuzes.keren):
        kaal.append(measure(lambda: execute_bare(opdrachten)))
        droog.append(measure(lambda: calculate_regiojaar(regio, JAAR)))
    tell(keuzes.regels, len(opdrachten), kaal, droog, geheugen)
    return 0 if statistics.median(droog) <= 2 * statistics.median(kaal) else 1


def read_arguments() -> argparse.Namespace:
    """Read what was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regels", type=int, default=1_000_000, help="aantal prestaties")
    parser.add_argument("--keren", type=int, default=5, help="aantal metingen")
    return parser.parse_args()


def prepare() -> None:
    """Start the servers of the benchmark, migrate, and set Django up as the application's role."""
    thuis = Path(os.environ.setdefault("STACK_HOME", str(PROJECT / "var" / "benchmark")))
    from inkoop.stapel import prepare_omgeving

    prepare_omgeving(thuis)
    os.environ["DJANGO_SETTINGS_MODULE"] = "inkoop.settings"
    omgeving = {**os.environ, "INKOOP_DB_ROL": "eigenaar"}
    argv = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(argv, cwd=PROJECT, env=omgeving, check=True)
    os.environ["LOGNIVEAU"] = "WARNING"
    import django

    django.setup()


def ensure_regio(regels: int) -> Any:
    """Give the region with this many prestaties; make it when it is not there yet."""
    from benchmarks.regiojaar import make_regiojaar
    from inkoop.stapel.rollen import connect
    from segmenten.models import Regio

    code = f"benchmark-{regels}"
    regio = Regio.objects.filter(code=code).first()
    if regio is None:
        begin = time.perf_counter()
        regio = make_regiojaar(code, regels)
        with connect(os.environ["DATABASE_URL_EIGENAAR"]) as eigenaar:
            eigenaar.execute("VACUUM ANALYZE")
        print(f"gegevens gemaakt in {time.perf_counter() - begin:.1f} s")
    return regio


def record(werk: Callable[[], object]) -> list[Opdracht]:
    """Give the statements that `werk` executes, with their values."""
    from django.db import connection

    opdrachten: list[Opdracht] = []

    def bewaar(execute: Callable[..., Any], sql: str, waarden: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("SELECT", "WITH")):
            opdrachten.append((sql, waarden))
        return execute(sql, waarden, many, context)

    with connection.execute_wrapper(bewaar):
        werk()
    return opdrachten


def execute_bare(opdrachten: list[Opdracht]) -> None:
    """Execute the statements in the same kind of transaction, fetch their rows, and do nothing with them."""
    from django.db import connection

    from bekostiging.services.momentopname import met_momentopname

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

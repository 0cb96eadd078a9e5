"""How long a settlement takes: dry and stored, beside the script that a finance department would write.

    python -m benchmarks.afrekenen [--regels 1000000] [--ook 5000000] [--toewijzingen 20000] [--keren 5]

Makes its own data in a database that is removed at the end. All are measured warm and in turn, so that a
busy moment slows all of them; medians of `--keren` are told, of the time on the clock and of the processors
(of this process and its connection), which depends less on what else the machine does. Nothing of an earlier
settlement is used again, but for `opnieuw`: that one is made after a change in one contract. `delen` and
`vaststellen` read every line; they are done once, at the end.
The scripts (`benchmarks.met_pandas`, `benchmarks.met_duckdb`) only add prestaties up, of one funding model;
they must come to what the settlement has. Limits: a dry run takes no longer than the script with pandas, a
stored one at most twice as long, the one after a change at most a fifth of that, and a dry run over `--ook`
lines at most 1.3 times as long as over `--regels`.
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks import met_duckdb, met_pandas
from benchmarks.databank import Databank, make_sjabloon
from benchmarks.uitvoer import write_uitvoer

HOOGSTENS_OPGESLAGEN, HOOGSTENS_OPNIEUW, HOOGSTENS_GROEI = 2.0, 0.2, 1.3
Opdracht = tuple[str, Any]


@dataclass(frozen=True)
class Duur:
    """How many seconds something takes: on the clock, and of the processors."""

    klok: float
    rekentijd: float


Tijden = Mapping[str, list[Duur]]


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
            "opgeslagen": lambda: make_afrekening(regio, JAAR, None, hergebruik=False),
            "opnieuw": lambda: make_afrekening(regio, JAAR, None),
        }
        tijden: dict[str, list[Duur]] = {naam: [] for naam in wegen}
        # The first time of each only warms up.
        for keer in range(keuzes.keren + 1):
            for naam, werk in wegen.items():
                if naam == "opnieuw":
                    change_contract(regio)
                duur = measure(werk)
                tijden[naam] += [duur] if keer else []
    for naam, werk in make_overgangen(regio).items():
        tijden[naam] = [measure(werk)]
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


def change_contract(regio: Any) -> None:
    """Change the agreement of one contract."""
    from django.db.models import F

    from contracten.models import Jaarafspraak
    from inkoop.platform.gebruikers.zicht import met_systeemzicht

    with met_systeemzicht():
        een = Jaarafspraak.objects.filter(contract__regio=regio).earliest("pk")
        Jaarafspraak.objects.filter(pk=een.pk).update(bedrag=F("bedrag") + 1)


def make_overgangen(regio: Any) -> dict[str, Callable[[], object]]:
    """Give what shares the latest version and what establishes it, by two people."""
    from bekostiging.selectors import get_laatste_afrekening
    from bekostiging.services import deel, stel_vast
    from benchmarks.regiojaar import JAAR
    from inkoop.platform.gebruikers.models import Gebruiker, Rol
    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from segmenten.models import RegioToegang

    naam = f"manager-{regio.code}"
    wie = Gebruiker.objects.create_user(naam, naam=naam, rollen=[Rol.CONTRACTMANAGER])
    with met_systeemzicht():
        RegioToegang.objects.create(gebruiker=wie, regio=regio)

    def go(overgang: Callable[..., object]) -> None:
        with met_systeemzicht():
            overgang(get_laatste_afrekening(regio, JAAR), wie)

    return {"delen": lambda: go(deel), "vaststellen": lambda: go(stel_vast)}


def measure(werk: Callable[[], object]) -> Duur:
    """Give how long `werk` takes."""
    begin, verbruikt = time.perf_counter(), read_rekentijd()
    werk()
    return Duur(time.perf_counter() - begin, read_rekentijd() - verbruikt)


def read_rekentijd() -> float:
    """Give what this process and its connection have asked of the processors, in seconds."""
    from django.db import connection

    connection.ensure_connection()
    velden = (
        Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rpartition(")")[2].split()
    )
    # User and system time, after the name and the state.
    van_databank = sum(int(veld) for veld in velden[11:13]) / os.sysconf("SC_CLK_TCK")
    return time.process_time() + van_databank


def get_mediaan(tijden: Tijden, naam: str) -> float:
    """Give the median of one way on the clock."""
    return statistics.median(duur.klok for duur in tijden[naam])


def find_boven_grens(tijden: Tijden) -> list[str]:
    """Name what takes longer than it may."""
    droog, opgeslagen = get_mediaan(tijden, "droog"), get_mediaan(tijden, "opgeslagen")
    boven = ["droog"] if droog > get_mediaan(tijden, "pandas") else []
    if opgeslagen > HOOGSTENS_OPGESLAGEN * droog:
        boven.append("opgeslagen")
    if get_mediaan(tijden, "opnieuw") > HOOGSTENS_OPNIEUW * opgeslagen:
        boven.append("opnieuw")
    return boven


def tell(maat: Any, opdrachten: int, tijden: Tijden) -> None:
    """Print the medians, and what they are of a dry run."""
    geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{maat.regels} prestaties, {maat.toewijzingen} toewijzingen, {opdrachten} leesopdrachten")
    droog = get_mediaan(tijden, "droog")
    droge_rekentijd = statistics.median(duur.rekentijd for duur in tijden["droog"])
    for naam, metingen in tijden.items():
        klok = [duur.klok for duur in metingen]
        midden, rekentijd = statistics.median(klok), statistics.median(duur.rekentijd for duur in metingen)
        print(
            f"{naam:11} {midden:5.2f} s ({min(klok):.2f}-{max(klok):.2f}) {midden / droog:5.2f}; "
            f"rekentijd {rekentijd:5.2f} s {rekentijd / droge_rekentijd:5.2f}"
        )
    print(f"piekgeheugen {geheugen} MiB (met de andere wegen)", flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""A process killed anywhere in a settlement, a correction or a renewal leaves nothing half, nothing twice."""

import json
import os
import random
import signal
import time
import traceback
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, connections
from django.db.models import F

from bekostiging.models import Afrekening, Contractafrekening, Gemeenteafrekening, Invoerstand, Regelstand
from bekostiging.services import make_afrekening, stel_vast
from bekostiging.services.regelstand import keep_regels
from contracten.models import Jaarafspraak, Tarief
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from segmenten.models import Regio
from tests.bekostiging.hulp import make_contractmanager, make_gedeeld
from tests.bekostiging.opgeslagen import read_opgeslagen
from toegang.models import Prestatiesom, Somstand
from toegang.selectors import find_somverschillen
from toegang.services import renew_sommen

pytestmark = [
    pytest.mark.storing,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("systeem"),
]

PUNTEN, ZAAD = 15, 7
# Longer than any of this takes on a machine that is busy: what hangs ends, and says so.
GEDULD_SECONDEN = 300
Werk = Callable[[], object]


@dataclass(frozen=True)
class Punt:
    """Before or after which statement a process is killed."""

    opdracht: int
    erna: bool


@contextmanager
def kill_at(punt: Punt | None) -> Iterator[list[int]]:
    """Kill this process at a point of its statements; yield a list that holds how many there were."""
    geteld = [0]

    def count(execute: Callable[..., Any], sql: str, waarden: Any, many: bool, context: Any) -> Any:
        geteld[0] += 1
        is_hier = punt is not None and geteld[0] == punt.opdracht
        if is_hier and punt is not None and not punt.erna:
            os.kill(os.getpid(), signal.SIGKILL)
        uitkomst = execute(sql, waarden, many, context)
        if is_hier:
            os.kill(os.getpid(), signal.SIGKILL)
        return uitkomst

    with connection.execute_wrapper(count):
        yield geteld


def run_apart(werk: Werk, punt: Punt | None = None) -> int:
    """Do the work in a process of its own; give how many statements it took, 0 when it was killed."""
    connections.close_all()
    lezen, schrijven = os.pipe()
    kind = os.fork()
    if kind == 0:
        _work(werk, punt, schrijven)
    os.close(schrijven)
    with os.fdopen(lezen) as pijp:
        gemeld = pijp.read().split()
    _, status = os.waitpid(kind, 0)
    assert gemeld, f"het andere proces kwam niet aan het werk ({os.waitstatus_to_exitcode(status)})"
    wait_for_einde(int(gemeld[0]))
    # Killed where it was meant to be, and by nothing else.
    assert os.waitstatus_to_exitcode(status) == (0 if punt is None else -signal.SIGKILL)
    return 0 if punt is not None else int(gemeld[1])


def _work(werk: Werk, punt: Punt | None, schrijven: int) -> None:
    """Be the other process: say which connection it has and how many statements it took, and end."""
    code = 1
    signal.alarm(GEDULD_SECONDEN)
    try:
        # After a test in a browser the parent has another connection than this process: its event loop ran
        # on in the thread, which Django takes for asynchronous code, and does not run here. What is found
        # here instead is of a test of before, whose database is gone.
        connections.close_all()
        connection.ensure_connection()
        os.write(schrijven, f"{connection.connection.info.backend_pid}\n".encode())
        with kill_at(punt) as geteld:
            werk()
        os.write(schrijven, f"{geteld[0]}\n".encode())
        code = 0
    except BaseException:  # noqa: BLE001 - whatever it is, this process may not go on as the tests
        traceback.print_exc()
    finally:
        os._exit(code)


def wait_for_einde(backend: int) -> None:
    """Wait until the database has found out that the process is gone."""
    einde = time.monotonic() + GEDULD_SECONDEN
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = %s", [backend])
            if cursor.fetchone() == (0,):
                return
        assert time.monotonic() < einde, "de verbinding van het gestopte proces blijft open"
        time.sleep(0.02)


def draw_punten(aantal: int) -> list[Punt]:
    """Draw the points, always the same ones of as many statements."""
    alle = [Punt(opdracht, erna) for opdracht in range(1, aantal + 1) for erna in (False, True)]
    return random.Random(ZAAD).sample(alle, PUNTEN)  # noqa: S311 - a fixed seed is what is meant


def count_alles() -> tuple[int, ...]:
    """Count what a version consists of, and what the log says of versions."""
    with met_systeemzicht():
        return (
            Afrekening.objects.count(),
            Contractafrekening.objects.count(),
            Gemeenteafrekening.objects.count(),
            Invoerstand.objects.count(),
            Logregel.objects.filter(handeling="afrekening_gemaakt").count(),
        )


def settle(regio: Regio, taak: uuid.UUID, *, hergebruik: bool) -> None:
    """Do what the job does."""
    keep_regels(make_afrekening(regio, 2022, None, taak=taak, hergebruik=hergebruik))


def kill_overal(regio: Regio, *, hergebruik: bool) -> None:
    """Kill a run at every drawn point; each leaves all or nothing, and a second try makes one version."""
    # The first run also makes stale sums anew, and takes more statements than those that are killed.
    run_apart(lambda: settle(regio, uuid.uuid4(), hergebruik=hergebruik))
    aantal = run_apart(lambda: settle(regio, uuid.uuid4(), hergebruik=hergebruik))
    eerste = _require_versie()
    goed = read_opgeslagen(eerste)
    regels, heel = _count_regelstanden(eerste), 0
    for punt in draw_punten(aantal):
        taak, voor = uuid.uuid4(), count_alles()
        run_apart(lambda taak=taak: settle(regio, taak, hergebruik=hergebruik), punt)  # type: ignore[misc]
        halverwege = _find_versie(taak)
        is_gemaakt = halverwege is not None
        heel += is_gemaakt
        na_dood = count_alles()
        assert is_gemaakt or na_dood == voor, punt
        assert halverwege is None or _count_regelstanden(halverwege) in (0, regels), punt
        run_apart(lambda taak=taak: settle(regio, taak, hergebruik=hergebruik))  # type: ignore[misc]
        na = count_alles()
        # One version more, whole: nothing of the killed one beside it.
        assert [n - v for n, v in zip(na, voor, strict=True)] == [1, *_count_delen(regio), 1, 1], punt
        assert is_gemaakt is (na == na_dood), punt
        gemaakt = _require_versie(taak)
        assert without_taak(read_opgeslagen(gemaakt)) == without_taak(goed), punt
        assert _count_regelstanden(gemaakt) == regels > 0, punt
    # Some came too late to undo anything, and most did not.
    assert 0 < heel < PUNTEN


def _find_versie(taak: uuid.UUID | None = None) -> Afrekening | None:
    """Find the version of a job, or the latest, through a connection that may be a new one."""
    with met_systeemzicht():
        versies = Afrekening.objects.filter(taak=taak) if taak else Afrekening.objects.all()
        return versies.order_by("-pk").first()


def _require_versie(taak: uuid.UUID | None = None) -> Afrekening:
    versie = _find_versie(taak)
    assert versie is not None
    return versie


def _count_regelstanden(afrekening: Afrekening) -> int:
    with met_systeemzicht():
        return Regelstand.objects.filter(contractafrekening__afrekening=afrekening).count()


def _count_delen(regio: Regio) -> tuple[int, int]:
    with met_systeemzicht():
        laatste = Afrekening.objects.filter(regio=regio).latest("versie")
        delen = Gemeenteafrekening.objects.filter(contractafrekening__afrekening=laatste)
        return laatste.contractafrekeningen.count(), delen.count()


def without_taak(versie: list[list[Any]]) -> list[Any]:
    """Leave out which job made a version."""
    ((kop, *stand),), *delen = versie
    velden = json.loads(kop)
    del velden["taak"]
    return [velden, stand, delen]


@pytest.mark.parametrize("hergebruik", [False, True])
def test_a_settlement_that_is_killed_is_there_or_it_is_not(regio: Regio, *, hergebruik: bool) -> None:
    make_afrekening(regio, 2022, None)
    kill_overal(regio, hergebruik=hergebruik)


def test_a_correction_that_is_killed_is_there_or_it_is_not(regio: Regio) -> None:
    vast = make_gedeeld(regio)
    with met_systeemzicht():
        stel_vast(vast, make_contractmanager(regio, "vaststeller"))
        Jaarafspraak.objects.filter(contract__nummer="C3").update(bedrag=F("bedrag") + 500)
        Tarief.objects.filter(contract__nummer="C2").update(bedrag=F("bedrag") + 1)
    kill_overal(regio, hergebruik=True)
    with met_systeemzicht():
        correcties = set(Afrekening.objects.exclude(pk=vast.pk).values_list("corrigeert", flat=True))
    assert correcties == {vast.pk}


def test_a_renewal_of_sums_that_is_killed_leaves_them_as_they_were(regio: Regio) -> None:
    def renew() -> None:
        with met_systeemzicht():
            renew_sommen(regio)

    def make_verouderd() -> None:
        with met_systeemzicht():
            Tarief.objects.update(bedrag=F("bedrag") + 1)

    def read_sommen() -> tuple[list[Any], list[Any]]:
        with met_systeemzicht():
            velden = ("contract", "maand", "gemeente", "product", "tarief", "aantal", "volume", "bedrag")
            sommen = Prestatiesom.objects.order_by(*velden).values_list(*velden)
            return list(sommen), list(Somstand.objects.order_by("pk").values_list("pk", "is_verouderd"))

    make_verouderd()
    for punt in draw_punten(run_apart(renew)):
        make_verouderd()
        voor = read_sommen()
        run_apart(renew, punt)
        assert read_sommen() == voor, punt
        run_apart(renew)
        with met_systeemzicht():
            assert not Somstand.objects.filter(is_verouderd=True).exists()
            assert find_somverschillen(regio) == []
        assert read_sommen() != voor, punt

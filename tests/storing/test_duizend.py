"""A thousand writes while everything is killed and started again at random: each exists exactly once.

The stack is of this test alone: a database that keeps what it says, a broker, the site, a worker.
"""

import json
import os
import random
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from inkoop.stapel.broker import start_broker
from inkoop.stapel.fouten import StapelError
from inkoop.stapel.plekken import PROJECT, ensure_thuis, get_dienstgebruiker, remove_diensten
from inkoop.stapel.postgres import BEHEERDER, start_postgres
from inkoop.stapel.processen import Kind, accepts_verbinding, get_vrije_poort
from inkoop.stapel.rollen import DATABASE, connect, provision
from tests.storing.processen import (
    Bezoeker,
    Doorgeefluik,
    kill,
    start_site,
    start_worker,
    wait_until,
)

pytestmark = [pytest.mark.storing, pytest.mark.traag, pytest.mark.lang]

AANTAL, SCHRIJVERS, ZAAD = 1000, 6, 8
DELEN = ("databank", "wachtrij", "site", "werker")
# So many of the writes start a job as well.
TAAK_OP = 50
_RUST = 120.0
# So many writes come between two faults, at least and at most.
_TUSSEN = (10, 50)
# What a writer delivered, with the addresses that it got, and the addresses of the jobs that it asked for.
Deel = tuple[dict[int, str], list[str]]
_ZAAI = """
import django, json
django.setup()
from django.test import Client
from tests.bekostiging.hulp import make_contractmanager, store_voorbeeld
regio = store_voorbeeld("03")
client = Client()
client.force_login(make_contractmanager(regio, "manager"))
print(json.dumps({"regio": regio.pk, "sessie": client.cookies["sessionid"].value}))
"""
_HERSTEL = """
import django
django.setup()
from inkoop.platform.taken.services import recover_verlopen_taken
recover_verlopen_taken()
"""


@dataclass
class Installatie:
    """The servers and processes, each of which can be killed and started again."""

    thuis: Path
    omgeving: dict[str, str] = field(default_factory=dict)
    poort: int = field(default_factory=get_vrije_poort)
    herstarts: Counter[str] = field(default_factory=Counter)

    def start(self) -> None:
        """Start everything, on a database that was migrated."""
        ensure_thuis(self.thuis)
        (self.thuis / "log").mkdir(exist_ok=True)
        self._gebruiker = get_dienstgebruiker()
        self._pg, poort = start_postgres(self.thuis, self._gebruiker, proef=False)
        beheer = f"postgres://{BEHEERDER}@127.0.0.1:{poort}/{DATABASE}"
        urls = provision(beheer)
        # A process that is killed leaves to the machine what it wrote; only a power cut would need the disk.
        with connect(beheer) as verbinding:
            verbinding.execute("ALTER SYSTEM SET fsync = off")
            verbinding.execute("SELECT pg_reload_conf()")
        self._broker, brokerpoort = start_broker(self.thuis, self._gebruiker)
        self.luiken = {naam: Doorgeefluik(url) for naam, url in urls.items()}
        self.luiken["REDIS_URL"] = Doorgeefluik(f"redis://127.0.0.1:{brokerpoort}/0")
        self.omgeving = {
            **os.environ,
            **{naam: luik.url for naam, luik in self.luiken.items()},
            "BESTANDEN_MAP": str(self.thuis / "bestanden"),
            "LOGNIVEAU": "CRITICAL",
            "TAKEN_LEASE_SECONDEN": "3",
            "TAKEN_WACHTTIJD_SECONDEN": "5",
            # How often a worker is killed is not what a job should suffer from here.
            "TAKEN_POGINGEN": "99",
        }
        # Nobody disturbs the migration, so it needs no way that can be cut.
        migratie = {**self.omgeving, **urls, "INKOOP_DB_ROL": "eigenaar"}
        run_python(["manage.py", "migrate", "--verbosity", "0"], migratie)
        self.site = start_site(self.omgeving, self.poort)
        self.werker = start_worker(self.omgeving)
        wait_until(lambda: accepts_verbinding(self.poort), "de site", 60)

    def restart(self, wat: str) -> None:
        """Kill a part without a chance to tidy up, and start it again."""
        self.herstarts[wat] += 1
        match wat:
            case "databank":
                _kill_kind(self._pg)
                self._pg, poort = _start_again(
                    lambda: start_postgres(self.thuis, self._gebruiker, proef=False)
                )
                self._retarget(poort, "DATABASE_URL")
            case "wachtrij":
                _kill_kind(self._broker)
                self._broker, poort = start_broker(self.thuis, self._gebruiker)
                self._retarget(poort, "REDIS_URL")
            case "site":
                kill(self.site)
                self.site = start_site(self.omgeving, self.poort)
            case "werker":
                kill(self.werker)
                self.werker = start_worker(self.omgeving)

    def _retarget(self, poort: int, begin: str) -> None:
        for naam, luik in self.luiken.items():
            if naam.startswith(begin):
                luik.retarget(poort)

    def stop(self) -> None:
        """Stop everything."""
        for naam in ("site", "werker"):
            with suppress(AttributeError):
                kill(getattr(self, naam))
        for naam in ("_broker", "_pg"):
            with suppress(AttributeError):
                getattr(self, naam).stop()
        for luik in getattr(self, "luiken", {}).values():
            luik.close()


def _kill_kind(kind: Kind) -> None:
    kind.proces.kill()
    kind.proces.wait()


def _start_again(start: Callable[[], tuple[Kind, int]]) -> tuple[Kind, int]:
    """Start a database again: what is left of the killed one may need a moment to go."""
    einde = time.monotonic() + 60
    while True:
        try:
            return start()
        except StapelError:
            assert time.monotonic() < einde, "de databank start niet meer"
            time.sleep(0.5)


def run_python(argv: list[str], omgeving: dict[str, str]) -> str:
    klaar = subprocess.run(
        [sys.executable, "-W", "ignore", *argv],
        cwd=PROJECT,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stderr
    return klaar.stdout


@pytest.fixture
def installatie(tmp_path: Path) -> Iterator[Installatie]:
    deze = Installatie(tmp_path / "var")
    try:
        deze.start()
        yield deze
    finally:
        deze.stop()
        remove_diensten(deze.thuis)


def disturb(
    installatie: Installatie, werk: Callable[[int], Deel], count_gedaan: Callable[[], int]
) -> list[Deel]:
    """Let the writers write, and meanwhile kill and start again, one after another at random.

    How much was written between two faults is drawn, not how long that took: a machine that starts slowly
    would do little else. By this thread: the servers that a thread starts end with it.
    """
    toeval = random.Random(ZAAD)  # noqa: S311 - a fixed seed is what is meant
    with ThreadPoolExecutor(SCHRIJVERS) as schrijvers:
        delen = [schrijvers.submit(werk, deel) for deel in range(SCHRIJVERS)]
        ronde: list[str] = []
        tot = 0
        while not all(deel.done() for deel in delen):
            if count_gedaan() < tot:
                time.sleep(0.05)
                continue
            # Each in its turn, in an order that is drawn again for every round.
            ronde = ronde or toeval.sample(DELEN, len(DELEN))
            installatie.restart(ronde.pop())
            tot = count_gedaan() + toeval.randint(*_TUSSEN)
        return [deel.result() for deel in delen]


@dataclass
class Schrijver:
    """Sends forms until each is accepted; the same form, with the same key."""

    bezoeker: Bezoeker
    regio: int
    pogingen: int = 0
    aangenomen: int = 0

    def deliver(self, nummer: int) -> str:
        """Bring a file, and return the address that it got."""
        velden = {"soort": "prestaties", "regio": str(self.regio)}
        inhoud = f"id;toewijzing\nP-{nummer};T-{nummer}\n".encode()
        return self._send("/aanleveren/nieuw", velden, (f"u{nummer:04}.csv", inhoud))

    def settle(self) -> str:
        """Ask for a settlement, and return the address of its job."""
        return self._send("/afrekeningen/starten", {"regio": str(self.regio), "jaar": "2022"}, None)

    def _send(self, pad: str, velden: dict[str, str], bestand: tuple[str, bytes] | None) -> str:
        velden |= {"verzoek": uuid.uuid4().hex, "csrfmiddlewaretoken": self.bezoeker.koekjes["csrftoken"]}
        for _ in range(500):
            self.pogingen += 1
            antwoord = self.bezoeker.post(pad, velden, bestand=bestand)
            doel = antwoord.koppen.get("Location", "")
            if antwoord.status == 302 and not doel.startswith("/aanmelden"):
                self.aangenomen += 1
                return doel
            assert antwoord.status in {0, 503}, (antwoord.status, antwoord.tekst[:2000])
            time.sleep(0.2)
        raise AssertionError(f"{pad} is nooit aangenomen")


def test_every_write_that_was_accepted_exists_exactly_once(installatie: Installatie) -> None:
    gezaaid = json.loads(run_python(["-c", _ZAAI], installatie.omgeving).splitlines()[-1])
    schrijvers = [
        Schrijver(Bezoeker(installatie.poort, {"sessionid": gezaaid["sessie"]}), gezaaid["regio"])
        for _ in range(SCHRIJVERS)
    ]
    for schrijver in schrijvers:
        assert schrijver.bezoeker.get("/aanleveren/nieuw").status == 200

    def work(deel: int) -> Deel:
        schrijver, geleverd, taken = schrijvers[deel], dict[int, str](), list[str]()
        for nummer in range(deel, AANTAL, SCHRIJVERS):
            geleverd[nummer] = schrijver.deliver(nummer)
            if nummer % TAAK_OP == 0:
                taken.append(schrijver.settle())
        return geleverd, taken

    delen = disturb(installatie, work, lambda: sum(schrijver.aangenomen for schrijver in schrijvers))
    geleverd = {nummer: adres for deel, _ in delen for nummer, adres in deel.items()}
    taken = {adres.rsplit("/", 1)[1] for _, deel in delen for adres in deel}
    assert len(geleverd) == AANTAL
    # Everything was disturbed, and writes were sent again for it.
    assert set(installatie.herstarts) == set(DELEN), installatie.herstarts
    assert sum(schrijver.pogingen for schrijver in schrijvers) > AANTAL + AANTAL // TAAK_OP
    with psycopg.connect(_get_eigenaar(installatie), autocommit=True) as verbinding:
        verbinding.execute("SET inkoop.rol = 'systeem'")
        # Nothing lost, nothing double, and each under the address that was answered.
        rijen = verbinding.execute("SELECT naam, array_agg(id) FROM inname_upload GROUP BY naam").fetchall()
        gevonden: dict[str, list[int]] = dict(rijen)
        verwacht = {f"u{nummer:04}.csv": _get_sleutel(adres) for nummer, adres in geleverd.items()}
        assert gevonden == {naam: [sleutel] for naam, sleutel in verwacht.items()}
        # Nothing half: of each its content.
        sommen = verbinding.execute("SELECT sha256 FROM bestanden_bestand WHERE soort = 'upload'").fetchall()
        assert len({som for (som,) in sommen}) == AANTAL
        map_ = installatie.thuis / "bestanden"
        assert all((map_ / som[:2] / som[2:4] / som).is_file() for (som,) in sommen)
        # Nothing stuck: every job that was asked for is done, and made one version.
        einde = time.monotonic() + _RUST
        vraag = "SELECT status, count(*) FROM taken_taak GROUP BY status"
        while {status for status, _ in verbinding.execute(vraag).fetchall()} != {"klaar"}:
            assert time.monotonic() < einde, verbinding.execute(vraag).fetchall()
            run_python(["-c", _HERSTEL], installatie.omgeving)
            time.sleep(1)
        klaar = {str(rij[0]) for rij in verbinding.execute("SELECT id FROM taken_taak").fetchall()}
        assert taken <= klaar
        versies = verbinding.execute(
            "SELECT taak, count(*) FROM bekostiging_afrekening GROUP BY taak"
        ).fetchall()
        assert {str(taak): aantal for taak, aantal in versies} == dict.fromkeys(klaar, 1)


def _get_sleutel(adres: str) -> int:
    return int(adres.split("/")[2])


def _get_eigenaar(installatie: Installatie) -> str:
    return installatie.omgeving["DATABASE_URL_EIGENAAR"].replace("postgres:", "postgresql:", 1)

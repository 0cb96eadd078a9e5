"""Real processes to disturb: a site, a worker, and a server that can be made to hang."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.test import Client

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.stapel.plekken import PROJECT
from inkoop.stapel.processen import accepts_verbinding, get_vrije_poort
from inkoop.stapel.rollen import with_database
from tests.databank import Databank

LEASE = 2
_BLOK = 2**16
# Of the site, and of the worker.
_DATABANKEN = ("DATABASE_URL", "DATABASE_URL_WERKER")
_GRENS = "grens-van-een-deel"
_INVOER = re.compile(r'name="(csrfmiddlewaretoken|verzoek)" value="([^"]+)"')


def make_omgeving(databank: Databank, broker: str, **anders: str) -> dict[str, str]:
    """Return the environment of a process of the installation, on the test database."""
    return {
        **os.environ,
        **{naam: with_database(os.environ[naam], databank.naam) for naam in _DATABANKEN},
        "REDIS_URL": broker,
        "TAKEN_LEASE_SECONDEN": str(LEASE),
        "LOGNIVEAU": "WARNING",
        **anders,
    }


def start_worker(omgeving: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a real worker, in a process group of its own."""
    argv = [sys.executable, "-W", "ignore", "-m", "celery", "-A", "inkoop", "worker", "--concurrency", "1"]
    return subprocess.Popen(
        [*argv, "--without-gossip", "--without-mingle"],
        cwd=PROJECT,
        env=omgeving,
        start_new_session=True,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


@contextmanager
def run_worker(omgeving: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a real worker until the end of the block."""
    proces = start_worker(omgeving)
    try:
        yield proces
    finally:
        kill(proces)


def kill(proces: subprocess.Popen[bytes]) -> None:
    """Kill a process with all its children, without a chance to tidy up."""
    with suppress(ProcessLookupError):
        os.killpg(proces.pid, signal.SIGKILL)
    proces.wait()


def wait_until(voorwaarde: Callable[[], bool], wat: str, seconden: float = 30) -> None:
    """Wait at most half a minute."""
    einde = time.monotonic() + seconden
    while not voorwaarde():
        assert time.monotonic() < einde, f"wachtte te lang op: {wat}"
        time.sleep(0.1)


@dataclass(frozen=True)
class Antwoord:
    """What a visitor got, and after how many seconds; status 0 when the connection broke."""

    status: int
    tekst: str
    duur: float
    koppen: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Bezoeker:
    """A browser of one account, with its own connection for each request."""

    poort: int
    koekjes: dict[str, str]

    def get(self, pad: str, geduld: float = 40) -> Antwoord:
        """Ask a page."""
        return self._ask("GET", pad, None, {}, geduld)

    def open_formulier(self, pad: str) -> dict[str, str]:
        """Return what a form sends along by itself: its proof and the key of the request."""
        return dict(_INVOER.findall(self.get(pad).tekst))

    def post(
        self,
        pad: str,
        velden: Mapping[str, str],
        geduld: float = 40,
        bestand: tuple[str, bytes] | None = None,
    ) -> Antwoord:
        """Send a form, with a file in its field `bestand` when there is one."""
        if bestand is None:
            soort, inhoud = "application/x-www-form-urlencoded", urlencode(velden).encode()
        else:
            soort, inhoud = f"multipart/form-data; boundary={_GRENS}", _make_delen(velden, *bestand)
        return self._ask("POST", pad, inhoud, {"Content-Type": soort}, geduld)

    def _ask(
        self, methode: str, pad: str, inhoud: bytes | None, koppen: dict[str, str], geduld: float
    ) -> Antwoord:
        begin = time.monotonic()
        koppen["Cookie"] = "; ".join(f"{naam}={waarde}" for naam, waarde in self.koekjes.items())
        verbinding = HTTPConnection("127.0.0.1", self.poort, timeout=geduld)
        try:
            verbinding.request(methode, pad, inhoud, koppen)
            antwoord = verbinding.getresponse()
            tekst = antwoord.read().decode()
            for kop in antwoord.headers.get_all("Set-Cookie") or ():
                naam, _, waarde = kop.partition(";")[0].partition("=")
                self.koekjes[naam] = waarde
            return Antwoord(antwoord.status, tekst, time.monotonic() - begin, dict(antwoord.headers))
        except (OSError, HTTPException) as fout:
            return Antwoord(0, repr(fout), time.monotonic() - begin)
        finally:
            verbinding.close()


def _make_delen(velden: Mapping[str, str], naam: str, inhoud: bytes) -> bytes:
    """Return a form with a file as a browser sends it."""
    deel = "Content-Disposition: form-data; name="
    alles = [f'{deel}"{veld}"\r\n\r\n{waarde}'.encode() for veld, waarde in velden.items()]
    kop = f'{deel}"bestand"; filename="{naam}"\r\nContent-Type: text/csv\r\n\r\n'
    alles.append(kop.encode() + inhoud)
    streep = f"--{_GRENS}".encode()
    return b"\r\n".join(streep + b"\r\n" + stuk for stuk in alles) + b"\r\n" + streep + b"--\r\n"


@dataclass
class Site:
    """A running site."""

    proces: subprocess.Popen[bytes]
    poort: int

    def sign_in(self, gebruiker: Gebruiker) -> Bezoeker:
        """Return a browser in which somebody signed in."""
        client = Client()
        client.force_login(gebruiker)
        naam = settings.SESSION_COOKIE_NAME
        return Bezoeker(self.poort, {naam: client.cookies[naam].value})


def start_site(omgeving: Mapping[str, str], poort: int) -> subprocess.Popen[bytes]:
    """Start the site as an installation does, in a process group of its own."""
    argv = [sys.executable, "-W", "ignore", "-m", "gunicorn", "inkoop.wsgi", "--bind", f"127.0.0.1:{poort}"]
    omgeving = {**omgeving, "WEB_CONCURRENCY": "2"}
    return subprocess.Popen(
        argv, cwd=PROJECT, env=omgeving, start_new_session=True, stderr=subprocess.DEVNULL
    )


@contextmanager
def run_site(omgeving: Mapping[str, str]) -> Iterator[Site]:
    """Run a real site until the end of the block."""
    poort = get_vrije_poort()
    proces = start_site(omgeving, poort)
    try:
        wait_until(lambda: accepts_verbinding(poort), "de site")
        site = Site(proces, poort)
        wait_until(lambda: Bezoeker(poort, {}).get("/aanmelden").status == 200, "de eerste pagina")
        yield site
    finally:
        kill(proces)


class Doorgeefluik:
    """Stands before a server, and can make it hang: connections are taken and no byte goes on.

    What was sent meanwhile goes on when it is released, as with a machine that stood still.
    """

    def __init__(self, url: str) -> None:
        self._doel = urlsplit(url)
        self._vrij = threading.Event()
        self._vrij.set()
        self._dicht = threading.Event()
        self._oor = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._lijnen: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """The address of the server, through here."""
        wie, apenstaart, _ = self._doel.netloc.rpartition("@")
        plek = f"127.0.0.1:{self._oor.getsockname()[1]}"
        return urlunsplit(self._doel._replace(netloc=f"{wie}{apenstaart}{plek}"))

    def retarget(self, poort: int) -> None:
        """Lead to another port from now on: that of the same server after it was started again."""
        wie, apenstaart, _ = self._doel.netloc.rpartition("@")
        self._doel = self._doel._replace(netloc=f"{wie}{apenstaart}127.0.0.1:{poort}")

    def hang(self) -> None:
        """Let nothing through any more."""
        self._vrij.clear()

    def release(self) -> None:
        """Let everything through again, also what waited."""
        self._vrij.set()

    def close(self) -> None:
        """Break all connections."""
        self._dicht.set()
        self._vrij.set()
        for lijn in [self._oor, *self._lijnen]:
            with suppress(OSError):
                lijn.shutdown(socket.SHUT_RDWR)
            lijn.close()

    def _accept(self) -> None:
        while not self._dicht.is_set():
            try:
                klant, _ = self._oor.accept()
            except OSError:
                return
            self._lijnen.append(klant)
            threading.Thread(target=self._connect, args=[klant], daemon=True).start()

    def _connect(self, klant: socket.socket) -> None:
        self._vrij.wait()
        if self._dicht.is_set():
            return
        try:
            server = socket.create_connection((self._doel.hostname or "", self._doel.port or 0), 10)
        except OSError:
            klant.close()
            return
        server.settimeout(None)
        self._lijnen.append(server)
        for van, naar in ((klant, server), (server, klant)):
            threading.Thread(target=self._pump, args=[van, naar], daemon=True).start()

    def _pump(self, van: socket.socket, naar: socket.socket) -> None:
        with suppress(OSError):
            while blok := van.recv(_BLOK):
                self._vrij.wait()
                naar.sendall(blok)
        # What one side ended, the other hears of when nothing hangs any more.
        self._vrij.wait()
        for lijn in (van, naar):
            with suppress(OSError):
                lijn.shutdown(socket.SHUT_RDWR)


@contextmanager
def stand_before(url: str) -> Iterator[Doorgeefluik]:
    """Stand before a server until the end of the block."""
    luik = Doorgeefluik(url)
    try:
        yield luik
    finally:
        luik.close()


def run_together(werk: Callable[[int], Any], aantal: int) -> list[Any]:
    """Do the same so many times at once, and return what came of each."""
    uitkomsten: list[Any] = [None] * aantal

    def run(nummer: int) -> None:
        uitkomsten[nummer] = werk(nummer)

    draden = [threading.Thread(target=run, args=[nummer]) for nummer in range(aantal)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitkomsten

"""How fast the contract list and the settlement page answer with at least 500 contracts.

    python -m benchmarks.paginas [--clienten 20000] [--verzoeken 200]

Makes a demo year once, in servers of its own below var/benchmarks-paginas, and serves it with gunicorn (two
workers) on loopback. Each page gets 20 requests to warm up and 200 that count, one after another; the limit
is 150 ms at the 95th percentile. Ends with code 1 above it.
"""

import argparse
import math
import os
import re
import socket
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

PROJECT = Path(__file__).resolve().parent.parent
JAAR, GRENS_MS = 2022, 150
_OPWARMEN = 20


def main() -> int:
    """Prepare, serve, measure and tell."""
    keuzes = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    keuzes.add_argument("--clienten", type=int, default=20_000, help="cliënten in het demojaar")
    keuzes.add_argument("--verzoeken", type=int, default=200, help="gemeten verzoeken per pagina")
    gekozen = keuzes.parse_args()
    contracten, afrekening, wachtwoord = prepare(gekozen.clienten)
    poort = find_poort()
    server = start_server(poort)
    try:
        lezer = sign_in(f"http://127.0.0.1:{poort}", wachtwoord)
        paden = {"contractenlijst": "/contracten", "afrekening": f"/afrekeningen/{afrekening}"}
        uitkomsten = {
            naam: measure(lezer, f"http://127.0.0.1:{poort}{pad}", gekozen.verzoeken)
            for naam, pad in paden.items()
        }
    finally:
        server.terminate()
        server.wait(10)
    return tell(contracten, uitkomsten)


def prepare(clienten: int) -> tuple[int, int, str]:
    """Return the number of contracts, the key of the settlement and the password; makes them when new."""
    thuis = Path(os.environ.setdefault("STACK_HOME", str(PROJECT / "var" / "benchmarks-paginas")))
    from inkoop.stapel import prepare_omgeving

    prepare_omgeving(thuis)
    os.environ["DJANGO_SETTINGS_MODULE"] = "inkoop.settings"
    os.environ["LOGNIVEAU"] = "WARNING"
    for argv in (["migrate", "--verbosity", "0"], ["collectstatic", "--noinput", "--verbosity", "0"]):
        rol = "eigenaar" if argv[0] == "migrate" else "app"
        omgeving = {**os.environ, "INKOOP_DB_ROL": rol}
        subprocess.run([sys.executable, "manage.py", *argv], cwd=PROJECT, env=omgeving, check=True)
    import django

    django.setup()
    return ensure_regio(clienten)


def ensure_regio(clienten: int) -> tuple[int, int, str]:
    """Make the demo year, its settlement and the accounts where they are not there yet."""
    from bekostiging.selectors import get_laatste_afrekening
    from bekostiging.services import make_afrekening
    from contracten.models import Contract
    from inkoop.demo.accounts import ensure_accounts, get_demowachtwoord
    from inkoop.demo.opzet import ensure_gedeeld
    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from segmenten.models import Regio

    code = f"noord-limburg-{clienten}"
    if not Regio.objects.filter(code=code).exists():
        opdracht = ["--regio", "noord-limburg", "--als", code, "--jaar", str(JAAR), "--alle-modellen"]
        maat = ["--clienten", str(clienten), "--zaad", "1"]
        subprocess.run(
            [sys.executable, "manage.py", "genereer_jaar", *opdracht, *maat], cwd=PROJECT, check=True
        )
    regio = Regio.objects.get(code=code)
    with met_systeemzicht():
        afrekening = get_laatste_afrekening(regio, JAAR)
        contracten = Contract.objects.filter(regio=regio).count()
    afrekening = afrekening or make_afrekening(regio, JAAR, None)
    ensure_accounts(regio)
    afrekening = ensure_gedeeld(afrekening)
    return contracten, afrekening.pk, get_demowachtwoord()


def find_poort() -> int:
    """Return a free port on loopback."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        return int(vrij.getsockname()[1])


def start_server(poort: int) -> subprocess.Popen[bytes]:
    """Start gunicorn and wait until it answers."""
    argv = [sys.executable, "-m", "gunicorn", "inkoop.wsgi", "--bind", f"127.0.0.1:{poort}", "--workers", "2"]
    server = subprocess.Popen(argv, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    grens = time.monotonic() + 60
    while time.monotonic() < grens:
        with socket.socket() as verbinding:
            if verbinding.connect_ex(("127.0.0.1", poort)) == 0:
                return server
        time.sleep(0.1)
    server.terminate()
    raise TimeoutError("gunicorn antwoordt niet")


def sign_in(adres: str, wachtwoord: str) -> OpenerDirector:
    """Sign in as the demo's contract manager, as a browser would."""
    lezer = build_opener(HTTPCookieProcessor(CookieJar()))
    pagina = lezer.open(f"{adres}/aanmelden", timeout=30).read().decode()
    gevonden = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', pagina)
    if gevonden is None:
        raise ValueError("de aanmeldpagina heeft geen formulier")
    velden = {
        "csrfmiddlewaretoken": gevonden.group(1),
        "login": "demo-contractmanager",
        "password": wachtwoord,
    }
    lezer.open(f"{adres}/aanmelden", urlencode(velden).encode(), timeout=30).read()
    return lezer


def measure(lezer: OpenerDirector, adres: str, verzoeken: int) -> list[float]:
    """Return how many milliseconds each counted request took, sorted."""
    tijden = []
    for nummer in range(_OPWARMEN + verzoeken):
        begin = time.perf_counter()
        with lezer.open(adres, timeout=30) as antwoord:
            inhoud = antwoord.read()
            if antwoord.url != adres or b"<main" not in inhoud:
                raise ValueError(f"{adres} gaf {antwoord.url}")
        if nummer >= _OPWARMEN:
            tijden.append((time.perf_counter() - begin) * 1000)
    return sorted(tijden)


def tell(contracten: int, uitkomsten: dict[str, list[float]]) -> int:
    """Print the figures; 1 when a page is above the limit or there are too few contracts to tell."""
    print(f"{contracten} contracten")
    te_traag = contracten < 500
    for naam, tijden in uitkomsten.items():
        p95 = tijden[math.ceil(0.95 * len(tijden)) - 1]
        midden = tijden[len(tijden) // 2]
        print(f"{naam:16} mediaan {midden:5.0f} ms, 95e percentiel {p95:5.0f} ms (hoogstens {GRENS_MS})")
        te_traag = te_traag or p95 > GRENS_MS
    return int(te_traag)


if __name__ == "__main__":
    sys.exit(main())

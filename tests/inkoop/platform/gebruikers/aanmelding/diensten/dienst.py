"""A real OpenID Connect server, and somebody who signs in there."""

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from django.test import Client

from inkoop.stapel.plekken import PROJECT

GEMEENTE, EHERKENNING = "gemeente", "eherkenning"
GEHEIM = "geheim-van-de-test-en-nergens-anders"
MENSEN: dict[str, dict[str, Any]] = {
    "bea": {"email": "Bea@gemeente.example", "name": "Bea"},
    "bea-sterk": {"email": "bea@gemeente.example", "email_verified": True, "acr": "mfa"},
    "niet-zeker": {"email": "bea@gemeente.example", "email_verified": False},
    "vreemd": {"email": "bea@elders.example", "email_verified": True},
    "zonder": {},
    "goed-bedrijf": {"kvk": "12345678", "acr": "eh3"},
    "laag-niveau": {"kvk": "12345678", "acr": "eh2"},
    "ander-bedrijf": {"kvk": "87654321", "acr": "eh3"},
}
_SCRIPT = Path(__file__).with_name("dienst.mjs")


@contextmanager
def run_dienst(codes: list[str]) -> Iterator[str]:
    """Run the server; gives its address."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    terug = [f"http://testserver/aanmelden/dienst/{code}/terug" for code in codes]
    # As npm is found: that of the machine, or the one beside Python.
    node = shutil.which("node") or str(Path(sys.executable).with_name("node"))
    argv = [node, str(_SCRIPT), str(poort), GEHEIM, json.dumps(terug), json.dumps(MENSEN)]
    with subprocess.Popen(
        argv, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as proces:
        try:
            assert proces.stdout
            assert proces.stdout.readline().strip() == "klaar"
            yield f"http://127.0.0.1:{poort}"
        finally:
            proces.terminate()


def leave(client: Client, code: str, vraag: str = "", **gegevens: str) -> str:
    """Choose a service on our page; gives the address to which it leads."""
    antwoord = client.post(f"/aanmelden/dienst/{code}{vraag}", gegevens)
    assert antwoord.status_code == 200, antwoord.content.decode()
    return antwoord["Refresh"].partition("url=")[2]


def sign_in_there(adres: str, wie: str, sessie: requests.Session | None = None) -> str:
    """Sign in at the service as its pages ask; gives the path to which it sends back."""
    sessie = sessie or requests.Session()
    antwoord = sessie.get(adres, allow_redirects=False, timeout=10)
    for _ in range(12):
        if antwoord.is_redirect:
            waar = antwoord.headers["Location"]
            if waar.startswith("http://testserver/"):
                delen = urlsplit(waar)
                return f"{delen.path}?{delen.query}"
            adres = urljoin(antwoord.url, waar)
        else:
            assert "Wie bent u?" in antwoord.text, antwoord.text
            adres = f"{antwoord.url}?wie={wie}"
        antwoord = sessie.get(adres, allow_redirects=False, timeout=10)
    raise AssertionError("the service does not send back")


def sign_in_with(
    client: Client, code: str, wie: str, sessie: requests.Session | None = None, **gegevens: str
) -> Any:
    """Sign in through a service, from our page and back again."""
    return client.get(sign_in_there(leave(client, code, **gegevens), wie, sessie))


def is_binnen(client: Client) -> bool:
    return client.get("/").status_code == 200

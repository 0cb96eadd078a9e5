"""Pages as they are sent and as people read them, and what each asks of the database."""

import html
import re
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.paginas.conftest import Bezoeker
from tests.rechten.matrix import PAGINAS, Cel
from tests.rechten.vragen import make_client
from tests.rechten.wereld import Wereld

# Every page that asks who reads it.
ROUTES = {naam: cel for naam, cel in PAGINAS.items() if not cel.openbaar and not naam.startswith("api-")}


def read(als: Bezoeker, rol: str, naam: str, sleutel: Any) -> str:
    """Read the page of one thing as it is sent."""
    antwoord = als(rol).get(reverse(naam, args=[sleutel]))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def read_tekst(als: Bezoeker, rol: str, adres: str) -> str:
    """Read a page as people do: without markup, and with plain spaces."""
    antwoord = als(rol).get(adres)
    assert antwoord.status_code == 200, adres
    kaal = re.sub(r"<[^>]+>", " ", html.unescape(antwoord.content.decode()))
    return re.sub(r"\s+", " ", kaal.replace("\xa0", " ")).replace(" .", ".")


def count_queries(wereld: Wereld, naam: str, cel: Cel, rol: str) -> int:
    """Ask a page as a role and count the statements."""
    client = make_client(wereld, rol)
    sleutels = dict(cel.sleutels(wereld.get_eigen(rol)) if cel.sleutels else cel.vast)
    with CaptureQueriesContext(connection) as opdrachten:
        antwoord = client.get(reverse(naam, kwargs=sleutels))
    assert antwoord.status_code == cel.status, f"{naam} {rol}"
    return len(opdrachten)

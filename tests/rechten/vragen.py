"""Asks a route as somebody, and says what is wrong with the answers."""

import re
from html import unescape

from django.test import Client
from django.urls import reverse

from tests.rechten.matrix import STARTPAGINA, Cel
from tests.rechten.merken import MARKERS
from tests.rechten.wereld import Wereld

BLOK = re.compile(r'<section class="blok">\s*<h2[^>]*>([^<]*)</h2>')
EXPORT = re.compile(r'href="\?([^"]*export=csv[^"]*)"')


def make_client(wereld: Wereld, rol: str) -> Client:
    """Return a client of a role that signed in once in this world; pages that are only asked keep it so."""
    client = Client(raise_request_exception=True)
    if rol == "anoniem":
        return client
    if rol in wereld.aangemeld:
        client.cookies.load(wereld.aangemeld[rol])
    else:
        client.force_login(wereld.accounts[rol])
        wereld.aangemeld[rol] = {naam: koekje.value for naam, koekje in client.cookies.items()}
    return client


def find_problems(wereld: Wereld, naam: str, cel: Cel, rol: str) -> list[str]:
    """Ask one route as one role and return what is wrong with the answers."""
    client = make_client(wereld, rol)
    eigen = dict(cel.sleutels(wereld.get_eigen(rol)) if cel.sleutels else cel.vast)
    problemen = _ask(client, naam, eigen, cel, rol, _expected(cel, rol))
    if cel.sleutels and rol in cel.rollen:
        vreemden = [wereld.vreemd]
        if rol in cel.buren:
            vreemden.append(wereld.buren)
        for objecten in vreemden:
            problemen += _ask(client, naam, dict(cel.sleutels(objecten)), cel, rol, {cel.vreemd})
    return problemen


def find_startproblemen(wereld: Wereld, rol: str) -> list[str]:
    """Compare the work on the start page of a role with what should stand there."""
    blokken = BLOK.findall(_get(make_client(wereld, rol), reverse("start"))[1])
    return [] if tuple(blokken) == STARTPAGINA[rol] else [f"start {rol}: {blokken}"]


def _expected(cel: Cel, rol: str) -> set[int]:
    if cel.openbaar:
        return {200, 302, 503} if rol != "anoniem" else {200, 503}
    if rol == "anoniem":
        return {cel.anoniem}
    # An operator who may see the admin but not do this is told so; others are sent to the login page.
    return {cel.status} if rol in cel.rollen else {cel.geweigerd, 403}


def _ask(
    client: Client, naam: str, sleutels: dict[str, object], cel: Cel, rol: str, verwacht: set[int]
) -> list[str]:
    """Ask the page, and everything that it offers to take along as a file."""
    adres = reverse(naam, kwargs=sleutels)
    status, tekst = _get(client, adres)
    problemen = [] if status in verwacht else [f"{naam} {rol}: {status}, niet {verwacht}"]
    teksten = [tekst]
    if status == 200:
        vragen = [*cel.vragen, *(unescape(link) for link in EXPORT.findall(tekst))]
        teksten += [_get(client, f"{adres}?{vraag}")[1] for vraag in vragen]
    alles = "\n".join(teksten).lower()
    return problemen + [f"{naam} {rol}: toont {m}" for m in MARKERS[rol] if m.lower() in alles]


def _get(client: Client, adres: str) -> tuple[int, str]:
    antwoord = client.get(adres)
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content  # type: ignore[attr-defined]
    return antwoord.status_code, inhoud.decode(errors="replace")

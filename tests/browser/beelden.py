"""Pictures of the demo as people see it: every page, wide and narrow, for each role that sees it.

`make schermen` serves the demo and runs this module. It signs in with each demo account and follows the
links, from the start page on, until every route of the URL resolver that the account can reach has its
pictures. A page that does not open and a complaint of the browser are errors; a page that no account reached
is told.
"""

import os
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import django
from django.urls import Resolver404, resolve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

BREEDTEN = {"smal": 360, "breed": 1280}
GEDULD_TAAK = 120_000
# Answers for programs, files and parts of a page.
GEEN_PAGINA = {
    "afmelden",
    "api-afrekening-detail",
    "api-afrekening-list",
    "api-contract-detail",
    "api-contract-list",
    "api-openapi",
    "bestanden:download",
    "afrekening_rapportbundel",
    "favicon",
    "gereed",
    "gezondheid",
    "metingen",
    "security_txt",
    "stijlgids_voortgang",
    "taak_voortgang",
    "upload_fouten",
    "upload_voorbeeld",
    "upload_voortgang",
}
# What no link leads to, with the status it must have: a question, and pages for what goes wrong.
ZONDER_LINK: Mapping[str, tuple[str, int]] = {
    "zoeken": ("/zoeken?vraag=demo", 200),
    "fout-400": ("/aanbieders?sorteer=geheim", 400),
    "fout-404": ("/bestaat-niet", 404),
}


class Kijker:
    """One account in a browser of its own: what it saw, and what was wrong."""

    def __init__(self, browser: "Browser", adres: str, naam: str, map_: Path) -> None:
        """Start without a session."""
        context = browser.new_context(
            base_url=adres, locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce"
        )
        self.pagina: Page = context.new_page()
        self.pagina.on("console", self._hoor)
        self.pagina.on("pageerror", lambda fout: self.fouten.append(f"{naam}: {self.pagina.url}: {fout}"))
        self.adres, self.naam, self.map_ = adres, naam, map_ / naam
        self.gezien: set[str] = set()
        self.fouten: list[str] = []

    def sign_in(self, wachtwoord: str) -> None:
        """Sign in as a person does."""
        self.pagina.goto("/aanmelden")
        self.pagina.locator("[name=login]").fill(self.naam)
        self.pagina.locator("[name=password]").fill(wachtwoord)
        self.pagina.get_by_role("button", name="Aanmelden").click()
        self.pagina.wait_for_url(f"{self.adres}/")

    def visit(self, naam: str, url: str, status: int = 200) -> bool:
        """Open a page and keep its pictures; tell whether it is what was expected."""
        self.gezien.add(naam)
        antwoord = self.pagina.goto(url)
        if antwoord is None or antwoord.status != status:
            self.fouten.append(f"{self.naam}: {url} geeft {antwoord and antwoord.status}, niet {status}")
            return False
        self.keep(naam)
        return True

    def keep(self, naam: str) -> None:
        """Take a picture of the whole page that is open, at each width."""
        self.map_.mkdir(parents=True, exist_ok=True)
        for woord, breedte in BREEDTEN.items():
            self.pagina.set_viewport_size({"width": breedte, "height": 800})
            self.pagina.screenshot(path=self.map_ / f"{naam.replace(':', '-')}-{woord}.png", full_page=True)

    def follow_links(self) -> None:
        """Open one address of every route that links lead to, from the start page on."""
        for naam, (url, status) in ZONDER_LINK.items():
            self.visit(naam, url, status)
        wachtrij = deque([f"{self.adres}/"])
        while wachtrij:
            url = wachtrij.popleft()
            route = find_route(url)
            if route is not None and route not in self.gezien and self.visit(route, url):
                wachtrij.extend(self._find_links())

    def _find_links(self) -> Iterator[str]:
        links: list[str] = self.pagina.eval_on_selector_all(
            "a[href]", "links => links.map(link => link.href)"
        )
        return (link.split("#")[0] for link in links if link.startswith(f"{self.adres}/"))

    def _hoor(self, bericht: "ConsoleMessage") -> None:
        # Chromium itself reports the status of an error page.
        if bericht.type in {"error", "warning"} and "status of 40" not in bericht.text:
            self.fouten.append(f"{self.naam}: {self.pagina.url}: {bericht.text}")


def find_route(url: str) -> str | None:
    """Return the name of the route of a page, and None for what is no page; a dead link is its own name."""
    try:
        match = resolve(urlsplit(url).path)
    except Resolver404:
        return url
    if match.url_name is None or match.view_name in GEEN_PAGINA or "export=" in url:
        return None
    return match.view_name


def start_afrekening(kijker: Kijker) -> None:
    """Settle the year again from the site, so that there is a job and a difference between versions."""
    kijker.pagina.goto("/taken")
    if kijker.pagina.locator("table").count():
        return
    kijker.pagina.goto("/afrekeningen")
    kijker.pagina.locator("tbody th a").first.click()
    kijker.pagina.get_by_role("link", name="Opnieuw berekenen").click()
    kijker.pagina.get_by_role("button", name="Start de berekening").click()
    kijker.keep("taak-bezig")
    kijker.pagina.get_by_role("link", name="Bekijk de afrekening").wait_for(timeout=GEDULD_TAAK)


def show_aanmelden(kijker: Kijker) -> None:
    """The pages for who is not signed in, or not any more."""
    kijker.visit("aanmelden", "/aanmelden")
    kijker.visit("toegankelijkheid", "/toegankelijkheid")
    kijker.visit("fout-404", "/bestaat-niet", 404)
    kijker.pagina.goto("/aanmelden")
    kijker.pagina.get_by_role("button", name="Aanmelden").click()
    kijker.keep("aanmelden-fouten")
    kijker.pagina.context.clear_cookies()
    kijker.pagina.get_by_role("button", name="Aanmelden").click()
    kijker.keep("fout-csrf")
    kijker.pagina.context.add_cookies([{"name": "sessionid", "value": "verlopen", "url": kijker.adres}])
    kijker.visit("sessie-verlopen", "/taken", 401)


def main() -> int:
    """Make all pictures; return how it ended."""
    django.setup()
    from playwright.sync_api import sync_playwright

    from inkoop.demo.accounts import get_demowachtwoord
    from inkoop.platform.gebruikers.models import Gebruiker, Rol
    from tests.browser.conftest import CHROMIUM
    from tests.rechten.routes import walk_routes

    adres, map_ = os.environ["INKOOP_ADRES"], Path(os.environ.get("SCHERMEN_MAP") or "schermen")
    demo = Gebruiker.objects.filter(gebruikersnaam__startswith="demo-")
    accounts = sorted(
        ((naam, rollen[0]) for naam, rollen in demo.values_list("gebruikersnaam", "rollen")),
        key=lambda rij: rij[1] != Rol.CONTRACTMANAGER,
    )
    kijkers = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--lang=nl-NL"])
        for naam, rol in accounts:
            kijker = Kijker(chromium, adres, naam, map_)
            kijker.sign_in(get_demowachtwoord())
            if rol == Rol.CONTRACTMANAGER:
                start_afrekening(kijker)
            kijker.follow_links()
            if rol == Rol.CONSULENT:
                kijker.visit("fout-403", "/contracten", 403)
            kijkers.append(kijker)
            print(f"{naam}: {len(kijker.gezien)} pagina's", flush=True)
        kijkers.append(Kijker(chromium, adres, "bezoeker", map_))
        show_aanmelden(kijkers[-1])
    gezien = {naam for kijker in kijkers for naam in kijker.gezien}
    # Of the admin, most pages to add and delete are for nobody (tests/rechten/matrix.py).
    paginas = [naam for naam in walk_routes() if ":" not in naam and naam not in GEEN_PAGINA]
    print("Door niemand bereikt:", ", ".join(naam for naam in paginas if naam not in gezien))
    fouten = [fout for kijker in kijkers for fout in kijker.fouten]
    print("\n".join(["", "Mis:", *fouten] if fouten else [f"De beelden staan in {map_}/."]))
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main())

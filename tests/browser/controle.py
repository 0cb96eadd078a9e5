"""The checks that every page must pass in a real browser, and its pictures when they are asked for."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.test import Client

from tests.browser.conftest import AXE

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Error, Page

AXE_LABELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BREED, SMAL, REFLOW = 1280, 360, 320
TABS_MAXIMAAL = 40

# Tab starts where the focus was last, also when what had it is gone.
BEGIN_BOVENAAN = """() => {
  const begin = document.createElement('span');
  begin.tabIndex = -1;
  document.body.prepend(begin);
  begin.focus();
  begin.remove();
}"""
# Where the focus is: its place, whether it can be seen, and whether it is not wholly below what stays in view
# (WCAG 2.2, 2.4.11).
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const r = e.getBoundingClientRect(), s = getComputedStyle(e);
  const vrij = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
    const boven = document.elementFromPoint(r.left + x * r.width, r.top + y * r.height);
    return boven !== null && (e.contains(boven) || boven.contains(e));
  });
  return {wat: e.outerHTML.slice(0, 80), vrij: vrij, breed: r.width, hoog: r.height,
          omlijnd: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
          raakt: !!e.closest('a,button,input,select,textarea,summary'), inregel: s.display === 'inline',
          links: r.left, boven: r.top + window.scrollY};
}"""


def meld_aan(pagina: "Page", gebruiker: Any, server: str) -> None:
    """Give the browser a session of this user."""
    client = Client()
    client.force_login(gebruiker)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    pagina.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server}])


def check_pagina(
    pagina: "Page", url: str, naam: str = "", *, status: int = 200, ook_smal: bool = True
) -> None:
    """Open a page and check it: axe, console, reflow at 320 pixels, focus; raises AssertionError.

    Args:
        url: path on the test server.
        naam: name of its pictures, made when SCHERMEN_MAP says where; none without a name.
        status: the status that the page must have.
        ook_smal: look at all of it on a phone too; reflow is looked at in any case.
    """
    with _listen(pagina, url, status):
        _open(pagina, url, status)
        _check_toegankelijk(pagina, f"{url} breed")
        _save_beeld(pagina, naam, "breed")
        _check_focus(pagina, url)
        if ook_smal:
            pagina.set_viewport_size({"width": SMAL, "height": 780})
            _check_toegankelijk(pagina, f"{url} smal")
            _save_beeld(pagina, naam, "smal")
            _check_focus(pagina, url)
        _check_past(pagina, url)


@contextmanager
def _listen(pagina: "Page", url: str, status: int) -> Iterator[None]:
    """Hear what a page says on its console; raises AssertionError when it says something."""
    meldingen: list[str] = []

    def onthoud(bericht: "ConsoleMessage") -> None:
        # Chromium itself reports the status of an error page; that is what is asked here.
        if bericht.type in {"error", "warning"} and f"status of {status}" not in bericht.text:
            meldingen.append(bericht.text)

    def onthoud_fout(fout: "Error") -> None:
        meldingen.append(str(fout))

    pagina.on("console", onthoud)
    pagina.on("pageerror", onthoud_fout)
    try:
        yield
    finally:
        pagina.remove_listener("console", onthoud)
        pagina.remove_listener("pageerror", onthoud_fout)
    assert meldingen == [], f"{url}: {meldingen}"


def _open(pagina: "Page", url: str, status: int) -> None:
    pagina.set_viewport_size({"width": BREED, "height": 900})
    antwoord = pagina.goto(url)
    assert antwoord is not None
    assert antwoord.status == status, f"{url}: status {antwoord.status}"


def _check_past(pagina: "Page", url: str) -> None:
    """See that a page fits a screen of 320 pixels without scrolling sideways (WCAG 1.4.10)."""
    pagina.set_viewport_size({"width": REFLOW, "height": 640})
    breedte = pagina.evaluate("document.documentElement.scrollWidth")
    assert breedte <= REFLOW, f"{url}: de pagina is {breedte} pixels breed op een scherm van {REFLOW}"


def check_zoals_het_er_staat(pagina: "Page", naam: str) -> None:
    """Check with axe what is open now, wide and narrow: what a form became once it was sent, say."""
    for breedte in (BREED, SMAL):
        pagina.set_viewport_size({"width": breedte, "height": 900})
        _check_toegankelijk(pagina, f"{naam} op {breedte}")


def _check_toegankelijk(pagina: "Page", waar: str) -> None:
    """Run axe with the rules of WCAG 2.2 AA and its best practices."""
    if not pagina.evaluate("typeof window.axe === 'object'"):
        pagina.evaluate(AXE.read_text())
    # Fetching style sheets again serves only experimental rules, and stumbles over sheets that import others.
    # What is in order is not brought over: of a long page that takes as long as looking at it.
    opties = {"runOnly": AXE_LABELS, "preload": False, "resultTypes": ["violations"]}
    fouten = pagina.evaluate("async opties => (await axe.run(opties)).violations", opties)
    bevindingen = [
        f"{fout['id']}: {knoop['html'][:160]} ({knoop['failureSummary']})"
        for fout in fouten
        for knoop in fout["nodes"]
    ]
    assert bevindingen == [], f"{waar}:\n" + "\n".join(bevindingen)


def _check_focus(pagina: "Page", url: str) -> None:
    """Walk through the page with Tab: the focus moves, can be seen, and what it stands on is large enough."""
    pagina.evaluate(BEGIN_BOVENAAN)
    gezien: list[str] = []
    for _ in range(TABS_MAXIMAAL):
        pagina.keyboard.press("Tab")
        focus = pagina.evaluate(FOCUS)
        if focus is None:
            break
        gezien.append(focus["wat"])
        assert focus["omlijnd"], f"{url}: focus is niet te zien op {focus['wat']}"
        if focus["raakt"]:
            assert focus["vrij"], f"{url}: er ligt iets over wat de focus heeft: {focus}"
        if focus["raakt"] and not focus["inregel"]:
            assert min(focus["breed"], focus["hoog"]) >= 24, f"{url}: te klein om te raken: {focus}"
        assert focus["links"] >= 0, f"{url}: focus valt buiten beeld op {focus['wat']}"
    pagina.evaluate("document.activeElement.blur(), window.scrollTo(0, 0)")
    assert gezien, f"{url}: niets op deze pagina is met het toetsenbord te bereiken"
    assert "skip-link" in gezien[0] or "/" in gezien[0], f"{url}: de eerste stop is {gezien[0]}"


def _save_beeld(pagina: "Page", naam: str, breedte: str) -> None:
    """Keep a picture of the whole page where SCHERMEN_MAP says."""
    if naam and (map_ := os.environ.get("SCHERMEN_MAP")):
        Path(map_).mkdir(parents=True, exist_ok=True)
        pagina.evaluate("window.scrollTo(0, 0)")
        pagina.screenshot(path=f"{map_}/{naam}-{breedte}.png", full_page=True)

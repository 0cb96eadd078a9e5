"""Checks the HTML of a document before it is rendered.

The renderer makes tags out of whatever it gets and does not warn for a skipped heading or a table
without headers, so these are refused here (PDF/UA-1 = ISO 14289-1 §7; WCAG 2.2, 1.1.1 and 1.3.1).
"""

from collections.abc import Iterator
from typing import Any

from weasyprint import HTML

from inkoop.platform.documenten.fouten import OntoegankelijkeHtmlError
from inkoop.platform.documenten.ophalen import GeslotenFetcher

KOPPEN = ("h1", "h2", "h3", "h4", "h5", "h6")
SCOPES = ("col", "row", "colgroup", "rowgroup")
SVG = "{http://www.w3.org/2000/svg}"


def check_html(html: str, *, titel: str | None = None, taal: str | None = None) -> None:
    """Refuse HTML that cannot become an accessible document.

    Inputs: the whole page; `titel` and `taal` when the page must carry exactly these.
    Raises `OntoegankelijkeHtmlError` with every objection at once.
    """
    wortel = HTML(string=html, url_fetcher=GeslotenFetcher()).etree_element
    bezwaren = [
        *_check_hoofd(wortel, titel, taal),
        *_check_koppen(wortel),
        *_check_tabellen(wortel),
        *_check_beelden(wortel),
        *_check_links(wortel),
    ]
    if bezwaren:
        raise OntoegankelijkeHtmlError(bezwaren)


def get_tekst(element: Any) -> str:
    """All text inside an element, with white space made single."""
    return " ".join("".join(element.itertext()).split())


def _check_hoofd(wortel: Any, titel: str | None, taal: str | None) -> Iterator[str]:
    gevonden_taal = (wortel.get("lang") or "").strip()
    if not gevonden_taal:
        yield "de taal ontbreekt (html lang)"
    elif taal is not None and gevonden_taal != taal:
        yield f"de taal is '{gevonden_taal}' in plaats van '{taal}'"
    element = wortel.find("head/title")
    gevonden_titel = "" if element is None else get_tekst(element)
    if not gevonden_titel:
        yield "de titel ontbreekt (title)"
    elif titel is not None and gevonden_titel != titel:
        yield f"de titel is '{gevonden_titel}' in plaats van '{titel}'"


def _check_koppen(wortel: Any) -> Iterator[str]:
    koppen = [element for element in wortel.iter() if element.tag in KOPPEN]
    aantal = sum(kop.tag == "h1" for kop in koppen)
    if aantal != 1:
        yield f"er moet precies één h1 zijn, gevonden: {aantal}"
    vorige = 0
    for kop in koppen:
        niveau, tekst = int(kop.tag[1]), get_tekst(kop)
        if not tekst:
            yield f"een {kop.tag} is leeg"
        if niveau > vorige + 1:
            yield f"de kop '{tekst}' is een h{niveau} na een {f'h{vorige}' if vorige else 'leeg begin'}"
        vorige = niveau


def _check_tabellen(wortel: Any) -> Iterator[str]:
    for nummer, tabel in enumerate(wortel.iter("table"), start=1):
        bijschrift = tabel.find("caption")
        naam = get_tekst(bijschrift) if bijschrift is not None else ""
        if not naam:
            yield f"tabel {nummer} heeft geen bijschrift (caption)"
        koppen = list(tabel.iter("th"))
        if not koppen:
            yield f"tabel {nummer} ({naam}) heeft geen kopcellen (th)"
        for kop in koppen:
            if kop.get("scope") not in SCOPES:
                yield f"tabel {nummer} ({naam}): de kopcel '{get_tekst(kop)}' heeft geen scope"


def _check_beelden(wortel: Any) -> Iterator[str]:
    for beeld in wortel.iter("img"):
        if not (beeld.get("alt") or "").strip():
            yield f"de afbeelding '{(beeld.get('src') or '')[:60]}' heeft geen tekst (alt)"
    for nummer, beeld in enumerate(wortel.iter(f"{SVG}svg"), start=1):
        titel = beeld.find(f"{SVG}title")
        if titel is None or not (titel.text or "").strip():
            yield f"figuur {nummer} (svg) heeft geen titel (title)"


def _check_links(wortel: Any) -> Iterator[str]:
    for link in wortel.iter("a"):
        if link.get("href") and not get_tekst(link):
            yield f"de link naar '{link.get('href')}' heeft geen tekst"

"""The main menu: apps register their items, each user sees those of the own rights."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from inkoop.platform.gebruikers.rechten import Bereik, Recht, has_recht


@dataclass(frozen=True)
class Menupunt:
    """One entry of the menu.

    Args:
        titel: what the page is called.
        url_naam: name of its address.
        recht: who has it sees the entry.
        groep: heading in the menu under which it stands.
        volgorde: place among the entries; groups stand in the order of their first entry.
        bereiken: who has the right within another scope does not see it; empty for any scope.
    """

    titel: str
    url_naam: str
    recht: Recht
    groep: str = ""
    volgorde: int = 100
    bereiken: Collection[Bereik] = ()


@dataclass(frozen=True)
class Menulink:
    """An entry as one page shows it: its address, and whether the page lies below it."""

    titel: str
    url: str
    is_huidig: bool


@dataclass(frozen=True)
class Menugroep:
    """Entries under one heading."""

    titel: str
    links: Sequence[Menulink]


_menupunten: dict[str, Menupunt] = {}


def register_menu(*punten: Menupunt) -> None:
    """Add entries; an address can stand in the menu once."""
    for punt in punten:
        if _menupunten.get(punt.url_naam, punt) != punt:
            raise ValueError(f"Het menu heeft al een ander punt voor {punt.url_naam!r}.")
        _menupunten[punt.url_naam] = punt


def get_menu(request: HttpRequest) -> list[Menugroep]:
    """Return the menu of the user who asks, in groups; anonymous users have none."""
    gebruiker = getattr(request, "user", None)
    zichtbaar = sorted(
        (punt for punt in _menupunten.values() if has_recht(gebruiker, punt.recht, *punt.bereiken)),
        key=lambda punt: (punt.volgorde, punt.titel),
    )
    urls = {punt.url_naam: reverse(punt.url_naam) for punt in zichtbaar}
    huidig = _langste_begin(request.path, urls.values())
    groepen: dict[str, list[Menulink]] = {}
    for punt in zichtbaar:
        url = urls[punt.url_naam]
        groepen.setdefault(punt.groep, []).append(Menulink(punt.titel, url, url == huidig))
    return [Menugroep(titel, links) for titel, links in groepen.items()]


def _langste_begin(pad: str, urls: Any) -> str:
    """Return the address under which a page lies; the start page "/" only counts for itself."""
    passend = [url for url in urls if pad == url or (url != "/" and pad.startswith(f"{url.rstrip('/')}/"))]
    return max(passend, key=len, default="")

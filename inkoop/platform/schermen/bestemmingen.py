"""Addresses that a package on a higher floor gives, so that no page names a route above it.

A page asks for the address of what it leads to ("taak", "zoeken"); who has that page registers its route.
"""

from django.urls import reverse
from django.utils.http import urlencode

from inkoop.platform.databank.zoeken import make_precies

_routes: dict[str, str] = {}


def register_bestemming(naam: str, route: str) -> None:
    """Let a name lead to a route; raises `ValueError` when it leads elsewhere already."""
    if _routes.setdefault(naam, route) != route:
        raise ValueError(f"{naam!r} leidt al naar {_routes[naam]!r} en kan niet ook naar {route!r} leiden.")


def get_bestemming(naam: str, *argumenten: object) -> str:
    """Return the address that a name leads to; raises `KeyError` when nobody has that page."""
    return reverse(_routes[naam], args=argumenten)


def make_logboekadres(soort: str, sleutel: str) -> str:
    """Return the address of all that the log says of one thing."""
    vraag = urlencode({"soort": soort, "onderwerp": make_precies(sleutel)})
    return f"{get_bestemming('logboek')}?{vraag}"

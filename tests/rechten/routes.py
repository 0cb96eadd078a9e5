"""Every address of the product, as the URL resolver knows them."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def walk_routes() -> Iterator[str]:
    """Yield the full name of every route ("admin:index"); one without a name by its pattern."""
    yield from sorted({naam for naam, _ in walk_views()})


def walk_views() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the full name of every route with its view."""
    yield from _walk(get_resolver().url_patterns, "")


def _walk(patronen: list[URLPattern | URLResolver], ruimte: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            binnen = f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
            yield from _walk(patroon.url_patterns, binnen)
        else:
            naam = f"{ruimte}{patroon.name}" if patroon.name else f"{ruimte}<{patroon.pattern}>"
            yield naam, patroon.callback

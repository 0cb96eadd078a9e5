"""Every address of the product, as the URL resolver knows them."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def walk_routes() -> Iterator[str]:
    """Yield the full name of every route ("admin:index"); one without a name by its pattern."""
    yield from sorted(set(_walk(get_resolver().url_patterns, "")))


def _walk(patronen: list[URLPattern | URLResolver], ruimte: str) -> Iterator[str]:
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            binnen = f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
            yield from _walk(patroon.url_patterns, binnen)
        else:
            yield f"{ruimte}{patroon.name}" if patroon.name else f"{ruimte}<{patroon.pattern}>"

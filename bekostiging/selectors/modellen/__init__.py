"""The line queries of the funding models: each module here has one, as `QUERY`, and is found by itself."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from bekostiging.selectors.lijnquery import Lijnquery, Lijnstap


def _find_queries() -> Iterator[Lijnquery[Any]]:
    for module in iter_modules(__path__):
        query = import_module(f"{__name__}.{module.name}").QUERY
        if not isinstance(query, Lijnquery):
            raise TypeError(f"{module.name}.QUERY is geen Lijnquery")
        yield query


def _index_stappen() -> dict[str, tuple[Lijnquery[Any], Lijnstap]]:
    per_code: dict[str, tuple[Lijnquery[Any], Lijnstap]] = {}
    for query in LIJNQUERIES:
        for stap in query.stappen:
            if stap.code in per_code:
                raise ValueError(f"achter stap {stap.code} liggen regels van twee query's")
            per_code[stap.code] = query, stap
    return per_code


LIJNQUERIES: tuple[Lijnquery[Any], ...] = tuple(_find_queries())
# Per code of a step: the query that its lines come from, and how they are found in it.
LIJNSTAPPEN: Mapping[str, tuple[Lijnquery[Any], Lijnstap]] = _index_stappen()

__all__ = ["LIJNQUERIES", "LIJNSTAPPEN"]

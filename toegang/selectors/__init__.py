"""Reads of toegang."""

from toegang.selectors.bundel import (
    count_leveringen,
    iterate_resultaten,
    iterate_toewijzingen,
    stream_prestaties,
)
from toegang.selectors.maandtotalen import Stand, Totaalverschil, find_totaalverschillen
from toegang.selectors.prestaties import count_afgekeurd

__all__ = [
    "Stand",
    "Totaalverschil",
    "count_afgekeurd",
    "count_leveringen",
    "find_totaalverschillen",
    "iterate_resultaten",
    "iterate_toewijzingen",
    "stream_prestaties",
]

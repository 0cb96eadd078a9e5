"""Reads of toegang."""

from toegang.selectors.maandtotalen import Stand, Totaalverschil, find_totaalverschillen
from toegang.selectors.prestaties import count_afgekeurd

__all__ = ["Stand", "Totaalverschil", "count_afgekeurd", "find_totaalverschillen"]

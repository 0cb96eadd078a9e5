"""Searching part of a text, whatever the case, and what is like it.

Django's own `icontains` compares UPPER(column), for which an index on the column is of no use.
"""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest
from django.db.models.lookups import PatternLookup


@models.CharField.register_lookup
class Bevat(PatternLookup):
    """`nummer__bevat="c-12"`: the column holds the text, whatever the case."""

    lookup_name = "bevat"
    prepare_rhs = True

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """Return the comparison; the pattern has its wildcards escaped by `PatternLookup`."""
        return f"ILIKE {rhs}"


# Of a word with a typing error about half of the trigrams stays.
_MINSTENS = 0.45
# Of a shorter text nothing is left to be like.
KORTSTE_GELIJKENIS = 4


class Woordgelijkenis(models.Func):
    """How much a text looks like a part of a column: 1 when it stands there (pg_trgm)."""

    function = "word_similarity"
    output_field = models.FloatField()


def zoek_tekst(rijen: Any, velden: Sequence[str], tekst: str) -> Any:
    """Return the rows of which a field holds the text; when there are none, those that are like it.

    For lists of hundreds of rows: likeness is computed for each of them.
    """
    bevat = rijen.filter(reduce(or_, (Q(**{f"{veld}__bevat": tekst}) for veld in velden)))
    if len(tekst) < KORTSTE_GELIJKENIS or bevat.exists():
        return bevat
    gelijkenissen = [Woordgelijkenis(Value(tekst), F(veld)) for veld in velden]
    beste = Greatest(*gelijkenissen) if len(gelijkenissen) > 1 else gelijkenissen[0]
    return rijen.alias(gelijkenis=beste).filter(gelijkenis__gte=_MINSTENS)
